package org.meetinginterpreter.translation.shared;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.Turn;
import org.meetinginterpreter.translation.Turn.Urgency;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TranslationWorkersTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final FakeModel pt = new FakeModel("pt");
    private final FakeModel es = new FakeModel("es");
    private CompletableFuture<List<String>> running;
    private TranslationWorkers workers = new TranslationWorkers(new SharingOptions(1, 100_000, 100));

    @AfterEach
    void close() {
        pt.releaseAll();
        es.releaseAll();
        workers.close();
        callers.shutdown();
    }

    @Test
    void answersInOrderAndLeavesBlankTextsOut() {
        assertEquals(
                List.of("pt(a)", "", "pt(b)", "", "pt(a)"),
                workers.share(pt).translateTexts(List.of("a", "", "b", " \n", "a")));
        assertEquals(List.of("a", "b"), pt.texts());
    }

    @Test
    void translatesTogetherWhatCameWhileTheWorkerWasBusy() throws Exception {
        holdUp();
        List<CompletableFuture<List<String>>> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(call(pt, Urgency.LIVE, "m_" + i, "text " + i));
        }
        awaitWaiting(5);
        pt.releaseAll();
        for (int i = 0; i < 5; i++) {
            assertEquals(List.of("pt(text " + i + ")"), others.get(i).join());
        }
        assertEquals(List.of("pt(busy)"), running.join());
        assertEquals(2, pt.batches().size());
        assertEquals(6, workers.statistics().texts());
        assertEquals(2, workers.statistics().batches());
    }

    @Test
    void aLiveTextOvertakesABulk() throws Exception {
        holdUp();
        List<String> lines = IntStream.range(0, 300).mapToObj(i -> "line " + i).toList();
        CompletableFuture<List<String>> bulk = call(pt, Urgency.BULK, "m_1", lines.toArray(String[]::new));
        awaitWaiting(300);
        CompletableFuture<List<String>> growing = call(pt, Urgency.GROWING, "m_1", "growing");
        awaitWaiting(301);
        CompletableFuture<List<String>> live = call(pt, Urgency.LIVE, "m_1", "live");
        awaitWaiting(302);
        pt.release(2);
        assertEquals(List.of("pt(live)"), live.join());
        pt.release(1);
        assertEquals(List.of("pt(growing)"), growing.join());
        assertFalse(bulk.isDone());
        pt.releaseAll();
        assertEquals(lines.stream().map(line -> "pt(" + line + ")").toList(), bulk.join());
        assertTrue(
                pt.batches().stream().allMatch(batch -> batch.size() <= 16),
                pt.batches().toString());
    }

    @Test
    void meetingsTakeTurns() throws Exception {
        holdUp();
        CompletableFuture<List<String>> many = call(
                pt,
                Urgency.LIVE,
                "m_1",
                IntStream.range(0, 100).mapToObj(i -> "a" + i).toArray(String[]::new));
        awaitWaiting(100);
        CompletableFuture<List<String>> other = call(es, Urgency.LIVE, "m_2", "b");
        awaitWaiting(101);
        // the busy one, and one batch of the first meeting
        pt.release(2);
        assertEquals(List.of("es(b)"), other.join());
        assertFalse(many.isDone());
        assertEquals(16, pt.batches().get(1).size());
        assertTrue(pt.batches().size() <= 3, "the first meeting's batches went before: " + pt.batches());
    }

    @Test
    void aLargeCallIsSpreadOverTheWorkers() throws Exception {
        workers.close();
        workers = new TranslationWorkers(new SharingOptions(2, 0, 100));
        pt.hold();
        CompletableFuture<List<String>> call = call(
                pt,
                Urgency.BULK,
                "m_1",
                IntStream.range(0, 8).mapToObj(i -> "a" + i).toArray(String[]::new));
        pt.awaitBegun();
        pt.awaitBegun();
        assertEquals(List.of(4, 4), pt.batches().stream().map(List::size).toList());
        pt.releaseAll();
        assertEquals(8, call.join().size());
    }

    @Test
    void translatesOnceWhatSeveralAskForAtTheSameTime() throws Exception {
        holdUp();
        CompletableFuture<List<String>> one = call(pt, Urgency.BULK, "m_1", "same", "other");
        awaitWaiting(2);
        CompletableFuture<List<String>> two = call(pt, Urgency.LIVE, "m_2", "same");
        await().until(() -> workers.statistics().joined() == 1);
        pt.release(2);
        // it went with the live one, before the bulk
        assertEquals(List.of("pt(same)"), two.join());
        assertFalse(one.isDone());
        pt.releaseAll();
        assertEquals(List.of("pt(same)", "pt(other)"), one.join());
        assertEquals(List.of("busy", "same", "other"), pt.texts());
    }

    @Test
    void joinsATextThatIsBeingTranslated() throws Exception {
        holdUp();
        CompletableFuture<List<String>> two = call(pt, Urgency.LIVE, "m_2", "busy");
        await().until(() -> workers.statistics().joined() == 1);
        pt.releaseAll();
        assertEquals(running.join(), two.join());
        assertEquals(List.of("busy"), pt.texts());
    }

    @Test
    void keepsFinishedTranslations() {
        Translator translator = workers.share(pt);
        translator.translateTexts(List.of("a", "b"));
        assertEquals(List.of("pt(b)", "pt(a)"), workers.share(pt).translateTexts(List.of("b", "a")));
        assertEquals(List.of("a", "b"), pt.texts());
        assertEquals(List.of("es(a)"), workers.share(es).translateTexts(List.of("a")));
        assertEquals(2, workers.statistics().cacheHits());
        assertEquals(3, workers.statistics().cacheMisses());
        workers.forget();
        translator.translateTexts(List.of("a"));
        assertEquals(List.of("a", "b", "a"), pt.texts());
    }

    @Test
    void neitherJoinsNorKeepsSteeredRequests() throws Exception {
        pt.hold();
        TranslationRequest steered = new TranslationRequest("a", "x", "xy");
        Translator translator = workers.share(pt);
        CompletableFuture<?> one = CompletableFuture.supplyAsync(() -> translator.translate(List.of(steered)), callers);
        pt.awaitBegun();
        CompletableFuture<?> two = CompletableFuture.supplyAsync(() -> translator.translate(List.of(steered)), callers);
        CompletableFuture<?> three =
                CompletableFuture.supplyAsync(() -> translator.translateTexts(List.of("a")), callers);
        awaitWaiting(2);
        pt.releaseAll();
        CompletableFuture.allOf(one, two, three).join();
        translator.translate(List.of(steered));
        assertEquals(List.of("a", "a", "a", "a"), pt.texts());
        translator.translate(List.of(new TranslationRequest("b", "x", "xy")));
        translator.translateTexts(List.of("b"));
        assertEquals(List.of("a", "a", "a", "a", "b", "b"), pt.texts());
        assertEquals(0, workers.statistics().joined() + workers.statistics().cacheHits());
    }

    @Test
    void refusesSteeredRequestsForAModelThatCannotBeSteered() {
        Translator stiff = workers.share(new FakeModel("stiff"));
        assertThrows(
                IllegalArgumentException.class, () -> stiff.translate(List.of(new TranslationRequest("a", "x", "x"))));
    }

    @Test
    void aTextThatBreaksTheModelTakesNoOtherWithIt() throws Exception {
        holdUp();
        CompletableFuture<List<String>> one = call(pt, Urgency.LIVE, "m_1", "a");
        CompletableFuture<List<String>> bad = call(pt, Urgency.LIVE, "m_2", "poison");
        CompletableFuture<List<String>> two = call(pt, Urgency.LIVE, "m_3", "b");
        awaitWaiting(3);
        pt.releaseAll();
        assertEquals(List.of("pt(a)"), one.join());
        assertEquals(List.of("pt(b)"), two.join());
        assertEquals("the model pt failed: poison", failure(bad).getMessage());
        // it is tried again when asked for again
        assertEquals(
                "the model pt failed: poison",
                failure(call(pt, Urgency.LIVE, "m_2", "poison")).getMessage());
        assertEquals(3, pt.texts().stream().filter("poison"::equals).count());
    }

    @Test
    void workersOutliveWhateverAModelThrows() {
        assertTrue(
                failure(call(pt, Urgency.LIVE, "m_1", "exhausts")).getMessage().contains("OutOfMemoryError"));
        assertTrue(failure(call(pt, Urgency.LIVE, "m_1", "forgets"))
                .getMessage()
                .contains("the model pt gave 0 translations for 1 texts"));
        assertEquals(List.of("pt(a)"), call(pt, Urgency.LIVE, "m_1", "a").join());
    }

    @Test
    void tellsAllWhoWaitThatAModelCannotBeOpened() throws Exception {
        holdUp();
        es.cannotOpen(true);
        CompletableFuture<List<String>> one = call(es, Urgency.LIVE, "m_1", "a");
        CompletableFuture<List<String>> two = call(es, Urgency.LIVE, "m_2", "b");
        awaitWaiting(2);
        pt.releaseAll();
        assertEquals("the model es is damaged", failure(one).getMessage());
        assertEquals("the model es is damaged", failure(two).getMessage());
        es.cannotOpen(false);
        assertEquals(List.of("es(a)"), call(es, Urgency.LIVE, "m_1", "a").join());
    }

    @Test
    void opensAModelWhenItIsFirstUsedAndClosesItForOthers() {
        workers.close();
        workers = new TranslationWorkers(new SharingOptions(1, 0, 1));
        assertEquals(0, pt.opened());
        workers.share(pt).translateTexts(List.of("a"));
        workers.share(es).translateTexts(List.of("a"));
        workers.share(pt).translateTexts(List.of("a"));
        assertEquals(2, pt.opened());
        assertEquals(1, pt.closed());
        assertEquals(1, es.closed());
        assertEquals(1, workers.statistics().openModels());
        assertEquals(2, workers.statistics().closedModels());
    }

    @Test
    void closingOneTranslatorFailsWhatWaitsForItAndSparesOthers() throws Exception {
        holdUp();
        Translator translator = workers.share(pt);
        CompletableFuture<List<String>> waits = call(pt, Urgency.LIVE, "m_1", "a");
        CompletableFuture<List<String>> other = call(es, Urgency.LIVE, "m_1", "a");
        awaitWaiting(2);
        translator.close();
        translator.close();
        assertEquals(
                "the translator pt is closed; open it again", failure(waits).getMessage());
        assertThrows(TranslationException.class, () -> translator.translateTexts(List.of("b")));
        pt.releaseAll();
        assertEquals(List.of("pt(busy)"), running.join());
        assertEquals(List.of("es(a)"), other.join());
        assertEquals(1, pt.closed());
    }

    @Test
    void closingFailsWhatWaitsAndLetsWhatRunsFinish() throws Exception {
        holdUp();
        CompletableFuture<List<String>> waits = call(es, Urgency.BULK, "m_1", "a", "b");
        awaitWaiting(2);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(workers::close, callers);
        assertEquals(
                "the translator es is closed; open it again", failure(waits).getMessage());
        assertFalse(closing.isDone());
        assertEquals(0, pt.closed());
        pt.releaseAll();
        assertEquals(List.of("pt(busy)"), running.join());
        closing.join();
        assertEquals(1, pt.closed());
        assertEquals(
                "the translator pt is closed; open it again",
                failure(call(pt, Urgency.LIVE, "m_1", "c")).getMessage());
    }

    @Test
    void manyCallersOfManyModelsGetWhatTheyAskedFor() {
        workers.close();
        workers = new TranslationWorkers(new SharingOptions(3, 2_000, 3));
        List<FakeModel> models =
                IntStream.range(0, 8).mapToObj(i -> new FakeModel("model" + i)).toList();
        List<CompletableFuture<List<String>>> calls = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            FakeModel model = models.get(i % 8);
            String[] texts = IntStream.range(0, 1 + i % 7)
                    .mapToObj(n -> "text " + n * n % 5)
                    .toArray(String[]::new);
            Urgency urgency = List.of(Urgency.values()).get(i % 3);
            calls.add(call(model, urgency, "m_" + i % 5, texts));
            expected.add(List.of(texts).stream()
                    .map(text -> model.id() + "(" + text + ")")
                    .toList());
        }
        assertEquals(expected, calls.stream().map(CompletableFuture::join).toList());
        assertEquals(0, workers.statistics().waiting());
    }

    /** The one worker begins a batch and is held up in it. */
    private void holdUp() throws InterruptedException {
        pt.hold();
        running = call(pt, Urgency.LIVE, "m_0", "busy");
        pt.awaitBegun();
    }

    private void awaitWaiting(int texts) {
        await().until(() -> workers.statistics().waiting() == texts);
    }

    private CompletableFuture<List<String>> call(FakeModel model, Urgency urgency, String party, String... texts) {
        List<TranslationRequest> requests = List.of(texts).stream()
                .map(text -> TranslationRequest.of(text).in(new Turn(urgency, party)))
                .toList();
        Translator translator = workers.share(model);
        return CompletableFuture.supplyAsync(
                () -> translator.translate(requests).stream()
                        .map(translation -> translation.text())
                        .toList(),
                callers);
    }

    private static Throwable failure(CompletableFuture<?> call) {
        CompletionException failure = assertThrows(CompletionException.class, call::join);
        assertTrue(failure.getCause() instanceof TranslationException, failure.toString());
        return failure.getCause();
    }
}
