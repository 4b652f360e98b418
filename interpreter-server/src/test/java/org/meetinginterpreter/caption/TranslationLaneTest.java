package org.meetinginterpreter.caption;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.caption.TranslationLane.Translated;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;

class TranslationLaneTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final FakeTranslators translators = new FakeTranslators();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TranslationLane lane = new TranslationLanes(vertx, translators, 2, meters)
            .lane(Locale.ENGLISH, Locale.forLanguageTag("pt"))
            .orElseThrow();

    @AfterEach
    void close() {
        translators.release();
        vertx.close().await();
    }

    @Test
    void aLiveFinalWaitsNeitherForWhatGrowsNorForAnExport() throws Exception {
        translators.hold("growing", "later");
        CompletableFuture<Translated> growing = growing("u1", "growing");
        CompletableFuture<Translated> later = later("later");
        assertEquals("pt:live", live("live").get(20, SECONDS).text());
        assertFalse(growing.isDone() || later.isDone());
        translators.release();
        assertEquals("pt:growing", growing.get(20, SECONDS).text());
        assertEquals("pt:later", later.get(20, SECONDS).text());
        assertEquals(2, counted("final"));
        assertEquals(1, counted("partial"));
    }

    @Test
    void whereATranslatorFailsAnotherStepsInAndSaysSo() throws Exception {
        translators.stepIn(new FakeTranslators.Hardy());
        Translated translated = live("poison").get(20, SECONDS);
        assertEquals("hardy:poison", translated.text());
        assertEquals(List.of("hardy"), translated.modelIds());
        assertEquals("pt:good", live("good").get(20, SECONDS).text());
    }

    @Test
    void onlyTheNewestOfWhatGrowsIsTranslated() throws Exception {
        translators.hold("one");
        CompletableFuture<Translated> one = growing("u1", "one");
        CompletableFuture<Translated> two = growing("u1", "one two");
        CompletableFuture<Translated> other = growing("u2", "other");
        CompletableFuture<Translated> three = growing("u1", "one two three");
        assertEquals("superseded by a newer version", failure(two));
        translators.release();
        assertEquals("pt:one", one.get(20, SECONDS).text());
        assertEquals("pt:one two three", three.get(20, SECONDS).text());
        assertEquals("pt:other", other.get(20, SECONDS).text());
        assertEquals(List.of("pt:one", "pt:one two three", "pt:other"), translators.translated());
    }

    @Test
    void whatGrewIsDroppedWhenItsFinalIsThere() throws Exception {
        translators.hold("one");
        CompletableFuture<Translated> one = growing("u1", "one");
        CompletableFuture<Translated> two = growing("u2", "two");
        CompletableFuture<Void> forgotten = new CompletableFuture<>();
        loop.runOnContext(now -> {
            lane.forget("u2");
            lane.forget("u3");
            forgotten.complete(null);
        });
        assertEquals("superseded by the final", failure(two));
        translators.release();
        one.get(20, SECONDS);
        assertEquals(List.of("pt:one"), translators.translated());
    }

    @Test
    void isFullWhileTooManyLiveFinalsWait() throws Exception {
        translators.hold("a", "b");
        CompletableFuture<Translated> a = live("a");
        assertFalse(isFull());
        CompletableFuture<Translated> b = live("b");
        assertTrue(isFull());
        translators.release();
        a.get(20, SECONDS);
        b.get(20, SECONDS);
        await().until(() -> !isFull());
    }

    @Test
    void aTextThatCannotBeTranslatedTakesNoOtherWithIt() throws Exception {
        translators.hold("first");
        CompletableFuture<Translated> first = later("first");
        CompletableFuture<Translated> good = later("good");
        CompletableFuture<Translated> bad = later("poison");
        CompletableFuture<Translated> last = later("last");
        translators.release();
        assertEquals("pt:first", first.get(20, SECONDS).text());
        assertEquals("pt:good", good.get(20, SECONDS).text());
        assertEquals("[fake-en-pt]: cannot translate this", failure(bad));
        assertEquals("pt:last", last.get(20, SECONDS).text());
        assertEquals("[fake-en-pt]: cannot translate this", failure(live("poison")));
        assertEquals("[fake-en-pt]: cannot translate this", failure(growing("u1", "poison")));
        assertEquals("pt:after", growing("u1", "after").get(20, SECONDS).text());
    }

    @Test
    void anExportOfAnyLengthIsTranslatedToTheEnd() throws Exception {
        translators.hold("0");
        List<CompletableFuture<Translated>> all =
                IntStream.range(0, 300).mapToObj(i -> later("" + i)).toList();
        translators.release();
        for (int i = 0; i < 300; i++) {
            assertEquals("pt:" + i, all.get(i).get(20, SECONDS).text());
        }
    }

    @Test
    void aCaptionOfSeveralRequestsGetsItsOwnTranslationsInOrder() throws Exception {
        translators.hold("first");
        CompletableFuture<Translated> first = growing("u1", "first");
        CompletableFuture<Translated> two = growing("u2", "a", "b");
        CompletableFuture<Translated> none = growing("u3");
        CompletableFuture<Translated> one = growing("u4", "c");
        translators.release();
        first.get(20, SECONDS);
        assertEquals(List.of("pt:a", "pt:b"), texts(two));
        assertEquals(List.of(), texts(none));
        assertEquals(List.of("pt:c"), texts(one));
        assertEquals(List.of("fake-en-pt"), one.join().modelIds());
    }

    @Test
    void asksForTheRequestsOfWhatGrowsWhenTheVersionBeforeIsBack() throws Exception {
        translators.hold("one");
        List<String> events = new CopyOnWriteArrayList<>();
        CompletableFuture<Translated> one = growing("u1", "one");
        CompletableFuture<Void> shown = one.thenAccept(back -> events.add("back"));
        CompletableFuture<Translated> two = onLoop(() -> lane.translateGrowing("m_1", "u1", () -> {
            events.add("asked");
            return List.of(TranslationRequest.of("two"));
        }));
        translators.release();
        two.get(20, SECONDS);
        shown.get(20, SECONDS);
        assertEquals(List.of("back", "asked"), events);
    }

    private static List<String> texts(CompletableFuture<Translated> result) throws Exception {
        return result.get(20, SECONDS).translations().stream()
                .map(Translation::text)
                .toList();
    }

    private CompletableFuture<Translated> live(String text) {
        return onLoop(() -> lane.translateLive("m_1", List.of(TranslationRequest.of(text))));
    }

    private CompletableFuture<Translated> later(String text) {
        return onLoop(() -> lane.translateLater("m_1", List.of(TranslationRequest.of(text))));
    }

    private CompletableFuture<Translated> growing(String utterance, String... texts) {
        return onLoop(() -> lane.translateGrowing(
                "m_1",
                utterance,
                () -> Stream.of(texts).map(TranslationRequest::of).toList()));
    }

    private boolean isFull() throws Exception {
        return onLoop(() -> Future.succeededFuture(lane.isFull())).get(20, SECONDS);
    }

    private double counted(String kind) {
        return meters.get("interpreter.translations")
                .tag("kind", kind)
                .counter()
                .count();
    }

    /** Runs on the event loop, which owns the lane, and is under way there when this returns. */
    private <T> CompletableFuture<T> onLoop(Supplier<Future<T>> act) {
        CompletableFuture<CompletableFuture<T>> begun = new CompletableFuture<>();
        loop.runOnContext(now -> begun.complete(act.get().toCompletionStage().toCompletableFuture()));
        return begun.join();
    }

    private static String failure(CompletableFuture<?> result) throws InterruptedException, TimeoutException {
        try {
            result.get(20, SECONDS);
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        }
        return assertThrows(ExecutionException.class, result::get).getMessage();
    }
}
