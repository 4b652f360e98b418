package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.caption.LanguageGuard.Question;
import org.meetinginterpreter.speech.ConfidenceScale;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

/** Engines hear an utterance of 12 words in each 5 s of sound, and are as sure of them as the test says. */
class LanguageGuardTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final WorkerExecutor openers = vertx.createSharedWorkerExecutor("test-openers", 1);
    private final RecognitionWorkers workers = new RecognitionWorkers(loop, 1, System::nanoTime);
    private final AtomicLong now = new AtomicLong(60_000);
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final AtomicInteger probed = new AtomicInteger();
    private Map<Locale, Double> sureOf = Map.of(Locale.ENGLISH, 0.4);
    private final LanguageChecks checks = new LanguageChecks(new Engines(), openers, workers);
    private final LanguageGuard guard = new LanguageGuard(
            Locale.ENGLISH, () -> List.of(Locale.ENGLISH, PORTUGUESE), checks, now::get, questions::add);
    private final SpeechRecognizer track = guard.open(new Engine(Locale.ENGLISH), RecognitionOptions.NONE);

    @AfterEach
    void close() {
        workers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksForTheLanguageWhoseRecogniserUnderstands() {
        sureOf = Map.of(Locale.ENGLISH, 0.4, Locale.KOREAN, 0.9, PORTUGUESE, 0.4);
        speak(15);
        awaitQuestions(1);
        assertEquals(Optional.of(Locale.KOREAN), questions.get(0).likely());
        assertEquals(Locale.ENGLISH, questions.get(0).declared());
        assertEquals(2, probed.get(), "the meeting's Portuguese was asked first");
    }

    @Test
    void asksWithoutANameWhereNobodyElseCanBeAskedAndTheDoubtIsClear() {
        speak(15);
        assertEquals(List.of(), questions);
        speak(10);
        awaitQuestions(1);
        assertEquals(Optional.empty(), questions.get(0).likely());
    }

    @Test
    void doesNotAskTwiceWithinTenMinutes() {
        speak(25);
        awaitQuestions(1);
        now.addAndGet(LanguageGuard.AFTER_QUESTION.toMillis() - 1);
        speak(25);
        assertEquals(1, questions.size());
        now.addAndGet(1);
        speak(25);
        awaitQuestions(2);
    }

    @Test
    void doesNotLookAgainForAWhileAtWhatNobodyUnderstands() {
        sureOf = Map.of(Locale.ENGLISH, 0.4, PORTUGUESE, 0.4);
        speak(15);
        Awaitility.await().until(() -> probed.get() == 1 && onLoop(() -> !checks.isBusy()));
        speak(5);
        assertEquals(1, probed.get());
        now.addAndGet(LanguageGuard.AFTER_CHECK.toMillis());
        speak(15);
        Awaitility.await().until(() -> probed.get() == 2);
        awaitQuestions(1);
        assertTrue(questions.get(0).likely().isEmpty());
    }

    @Test
    void asksNobodyOnceTheTrackIsOver() {
        onLoop(() -> {
            guard.stop();
            return true;
        });
        speak(25);
        assertEquals(List.of(), questions);
    }

    /** Seconds of speech, then time for the guard. */
    private void speak(int seconds) {
        track.accept(new float[seconds * 16_000]);
        onLoop(() -> {
            guard.tick();
            return true;
        });
    }

    private void awaitQuestions(int count) {
        Awaitility.await().untilAsserted(() -> assertEquals(count, questions.size()));
    }

    private <T> T onLoop(Callable<T> act) {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(now -> {
            try {
                done.complete(act.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    private final class Engines implements SpeechEngines {
        @Override
        public Optional<SpeechEngine> forLanguage(Locale language) {
            return Optional.of(new Engine(language));
        }

        @Override
        public Set<Locale> languages() {
            return sureOf.keySet();
        }

        @Override
        public String installHint(Locale language) {
            return "none";
        }

        @Override
        public void warmUp() {}
    }

    private final class Engine implements SpeechEngine {
        private final Locale language;

        private Engine(Locale language) {
            this.language = language;
        }

        @Override
        public String modelId() {
            return "fake-" + language;
        }

        @Override
        public Locale language() {
            return language;
        }

        @Override
        public ConfidenceScale confidenceScale() {
            return new ConfidenceScale(0.3, 0.9);
        }

        @Override
        public void warmUp() {}

        @Override
        public SpeechRecognizer open(RecognitionOptions options) {
            if (!language.equals(Locale.ENGLISH)) {
                probed.incrementAndGet();
            }
            return new Recognizer(sureOf.get(language));
        }

        @Override
        public void close() {}
    }

    private static final class Recognizer implements SpeechRecognizer {
        private static final int UTTERANCE_MILLIS = 5_000;
        private static final int WORDS = 12;
        private final double sure;
        private long fedMillis;
        private int number;

        private Recognizer(double sure) {
            this.sure = sure;
        }

        @Override
        public List<SpeechEvent> accept(float[] samples) {
            fedMillis += samples.length / 16;
            List<SpeechEvent> finals = new ArrayList<>();
            while (fedMillis >= (number + 1L) * UTTERANCE_MILLIS) {
                long start = (long) number * UTTERANCE_MILLIS;
                String text = String.join(" ", Collections.nCopies(WORDS, "w"));
                finals.add(new SpeechEvent.Final(new Utterance(
                        ++number,
                        text,
                        text.length(),
                        start,
                        start + UTTERANCE_MILLIS,
                        Collections.nCopies(WORDS, new SpokenWord("w", start, start + UTTERANCE_MILLIS, sure)))));
            }
            return finals;
        }

        @Override
        public List<SpeechEvent> finish() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
