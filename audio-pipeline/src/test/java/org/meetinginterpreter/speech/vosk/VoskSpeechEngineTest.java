package org.meetinginterpreter.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;

class VoskSpeechEngineTest {
    @TempDir
    Path temporary;

    private final FakeVosk vosk = FakeVosk.counting();

    @Test
    void theUsualOptionsKeepOneSpareOfEight() {
        VoskOptions options = VoskOptions.in(Path.of("work"));
        assertEquals(8, options.recognizers());
        assertEquals(1, options.spares());
        assertThrows(IllegalArgumentException.class, () -> options.withRecognizers(0, 0));
        assertThrows(IllegalArgumentException.class, () -> options.withRecognizers(1, -1));
    }

    @Test
    void noMoreRecognisersThanAllowedAreOpen() throws IOException {
        try (VoskSpeechEngine engine = engine(2, 1)) {
            SpeechRecognizer first = engine.open();
            engine.open();
            SpeechException error = assertThrows(SpeechException.class, engine::open);
            assertTrue(error.getMessage().contains("all 2"), error.getMessage());
            first.close();
            engine.open();
        }
        assertNothingLeftOrCrashed();
    }

    @Test
    void aDecoderIsUsedAgain() throws IOException {
        try (VoskSpeechEngine engine = engine(2, 1)) {
            int made = vosk.made.get();
            for (int i = 0; i < 5; i++) {
                try (SpeechRecognizer recognizer = engine.open()) {
                    recognizer.accept(loud(20_000));
                }
            }
            assertEquals(made + 1, vosk.made.get());
        }
        assertNothingLeftOrCrashed();
    }

    @Test
    void aWarmSpareIsMadeAgainWhenOneWasLent() throws IOException {
        try (VoskSpeechEngine engine = engine(3, 1)) {
            int made = vosk.made.get();
            engine.warmUp();
            engine.warmUp();
            assertEquals(made + 1, vosk.made.get());
            engine.open();
            Awaitility.await().until(() -> vosk.made.get() == made + 2);
        }
        assertNothingLeftOrCrashed();
    }

    @Test
    void closingTheEngineClosesItsRecognisers() throws IOException {
        VoskSpeechEngine engine = engine(2, 1);
        SpeechRecognizer recognizer = engine.open();
        recognizer.accept(loud(20_000));
        engine.close();
        engine.close();
        assertThrows(IllegalStateException.class, () -> recognizer.accept(loud(1)));
        recognizer.close();
        assertThrows(SpeechException.class, engine::open);
        assertThrows(SpeechException.class, engine::warmUp);
        assertNothingLeftOrCrashed();
    }

    @Test
    void aModelThatNativeCodeRefusesIsAClearErrorAndLeavesNothing() throws IOException {
        vosk.refusing = true;
        SpeechException error = assertThrows(SpeechException.class, () -> engine(1, 0));
        assertTrue(error.getMessage().startsWith("speech model vosk-fake in "), error.getMessage());
        assertNothingLeftOrCrashed();
    }

    @Test
    void anIncompleteModelIsRefusedBeforeNativeCodeSeesIt() {
        SpeechException error = assertThrows(
                SpeechException.class,
                () -> VoskSpeechEngine.open(
                        Files.createDirectory(temporary.resolve("empty")),
                        "vosk-fake",
                        Locale.KOREAN,
                        FakeVosk.LoudnessDetector::new,
                        VoskOptions.in(temporary.resolve("work"))));
        assertTrue(error.getMessage().contains("has no am/final.mdl"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void closingUnderLoadNeverCallsFreedDecoders(int seed) throws Exception {
        VoskSpeechEngine engine = engine(4, 2);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int speaker = 0; speaker < 4; speaker++) {
                Random random = new Random(seed * 10L + speaker);
                work.add(threads.submit(() -> speakUntilClosed(engine, random, threads)));
            }
            work.add(threads.submit(() -> ignoreClosed(engine::warmUp)));
            Awaitility.await().until(() -> vosk.made.get() > 4);
            engine.close();
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        assertNothingLeftOrCrashed();
    }

    /** Opens, feeds, and has another thread close in the middle, again and again. */
    private static void speakUntilClosed(VoskSpeechEngine engine, Random random, ExecutorService threads) {
        ignoreClosed(() -> {
            while (true) {
                SpeechRecognizer recognizer = engine.open();
                int chunks = random.nextInt(20);
                int closeAt = random.nextInt(20);
                Future<?> closing = null;
                for (int i = 0; i < chunks; i++) {
                    if (i == closeAt) {
                        closing = threads.submit(recognizer::close);
                    }
                    boolean goesOn = closing == null;
                    try {
                        recognizer.accept(loud(random.nextInt(8_000)));
                    } catch (IllegalStateException e) {
                        if (goesOn) {
                            throw e;
                        }
                    }
                }
                recognizer.close();
            }
        });
    }

    private static void ignoreClosed(Runnable action) {
        try {
            action.run();
        } catch (SpeechException e) {
            boolean expected =
                    e.getMessage().contains("closed") || e.getMessage().contains("in use");
            assertTrue(expected, e.getMessage());
        } catch (IllegalStateException e) {
            assertEquals("the recogniser is closed", e.getMessage());
        }
    }

    private VoskSpeechEngine engine(int recognizers, int spares) throws IOException {
        return VoskSpeechEngine.open(
                VoskModelFiles.complete(temporary.resolve("model")),
                "vosk-fake",
                Locale.KOREAN,
                FakeVosk.LoudnessDetector::new,
                VoskOptions.in(temporary.resolve("work")).withRecognizers(recognizers, spares),
                folder -> vosk);
    }

    private void assertNothingLeftOrCrashed() throws IOException {
        assertEquals(List.of(), vosk.crashes);
        assertEquals(vosk.made.get(), vosk.freed.get());
        assertTrue(vosk.closed.get());
        try (Stream<Path> left = Files.list(temporary.resolve("work"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static float[] loud(int length) {
        float[] samples = new float[length];
        Arrays.fill(samples, FakeVosk.LOUD);
        return samples;
    }
}
