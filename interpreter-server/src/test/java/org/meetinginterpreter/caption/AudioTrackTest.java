package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;

/** A track on a clock that stands until it is moved on. */
class AudioTrackTest {
    private static final int FRAME_MILLIS = 100;
    private static final float SPEECH = 0.5f;
    /** Not digital silence. */
    private static final float QUIET = 0.001f;

    private static final float HANGS = -1;
    private static final float FAILS = 1;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final AtomicLong now = new AtomicLong(60_000);
    private final RecognitionWorkers workers = new RecognitionWorkers(loop, 1, () -> now.get() * 1_000_000);
    private final CaptionPipeline pipeline = new CaptionPipeline(
            vertx,
            "m_1",
            new TranslationLanes(vertx, new FakeTranslators(), 4, new SimpleMeterRegistry()),
            CaptionRecord.NONE,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    private final List<WordRecognizer> recognizers = new ArrayList<>();
    private final Heard heard = new Heard();
    private final AudioTrack track = track(heard);

    private AudioTrack track(Heard listener) {
        return new AudioTrack(
                "t1",
                new Speaker("p_1", "Delegation 1"),
                new AudioFormat(AudioFormat.Encoding.PCM_S16LE, 16_000, 1),
                new AudioTrack.Recognition(
                        Locale.ENGLISH, "words", opened(), () -> Future.succeededFuture(opened()), workers),
                pipeline,
                now::get,
                listener);
    }

    private synchronized SpeechRecognizer opened() {
        WordRecognizer recognizer = new WordRecognizer();
        recognizers.add(recognizer);
        return recognizer;
    }

    @AfterEach
    void close() {
        recognizers.forEach(WordRecognizer::letGo);
        workers.close();
        vertx.close().await();
    }

    @Test
    void timesAreThoseAtWhichTheSoundWasSpoken() {
        speak(SPEECH, 1_000);
        speak(QUIET, 3_000);
        speak(SPEECH, 1_000);
        speak(QUIET, 600);

        assertEquals(List.of("w1 w2", "w9 w10"), heard.finals());
        assertEquals(List.of(60_000L, 64_000L), heard.starts());
        assertEquals(List.of(61_000L, 65_000L), heard.ends());
    }

    @Test
    void aStallOfSecondsThatEndsInABurstDividesNothingAndMovesNoTimes() {
        speak(SPEECH, 1_000);
        now.addAndGet(6_000);
        burst(SPEECH, 6_000);
        speak(SPEECH, 500);
        speak(QUIET, 600);
        speak(SPEECH, 500);
        speak(QUIET, 600);

        assertEquals(2, heard.finals().size(), heard.finals()::toString);
        assertEquals(15, heard.finals().get(0).split(" ").length);
        assertEquals(List.of(60_000L, 68_100L), heard.starts());
    }

    @Test
    void aSpeakerWhoSendsNothingForAWhilePausesAndLaterTimesAreThoseOfTheMeetingAgain() {
        speak(SPEECH, 1_000);
        now.addAndGet(5_000);
        speak(SPEECH, 1_000);
        speak(QUIET, 600);

        assertEquals(List.of("w1 w2", "w3 w4"), heard.finals());
        assertEquals(List.of(60_000L, 66_000L), heard.starts());
    }

    @Test
    void aConnectedSpeakerWhoStopsSendingGetsTheFinalAfterAWhile() {
        speak(SPEECH, 1_000);
        wait(9_000);
        assertEquals(List.of(), heard.finals());
        wait(2_000);
        assertEquals(List.of("w1 w2"), heard.finals());
    }

    @Test
    void aBrokenConnectionContinuesTheSameUtteranceWhereTheCutWas() {
        speak(SPEECH, 1_000);
        onLoop(track::disconnected);
        wait(25_000);
        assertEquals(List.of(), heard.finals());
        onLoop(() -> track.listen(heard));
        assertEquals(1_000, track.acceptedMillis());
        burst(SPEECH, 20_000);
        speak(SPEECH, 500);
        speak(QUIET, 600);

        assertEquals(1, heard.finals().size());
        assertEquals(43, heard.finals().get(0).split(" ").length);
        assertEquals(List.of(60_000L), heard.starts());
        assertEquals(1, heard.utterances().size());
    }

    @Test
    void aFilePushedFasterThanItWasSpokenKeepsTheTimesOfItsSound() {
        for (int second = 0; second < 40; second++) {
            now.addAndGet(50);
            push(second % 4 == 3 ? QUIET : SPEECH, 1_000);
        }

        assertEquals(10, heard.finals().size());
        for (int i = 0; i < 10; i++) {
            assertEquals(heard.starts().get(0) + 4_000L * i, heard.starts().get(i));
            assertEquals(heard.starts().get(i) + 3_000, heard.ends().get(i));
        }
    }

    @Test
    void soundThatComesAtHalfItsPaceIsNotCutAndKeepsTheTimesOfItsSound() {
        for (int half = 0; half < 40; half++) {
            now.addAndGet(1_000);
            push(half % 10 == 9 ? QUIET : SPEECH, 500);
        }

        assertEquals(4, heard.finals().size());
        for (int i = 0; i < 4; i++) {
            assertEquals(heard.starts().get(0) + 5_000L * i, heard.starts().get(i));
        }
    }

    @Test
    void soundOfAMutedSpeakerIsNotDecodedAndTimesGoOn() {
        speak(SPEECH, 1_000);
        onLoop(() -> track.mute(true));
        speak(SPEECH, 7_000);
        onLoop(() -> track.mute(false));
        speak(SPEECH, 1_000);
        speak(QUIET, 600);

        assertEquals(List.of("w1 w2", "w3 w4"), heard.finals());
        assertEquals(List.of(60_000L, 68_000L), heard.starts());
        assertEquals(9_600, track.acceptedMillis());
        assertEquals(16 * 2_600, recognizers.get(0).fed());
    }

    @Test
    void whatWasSaidBeforeTheMuteEndsAfterAllOfItWasHeard() {
        onLoop(() -> track.accept(frame(HANGS)));
        Awaitility.await().until(recognizers.get(0)::hangs);
        onLoop(() -> {
            for (int i = 0; i < 14; i++) {
                track.accept(frame(SPEECH));
            }
            track.mute(true);
            track.mute(false);
            for (int i = 0; i < 10; i++) {
                track.accept(frame(SPEECH));
            }
            track.mute(true);
        });
        recognizers.get(0).letGo();
        settle(track);

        assertEquals(List.of("w1 w2 w3", "w4 w5"), heard.finals());
    }

    @Test
    void endlessDigitalSilenceIsNotDecoded() {
        speak(SPEECH, 1_000);
        speak(0, 60_000);
        long fed = recognizers.get(0).fed();
        speak(SPEECH, 1_000);
        speak(QUIET, 600);

        assertTrue(fed <= 16 * 4_100, fed + " samples were decoded");
        assertEquals(2, heard.finals().size());
        assertEquals(List.of(60_000L, 121_000L), heard.starts());
    }

    @Test
    void aRecogniserThatHangsIsGivenUpAndTheTrackGoesOnWithAnother() {
        Heard other = new Heard();
        AudioTrack unharmed = track(other);
        speak(SPEECH, 2_000);
        onLoop(() -> track.accept(frame(HANGS)));
        Awaitility.await().until(recognizers.get(0)::hangs);
        wait(10_500);

        assertEquals(1, heard.failures.size());
        assertEquals(List.of("w1 w2 w3"), heard.finals(), "what was stable stays, and is all that stays");
        assertEquals(List.of(62_000L), heard.ends());
        speak(SPEECH, 1_000);
        speak(QUIET, 600);
        assertEquals(List.of("w1 w2 w3", "w1 w2"), heard.finals());
        assertEquals(72_500L, heard.starts().get(1));

        // one thread is all there is, and the hanging call has it still
        for (int i = 0; i < 20; i++) {
            now.addAndGet(FRAME_MILLIS);
            onLoop(() -> unharmed.accept(frame(SPEECH)));
            settle(unharmed);
        }
        assertFalse(other.captions.isEmpty());
        assertEquals(1, workers.stuck());
        assertFalse(recognizers.get(0).isClosed());
        recognizers.get(0).letGo();
        Awaitility.await().until(recognizers.get(0)::isClosed);
        assertEquals(0, workers.stuck());
        assertEquals(2, heard.utterances().size(), "what came back late is not heard");
    }

    @Test
    void recognisersAreEasedWhileCallsWaitForThreadsAndRecover() {
        AudioTrack second = track(new Heard());
        onLoop(() -> track.accept(frame(HANGS)));
        Awaitility.await().until(recognizers.get(0)::hangs);
        // the one thread is taken: this waits
        onLoop(() -> second.accept(frame(SPEECH)));
        for (int i = 0; i < 3; i++) {
            now.addAndGet(400);
            onLoop(workers::observe);
        }
        assertEquals(2, workers.easing().factor());
        recognizers.get(0).letGo();
        settle(track);
        settle(second);
        speak(SPEECH, 100);
        assertEquals(2, recognizers.get(0).ease());

        onLoop(workers::observe);
        for (int i = 0; i < 27; i++) {
            now.addAndGet(400);
            onLoop(workers::observe);
        }
        speak(SPEECH, 300);
        assertEquals(1, workers.easing().factor());
        settle(track);
        speak(SPEECH, 300);
        assertEquals(1, recognizers.get(0).ease());
    }

    @Test
    void aRecogniserThatFailsLeavesWhatWasStable() {
        speak(SPEECH, 2_000);
        onLoop(() -> track.accept(frame(FAILS)));
        settle(track);

        assertEquals(1, heard.failures.size());
        assertEquals(List.of("w1 w2 w3"), heard.finals());
        assertEquals(1, recognizers.size(), "one that failed is usable again");
    }

    @Test
    void aTrackThatEndsWhileItsRecogniserHangsEnds() {
        speak(SPEECH, 1_000);
        onLoop(() -> track.accept(frame(HANGS)));
        Awaitility.await().until(recognizers.get(0)::hangs);
        Future<Void> ended = onLoop(track::end);
        wait(10_500);
        ended.await();
        assertEquals(1, heard.failures.size());
        recognizers.get(0).letGo();
        Awaitility.await().until(() -> recognizers.stream().allMatch(WordRecognizer::isClosed));
    }

    @Test
    void oneTrackWithMuchSoundDoesNotKeepTheOthersWaitingForAllOfIt() {
        Heard other = new Heard();
        AudioTrack second = track(other);
        onLoop(() -> {
            for (int i = 0; i < 200; i++) {
                track.accept(frame(SPEECH));
            }
            for (int i = 0; i < 10; i++) {
                second.accept(frame(SPEECH));
            }
        });
        Awaitility.await().until(() -> !other.captions.isEmpty());
        settle(track);
        settle(second);
        // with one thread, the first track's 20 s take at least four turns
        assertTrue(heard.calls >= 4, heard.calls + " calls");
    }

    /** Sound at its own pace. */
    private void speak(float loudness, int millis) {
        for (int i = 0; i < millis / FRAME_MILLIS; i++) {
            now.addAndGet(FRAME_MILLIS);
            push(loudness, FRAME_MILLIS);
        }
    }

    /** Sound that comes now, all at once. */
    private void push(float loudness, int millis) {
        onLoop(() -> {
            for (int i = 0; i < millis / FRAME_MILLIS; i++) {
                track.accept(frame(loudness));
            }
        });
        settle(track);
    }

    /** Held-up sound. */
    private void burst(float loudness, int millis) {
        onLoop(() -> {
            for (int i = 0; i < millis / FRAME_MILLIS; i++) {
                track.accept(frame(loudness));
            }
        });
        wait(300);
    }

    /** Time goes by without sound. */
    private void wait(int millis) {
        for (int i = 0; i < millis / FRAME_MILLIS; i++) {
            now.addAndGet(FRAME_MILLIS);
            onLoop(() -> {
                workers.giveUpStuck();
                track.tick();
            });
        }
        onLoop(() -> {});
        Awaitility.await().until(() -> onLoop(track::isAtRest));
    }

    private void settle(AudioTrack one) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .pollDelay(Duration.ZERO)
                .until(() -> onLoop(() -> one.isAtRest() || one.isAfterGap()));
    }

