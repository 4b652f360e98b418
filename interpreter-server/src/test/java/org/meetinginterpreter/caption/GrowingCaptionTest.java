package org.meetinginterpreter.caption;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Steadiness;

/** What the readers of each mode see of an utterance that grows. */
class GrowingCaptionTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final FakeTranslators translators = new FakeTranslators();
    private final CaptionPipeline pipeline = new CaptionPipeline(
            vertx,
            "m_1",
            new TranslationLanes(vertx, translators, 4, new SimpleMeterRegistry()),
            CaptionRecord.NONE,
            Duration.ofMillis(200),
            Duration.ofSeconds(5));
    private final Map<Steadiness, Reader> readers = new EnumMap<>(Steadiness.class);

    @BeforeEach
    void read() {
        for (Steadiness mode : Steadiness.values()) {
            readers.put(mode, join(PORTUGUESE, mode));
        }
    }

    @AfterEach
    void close() {
        translators.release();
        vertx.close().await();
    }

    @Test
    void eachModeShowsAsMuchAsIsSureEnoughForIt() {
        grow("we", 0);
        grow("we met", 2);
        grow("we met in geneva", 6);
        grow("we met in geneva this spring", 16);
        say("we met in geneva this spring.");

        assertEquals(
                List.of("pt:we", "pt:we met", "pt:we met in geneva", "pt:we met in geneva this spring"),
                partials(Steadiness.FAST));
        assertEquals(List.of("pt:we", "pt:we met", "pt:we met in geneva"), partials(Steadiness.BALANCED));
        assertEquals(List.of("pt:we met", "pt:we met in geneva"), partials(Steadiness.STABLE));
        for (Reader reader : readers.values()) {
            assertEquals("pt:we met in geneva this spring.", reader.last().text());
            assertTrue(reader.last().isFinal());
            reader.assertPromisesKept();
        }
    }

    @Test
    void theStableModeNeverTakesBackAWord() {
        grow("we", 2);
        grow("we met in", 9);
        grow("we met in rome today", 9);
        grow("we met at home", 6);
        say("They met at home.");

        String shown = "";
        for (Caption caption : readers.get(Steadiness.STABLE).captions) {
            assertTrue(caption.text().startsWith(shown), caption.text() + " begins with " + shown);
            shown = caption.text();
        }
        readers.values().forEach(Reader::assertPromisesKept);
        assertEquals(
                1,
                readers.values().stream()
                        .map(reader -> reader.last().text())
                        .distinct()
                        .count());
    }

    @Test
    void readersOfTheSpokenLanguageSeeWhatIsHeardOrWhatStays() {
        Reader stable = join(Locale.ENGLISH, Steadiness.STABLE);
        Reader fast = join(Locale.ENGLISH, Steadiness.FAST);
        grow("we", 0);
        grow("we met", 2);
        say("we met.");

        assertEquals(List.of("we", "we met", "we met."), fast.texts());
        assertEquals(List.of("we", "we met."), stable.texts());
    }

    @Test
    void versionsThatCameWhileTranslatorsWereBusyArePassedOverAndTheNewestIsNot() {
        translators.hold("w1");
        String utterance = onLoop(pipeline::nextUtterance);
        hear(utterance, "w1", 0, false);
        await().atMost(20, SECONDS).until(() -> translators.waiting() > 0);
        for (int i = 2; i < 20; i++) {
            hear(utterance, "w1 w" + i, 0, false);
        }
        translators.release();
        await().atMost(20, SECONDS)
                .until(() -> readers.get(Steadiness.FAST).texts().contains("pt:w1 w19"));

        assertEquals(List.of("pt:w1", "pt:w1 w19"), translators.translated());
    }

    @Test
    void aFinalThatComesLateStandsBehindWhatWasPromised() {
        grow("we", 2);
        grow("we met in geneva", 16);
        assertEquals("pt:we", readers.get(Steadiness.STABLE).last().text());
        translators.hold("we met in geneva.");
        String utterance = readers.get(Steadiness.STABLE).last().utterance();
        hear(utterance, "we met in geneva.", 17, true);
        Reader fast = readers.get(Steadiness.FAST);
        await().atMost(20, SECONDS).until(() -> fast.last().isFinal());

        assertEquals("pt:we we met in geneva.", fast.last().text());
        assertTrue(fast.last().marks().contains(Mark.TRANSLATION_DELAYED));
        translators.release();
        await().atMost(20, SECONDS).until(() -> fast.last().text().equals("pt:we met in geneva."));
        assertFalse(fast.last().marks().contains(Mark.TRANSLATION_DELAYED));
        readers.values().forEach(Reader::assertPromisesKept);
    }

    @Test
    void nothingOfAWithdrawnUtteranceIsShownAfterwards() {
        translators.hold("we");
        String utterance = onLoop(pipeline::nextUtterance);
        hear(utterance, "we", 0, false);
        await().atMost(20, SECONDS).until(() -> translators.waiting() > 0);
        onLoop(() -> {
            pipeline.withdraw(utterance);
            return "";
        });
        translators.release();
        say("they");

        assertEquals(List.of("pt:they"), readers.get(Steadiness.FAST).texts());
    }

    private String current = "";

    private void grow(String text, int stable) {
        current = current.isEmpty() ? onLoop(pipeline::nextUtterance) : current;
        int before = readers.get(Steadiness.FAST).captions.size();
        hear(current, text, stable, false);
        await().atMost(20, SECONDS)
                .until(() -> readers.get(Steadiness.FAST).captions.size() > before);
    }

    private void say(String text) {
        hear(current.isEmpty() ? onLoop(pipeline::nextUtterance) : current, text, text.length(), true);
        await().atMost(20, SECONDS)
                .until(() -> readers.values().stream()
                        .allMatch(reader ->
                                !reader.captions.isEmpty() && reader.last().isFinal()));
        current = "";
    }

    private void hear(String utterance, String text, int stable, boolean isFinal) {
        onLoop(() -> pipeline.hear(new SourceText(
                utterance,
                new Speaker("p_1", "Delegation 1"),
                Locale.ENGLISH,
                text,
                stable,
                isFinal,
                0,
                1_000,
                "recognised:fake-en")));
    }

    private Reader join(Locale language, Steadiness mode) {
        Reader reader = new Reader();
        onLoop(() -> pipeline.join(new Subscription(language, mode, 0), reader));
        return reader;
    }

    private <T> T onLoop(Callable<T> act) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(now -> {
            try {
                result.complete(act.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(20, SECONDS).join();
    }

    private List<String> partials(Steadiness mode) {
        List<String> texts = new ArrayList<>(readers.get(mode).texts());
        texts.remove(texts.size() - 1);
        return texts;
    }

    private static final class Reader implements FeedSink {
        private final List<Caption> captions = new CopyOnWriteArrayList<>();

        Caption last() {
            return captions.get(captions.size() - 1);
        }

        /** What is seen, repetitions left out. */
        List<String> texts() {
            return captions.stream().map(Caption::text).distinct().toList();
        }

        void assertPromisesKept() {
            String promise = "";
            for (Caption caption : captions) {
                assertTrue(caption.text().startsWith(promise), caption.text() + " begins with " + promise);
                // a correction may change what stood
                promise = caption.isFinal() ? "" : caption.text().substring(0, caption.stable());
            }
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void send(FeedEvent event) {
            if (event instanceof FeedEvent.Captioned captioned) {
                captions.add(captioned.caption());
            }
        }

        @Override
        public void close(int code, String reason) {}
    }
}
