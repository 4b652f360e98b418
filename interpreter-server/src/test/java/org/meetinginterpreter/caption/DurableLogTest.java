package org.meetinginterpreter.caption;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Steadiness;

/** What readers see of a log that takes its time to become durable, or cannot. */
class DurableLogTest {
    private static final int ROOM = 2;
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    private final Vertx vertx = Vertx.vertx();
    private final SlowRecord record = new SlowRecord();
    private final CaptionPipeline pipeline = pipeline(record);
    private final Reader reader = new Reader();

    private CaptionPipeline pipeline(CaptionRecord kept) {
        return new CaptionPipeline(
                vertx,
                "m_1",
                new TranslationLanes(vertx, new FakeTranslators(), 4, new SimpleMeterRegistry()),
                kept,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    @BeforeEach
    void join() {
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), reader);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private Future<Caption> say(String text) {
        return say(pipeline, text);
    }

    private static Future<Caption> say(CaptionPipeline to, String text) {
        return to.hear(new SourceText(
                to.nextUtterance(),
                new Speaker("p_1", "Delegation 1", 2),
                Locale.ENGLISH,
                text,
                text.length(),
                true,
                0,
                1_000,
                SourceText.TYPED));
    }

    @Test
    void nobodySeesAFinalBeforeItIsDurable() {
        Future<Caption> said = say("We agree.");
        assertFalse(said.isComplete());
        assertEquals(List.of(), reader.seen);
        assertEquals(0, pipeline.last());
        record.work();
        assertEquals(1, said.result().seq().orElseThrow());
        assertEquals(List.of("1 We agree."), reader.seen);
        assertEquals(1, pipeline.last());
    }

    @Test
    void whoJoinsMeanwhileGetsItOnce() {
        say("We agree.");
        Reader late = new Reader();
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), late);
        record.work();
        assertEquals(List.of("1 We agree."), late.seen);
    }

    @Test
    void whileTheRecordFailsFinalsAreShownWithoutNumberAndComeAgainWithIt() {
        Future<Caption> waiting = say("One.");
        record.fail();
        pipeline.recordFails(true);
        assertEquals(List.of("- One. [not-durable]"), reader.seen);
        assertTrue(waiting.result().marks().contains(Mark.NOT_DURABLE));
        Future<Caption> second = say("Two.");
        assertTrue(second.result().seq().isEmpty());
        record.work();
        pipeline.recordFails(false);
        assertEquals(List.of("- One. [not-durable]", "- Two. [not-durable]", "1 One.", "2 Two."), reader.seen);
    }

    @Test
    void theOrganizerIsToldAtOnceAndWhenItIsOverAndNobodyElse() {
        Reader organizer = new Reader(true);
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), organizer);
        pipeline.recordFails(true);
        Reader late = new Reader(true);
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), late);
        assertEquals(List.of("not-durable"), organizer.notices);
        assertEquals(List.of("not-durable"), late.notices);
        pipeline.recordFails(false);
        assertEquals(List.of("not-durable", "durable"), organizer.notices);
        assertEquals(List.of(), reader.notices);
    }

    @Test
    void whatFindsNoRoomBecomesOneEntryThatSaysSo() {
        record.fail();
        pipeline.recordFails(true);
        for (int i = 1; i <= ROOM + 3; i++) {
            assertTrue(say("Sentence " + i + ".").result().seq().isEmpty());
        }
        record.work();
        pipeline.recordFails(false);
        say("After it.");
        record.work();
        assertEquals(
                List.of("1 Sentence 1.", "2 Sentence 2.", "3 [3 captions could not be kept] [gap]", "4 After it."),
                reader.seen.subList(ROOM + 3, reader.seen.size()));
        assertEquals(
                List.of(1L, 2L, 3L, 4L),
                record.kept.stream().map(RecordedEntry::seq).toList());
    }

    @Test
    void anotherServerGoesOnWhereThisOneStopped() {
        say("One.");
        say("Two.");
        record.work();
        List<RecordedEntry> kept = record.kept.stream()
                .map(entry -> RecordedEntry.of(entry.toJson()))
                .toList();
        assertEquals(record.kept.get(0).toJson(), kept.get(0).toJson());
        CaptionPipeline next = pipeline(CaptionRecord.NONE);
        next.restore(kept, List.of(), 2);
        Reader again = new Reader();
        next.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 1), again);
        Future<Caption> third = say(next, "Three.");
        assertEquals(List.of("2 Two.", "3 Three."), again.seen);
        assertEquals("u2-1", third.result().utterance());
        assertTrue(next.isFinal("u1"));
    }

    @Test
    void whatIsWithheldIsShownToNobodyNotEvenToThoseWhoComeLater() {
        say("A name that must not be told.");
        record.work();
        pipeline.review("u1", new ReviewDecision.Withhold());
        record.work();
        assertEquals(List.of("1 A name that must not be told.", "2 "), reader.seen);
        Reader late = new Reader();
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), late);
        assertEquals(List.of("1 ", "2 "), late.seen);
        assertTrue(record.kept.get(0).toJson().encode().contains("must not be told"), "the log keeps both versions");
        pipeline.review("u1", new ReviewDecision.Correct(Locale.ENGLISH, "A name."));
        record.work();
        assertEquals("3 A name.", late.seen.get(2));
    }

    @Test
    void whatIsApprovedAfterItWasWithheldIsShownInEveryLanguage() {
        Reader portuguese = new Reader();
        pipeline.join(new Subscription(PORTUGUESE, Steadiness.BALANCED, 0), portuguese);
        say("We agree.");
        record.work();
        await().until(() -> portuguese.seen.size() == 1);
        pipeline.review("u1", new ReviewDecision.Withhold());
        record.work();
        pipeline.review("u1", new ReviewDecision.Approve());
        record.work();
        await().until(() -> portuguese.seen.size() == 3);
        assertEquals(List.of("2 ", "3 pt:We agree. [machine-made]"), portuguese.seen.subList(1, 3));
        assertEquals(List.of("1 We agree.", "2 ", "3 We agree."), reader.seen);
    }

    @Test
    void aCorrectionHoldsInItsLanguageAndOneOfTheSourceInAll() {
        Reader portuguese = new Reader();
        pipeline.join(new Subscription(PORTUGUESE, Steadiness.BALANCED, 0), portuguese);
        say("Fifteen percent.");
        record.work();
        await().until(() -> portuguese.seen.size() == 1);
        pipeline.review("u1", new ReviewDecision.Correct(PORTUGUESE, "Quinze por cento."));
        record.work();
        await().until(() -> portuguese.seen.size() == 2);
        assertEquals("2 Quinze por cento.", portuguese.seen.get(1));
        assertEquals("2 Fifteen percent.", reader.seen.get(1));
        pipeline.review("u1", new ReviewDecision.Correct(Locale.ENGLISH, "Fifty percent."));
        record.work();
        await().until(() -> portuguese.seen.size() == 3);
        assertEquals("3 pt:Fifty percent. [machine-made]", portuguese.seen.get(2));
        assertEquals("3 Fifty percent.", reader.seen.get(2));
    }

    @Test
    void whatAPersonApprovedIsNotMachineMadeAnyMore() {
        Reader portuguese = new Reader();
        pipeline.join(new Subscription(PORTUGUESE, Steadiness.BALANCED, 0), portuguese);
        say("We agree.");
        record.work();
        await().until(() -> portuguese.seen.size() == 1);
        assertEquals("1 pt:We agree. [machine-made]", portuguese.seen.get(0));
        pipeline.review("u1", new ReviewDecision.Approve());
        record.work();
        await().until(() -> portuguese.seen.size() == 2);
        assertEquals("2 pt:We agree.", portuguese.seen.get(1));
    }

    @Test
    void whatIsErasedLeavesItsPlacesAndNothingElse() {
        say("My name is Ana.");
        record.work();
        pipeline.review("u1", new ReviewDecision.Correct(Locale.ENGLISH, "My name is Anna."));
        record.work();
        pipeline.erase("p_1");
        record.work();
        Reader late = new Reader();
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), late);
        assertEquals(List.of("1 ", "2 ", "3 "), late.seen);
        assertEquals("3 ", reader.seen.get(2));
        record.kept.forEach(entry -> {
            assertFalse(entry.toJson().encode().contains("name is"), entry.toString());
            assertFalse(entry.toJson().encode().contains("Delegation"), entry.toString());
            assertFalse(entry.toJson().encode().contains("p_1"), entry.toString());
        });
        CaptionPipeline next = pipeline(CaptionRecord.NONE);
        next.restore(
                record.kept.stream()
                        .map(entry -> RecordedEntry.of(entry.toJson()))
                        .toList(),
                List.of(),
                2);
        Reader again = new Reader();
        next.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), again);
        assertEquals(List.of("1 ", "2 ", "3 "), again.seen);
    }

    @Test
    void whatIsErasedWhileTheRecordFailsIsGoneFromScreensAtOnce() {
        say("My name is Ana.");
        record.work();
        record.fail();
        pipeline.recordFails(true);
        assertTrue(pipeline.erase("p_1").isComplete());
        assertEquals(List.of("1 My name is Ana.", "-  [not-durable]"), reader.seen);
        record.work();
        pipeline.recordFails(false);
        assertEquals("2 ", reader.seen.get(2));
    }

    @Test
    void whatIsErasedWhileTheRecordIsFullIsToldByTheLogAfterwards() {
        say("My name is Ana.");
        record.work();
        record.fail();
        pipeline.recordFails(true);
        for (int i = 1; i <= ROOM + 1; i++) {
            say("Sentence " + i + ".");
        }
        reader.seen.clear();
        pipeline.erase("p_1");
        assertEquals(List.of("-  [not-durable]", "-  [not-durable]", "-  [not-durable]"), reader.seen);
        record.work();
        pipeline.recordFails(false);
        record.work();
        Reader late = new Reader();
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 1), late);
        assertEquals(List.of("2 ", "3 ", "4 [one caption could not be kept] [gap]", "5 ", "6 ", "7 "), late.seen);
    }

    /** Keeps as much as it has room for, when told to. */
    private static final class SlowRecord implements CaptionRecord {
        private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
        private final List<RecordedEntry> kept = new ArrayList<>();
        private boolean failing;

        @Override
        public Future<Void> enter(RecordedEntry entry) {
            if (failing && waiting.size() >= ROOM) {
                return Future.failedFuture("full");
            }
            kept.add(entry);
            Promise<Void> durable = Promise.promise();
            waiting.add(durable);
            return durable.future();
        }

        @Override
        public Future<Void> render(Caption rendering) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> erase(List<RecordedEntry> tombstones) {
            for (RecordedEntry entry : tombstones) {
                kept.set((int) entry.seq() - 1, entry);
            }
            return Future.succeededFuture();
        }

        @Override
        public boolean isFailing() {
            return failing;
        }

        void fail() {
            failing = true;
        }

        void work() {
            failing = false;
            while (!waiting.isEmpty()) {
                waiting.poll().complete();
            }
        }
    }

    private static final class Reader implements FeedSink {
        private final List<String> seen = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private final boolean organizer;

        private Reader() {
            this(false);
        }

        private Reader(boolean organizer) {
            this.organizer = organizer;
        }

        @Override
        public boolean isOrganizer() {
            return organizer;
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void send(FeedEvent event) {
            if (event instanceof FeedEvent.Captioned captioned) {
                Caption caption = captioned.caption();
                String seq = caption.seq().isPresent() ? "" + caption.seq().getAsLong() : "-";
                String marks = caption.marks().stream()
                        .map(mark -> " [" + mark.wire() + "]")
                        .reduce("", String::concat);
                seen.add(seq + " " + caption.text() + marks);
            }
            if (event instanceof FeedEvent.RecordFails fails) {
                notices.add(fails.toJson().getString("kind"));
            }
        }

        @Override
        public void close(int code, String reason) {}
    }
}