    private static Buffer frame(float loudness) {
        Buffer frame = Buffer.buffer();
        for (int i = 0; i < 16 * FRAME_MILLIS; i++) {
            frame.appendShortLE((short) Math.round(loudness * 32_767));
        }
        return frame;
    }

    private void onLoop(Runnable task) {
        onLoop(() -> {
            task.run();
            return true;
        });
    }

    private <T> T onLoop(Callable<T> task) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(start -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return done.future().await();
    }

    private static final class Heard implements TrackListener {
        private final List<Caption> captions = new ArrayList<>();
        private final List<SpeechException> failures = new ArrayList<>();
        private int calls;

        @Override
        public synchronized void caption(Caption caption) {
            captions.add(caption);
        }

        @Override
        public synchronized void failed(SpeechException reason) {
            failures.add(reason);
        }

        @Override
        public synchronized void caughtUp() {
            calls++;
        }

        synchronized List<Caption> ofFinals() {
            return captions.stream().filter(Caption::isFinal).toList();
        }

        List<String> finals() {
            return ofFinals().stream().map(Caption::text).toList();
        }

        List<Long> starts() {
            return ofFinals().stream().map(Caption::startMillis).toList();
        }

        List<Long> ends() {
            return ofFinals().stream().map(Caption::endMillis).toList();
        }

        synchronized List<String> utterances() {
            return captions.stream().map(Caption::utterance).distinct().toList();
        }
    }
}
