package org.meetinginterpreter.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.audio.silero.SileroNetwork;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechEventRules;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

/** Vosk's native library with the small Korean model on real speech. */
class VoskSpeechRecognizerIT {
    private static final String MODEL = "vosk-model-small-ko-0.22";
    private static final String SPOKEN = "그는 이리저리 피하면서 길 한 옆으로 걸어갔다";

    @TempDir
    static Path work;

    private static SileroNetwork detector;
    private static VoskSpeechEngine engine;

    @BeforeAll
    static void load() {
        Path model = InstalledModels.folder(MODEL);
        detector = SileroNetwork.open(InstalledModels.folder("silero-vad"));
        engine = VoskSpeechEngine.open(
                model,
                MODEL,
                Locale.KOREAN,
                detector::newDetector,
                VoskOptions.in(work).withRecognizers(4, 1));
    }

    @AfterAll
    static void unload() {
        if (engine != null) {
            engine.close();
        }
        if (detector != null) {
            detector.close();
        }
    }

    @Test
    void understandsKorean() throws IOException {
        List<Utterance> finals = finals(recognise(korean(), 1_600));
        assertEquals(1, finals.size());
        double errors = characterErrorRate(SPOKEN, finals.get(0).text());
        assertTrue(errors <= 0.4, () -> errors + " of the characters are wrong: " + finals);
        // by ear: the first word starts at 0.6 s, the last ends at 3.4 s
        assertTrue(finals.get(0).startMillis() >= 400 && finals.get(0).startMillis() <= 800, finals::toString);
        assertTrue(finals.get(0).endMillis() >= 3_200 && finals.get(0).endMillis() <= 3_600, finals::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {37, 4_001, 62_208})
    void aUsedRecogniserSaysTheSameAgainInAnyChunks(int chunk) throws IOException {
        engine.warmUp();
        assertEquals(finals(recognise(korean(), 1_600)), finals(recognise(korean(), chunk)));
    }

    @Test
    void silenceAndNoiseGiveNothing() {
        assertEquals(List.of(), recognise(new float[30 * 16_000], 1_600));
        float[] noise = new float[30 * 16_000];
        Random random = new Random(7);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (random.nextGaussian() * 0.05);
        }
        assertEquals(List.of(), recognise(noise, 1_777));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other/es-mls-13697.wav", "meeting/ami-dev00.wav"})
    void speechInAnotherLanguageStillKeepsEveryPromise(String file) throws IOException {
        List<SpeechEvent> events = recognise(speech(file), 800);
        assertFalse(finals(events).isEmpty());
        assertEquals(List.of(), SpeechEventRules.violations(events));
    }

    @Test
    void twoSpeakersAtOnceDoNotDisturbEachOther() throws Exception {
        List<Utterance> alone = finals(recognise(korean(), 1_600));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<SpeechEvent>>> both = new ArrayList<>();
            float[] track = korean();
            for (int speaker = 0; speaker < 2; speaker++) {
                both.add(threads.submit(() -> recognise(track, 1_000)));
            }
            for (Future<List<SpeechEvent>> each : both) {
                assertEquals(alone, finals(each.get()));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void closingWhileDecodingWaitsAndTheJvmLives() throws Exception {
        float[] track = korean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 20; round++) {
                SpeechRecognizer recognizer = engine.open();
                CountDownLatch decoding = new CountDownLatch(1);
                Future<?> speaking = threads.submit(() -> {
                    decoding.countDown();
                    try {
                        for (int from = 0; from < track.length; from += 3_000) {
                            recognizer.accept(Arrays.copyOfRange(track, from, from + 3_000));
                        }
                    } catch (IllegalStateException e) {
                        assertEquals("the recogniser is closed", e.getMessage());
                    }
                });
                decoding.await();
                Future<?> other = threads.submit(recognizer::close);
                recognizer.close();
                speaking.get();
                other.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(1, finals(recognise(track, 1_600)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph/HCLr.fst", "ivector/final.ie"})
    void aHalfDownloadedModelIsAnErrorThatNamesIt(String broken) throws IOException {
        Path installed = InstalledModels.folder(MODEL);
        Path folder = work.resolve("broken");
        List<Path> files = filesOf(installed);
        for (Path file : files) {
            Path copy = folder.resolve(installed.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            if (file.endsWith(broken)) {
                byte[] whole = Files.readAllBytes(file);
                Files.write(copy, Arrays.copyOf(whole, whole.length / 2));
            } else {
                Files.createSymbolicLink(copy, file.toAbsolutePath());
            }
        }
        SpeechException error = assertThrows(
                SpeechException.class,
                () -> VoskSpeechEngine.open(folder, MODEL, Locale.KOREAN, detector::newDetector, VoskOptions.in(work)));
        assertTrue(error.getMessage().startsWith("speech model " + MODEL + " in " + folder), error.getMessage());
        for (Path copy : filesOf(folder)) {
            Files.delete(copy);
        }
    }

    private static List<SpeechEvent> recognise(float[] track, int chunk) {
        List<SpeechEvent> events = new ArrayList<>();
        try (SpeechRecognizer recognizer = engine.open()) {
            for (int from = 0; from < track.length; from += chunk) {
                events.addAll(recognizer.accept(Arrays.copyOfRange(track, from, Math.min(track.length, from + chunk))));
            }
            events.addAll(recognizer.finish());
        }
        return events;
    }

    private static List<Utterance> finals(List<SpeechEvent> events) {
        return events.stream()
                .filter(SpeechEvent.Final.class::isInstance)
                .map(SpeechEvent::utterance)
                .toList();
    }

    private static float[] korean() throws IOException {
        return speech("other/ko-leopard.wav");
    }

    /** The development data is 16 kHz 16-bit mono with the usual header of 44 bytes. */
    private static float[] speech(String file) throws IOException {
        byte[] wav = Files.readAllBytes(InstalledModels.sharedData("speech").resolve(file));
        ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[(wav.length - 44) / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(44 + 2 * i) / 32_768f;
        }
        return samples;
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Edits per character of the reference; Korean spacing is not counted, the model gives morphemes. */
    private static double characterErrorRate(String reference, String hypothesis) {
        String expected = reference.replace(" ", "");
        String actual = hypothesis.replace(" ", "");
        int[] costs = new int[actual.length() + 1];
        Arrays.setAll(costs, j -> j);
        for (int i = 1; i <= expected.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= actual.length(); j++) {
                int replaced = diagonal + (expected.charAt(i - 1) == actual.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[actual.length()] / (double) expected.length();
    }
}
