package org.meetinginterpreter.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechEventRules;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

class VoskSpeechRecognizerTest {
    private static final int RATE = 16_000;

    @TempDir
    Path temporary;

    private FakeVosk vosk = FakeVosk.counting();
    private VoskSpeechEngine engine;

    @AfterEach
    void nothingWouldHaveCrashed() {
        if (engine != null) {
            engine.close();
        }
        assertEquals(List.of(), vosk.crashes);
        assertEquals(vosk.made.get(), vosk.freed.get());
    }

    @Test
    void speechBecomesPartialsAndOneFinalInTheTracksTime() throws IOException {
        List<SpeechEvent> events = recognise(track(1.0, 0, 3.0, FakeVosk.LOUD, 2.0, 0), 1_600);
        SpeechEvent last = events.get(events.size() - 1);
        Utterance utterance = assertInstanceOf(SpeechEvent.Final.class, last).utterance();
        assertEquals("W1 w2 w3 w4 w5", utterance.text().substring(0, 14));
        assertEquals(1, utterance.number());
        assertNear(1_000, utterance.startMillis());
        assertNear(4_000, utterance.endMillis());
        assertTrue(events.size() > 4, events::toString);
        for (SpeechEvent event : events) {
            assertEquals(utterance.startMillis(), event.utterance().startMillis());
        }
    }

    @Test
    void theSecondUtterancesTimesCountTheSilenceBetween() throws IOException {
        List<Utterance> finals =
                finals(recognise(track(2.0, FakeVosk.LOUD, 5.0, 0, 1.5, FakeVosk.LOUD, 1.0, 0), 3_200));
        assertEquals(2, finals.size());
        assertEquals(2, finals.get(1).number());
        assertNear(7_000, finals.get(1).startMillis());
        assertNear(8_500, finals.get(1).endMillis());
    }

    @Test
    void silenceNeverReachesTheDecoder() throws IOException {
        assertEquals(List.of(), recognise(new float[60 * RATE], 1_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 160, 511, 513, 4_801, 50_000, 200_000})
    void finalsDoNotDependOnTheChunkSize(int chunk) throws IOException {
        float[] track = track(0.5, 0, 2.2, FakeVosk.LOUD, 0.9, 0, 1.3, FakeVosk.LOUD, 0.3, 0, 1.0, FakeVosk.LOUD);
        List<Utterance> finals = finals(recognise(track, chunk));
        assertEquals(finals(recognise(track, 1_600)), finals);
        assertEquals(2, finals.size());
    }

    @Test
    void aLongUtteranceEndsAtAShortPause() throws IOException {
        open(VoskOptions.in(temporary.resolve("work")).withCuts(Duration.ofSeconds(3), Duration.ofSeconds(6)));
        float[] track = track(4.0, FakeVosk.LOUD, 0.2, 0, 2.0, FakeVosk.LOUD, 1.0, 0);
        List<Utterance> finals = finals(feed(track, 1_600));
        assertEquals(2, finals.size());
        assertNear(4_000, finals.get(0).endMillis());
        assertNear(4_200, finals.get(1).startMillis());
    }

    @Test
    void speechWithoutAnyPauseIsCutAtTheLongestUtterance() throws IOException {
        open(VoskOptions.in(temporary.resolve("work")).withCuts(Duration.ofSeconds(3), Duration.ofSeconds(6)));
        List<Utterance> finals = finals(feed(track(20.0, FakeVosk.LOUD), 1_600));
        assertEquals(4, finals.size());
        for (int i = 1; i < finals.size(); i++) {
            assertTrue(finals.get(i).startMillis() >= finals.get(i - 1).endMillis());
        }
    }

    @Test
    void finishEndsTheUtteranceAndTimesGoOn() throws IOException {
        open(VoskOptions.in(temporary.resolve("work")));
        try (SpeechRecognizer recognizer = engine.open()) {
            recognizer.accept(track(1.0, FakeVosk.LOUD));
            assertEquals(1, finals(recognizer.finish()).size());
            assertEquals(List.of(), recognizer.finish());
            List<SpeechEvent> events = new ArrayList<>(recognizer.accept(track(1.0, FakeVosk.LOUD)));
            events.addAll(recognizer.finish());
            Utterance second = finals(events).get(0);
            assertEquals(2, second.number());
            assertNear(1_000, second.startMillis());
        }
    }

    @Test
    void samplesThatAreNoNumbersAreSilence() throws IOException {
        float[] garbage = new float[5 * RATE];
        Arrays.fill(garbage, Float.NaN);
        garbage[10] = Float.POSITIVE_INFINITY;
        garbage[11] = Float.NEGATIVE_INFINITY;
        assertEquals(List.of(), recognise(garbage, 999));
        float[] loud = new float[2 * RATE];
        Arrays.fill(loud, Float.MAX_VALUE);
        assertEquals(1, finals(recognise(loud, 999)).size());
    }

    @Test
    void textThatReadersHaveSeenDoesNotVanishWithAnEmptyResult() throws IOException {
        vosk = new FakeVosk(tenths -> tenths > 0 && tenths < 9 ? "hello" : "");
        List<SpeechEvent> events = recognise(track(1.0, FakeVosk.LOUD, 1.0, 0), 800);
        assertEquals(
                List.of("Hello."), finals(events).stream().map(Utterance::text).toList());
    }

    @Test
    void noiseThatDecodesToNothingGivesNoEventAndNoNumber() throws IOException {
        vosk = new FakeVosk(tenths -> tenths > 15 ? "word" : "");
        float[] track = track(1.0, FakeVosk.LOUD, 1.0, 0, 2.0, FakeVosk.LOUD, 1.0, 0);
        List<SpeechEvent> events = recognise(track, 800);
        assertEquals(1, finals(events).get(0).number());
        assertEquals(1, finals(events).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatIsStableStaysWhateverTheDecoderSays(int seed) throws IOException {
        vosk = new FakeVosk(tenths -> {
            Random random = new Random(31L * seed + tenths);
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < tenths / 4; word++) {
                text.append(random.nextInt(5) == 0 ? "x" + random.nextInt(3) : "w" + word)
                        .append(' ');
            }
            return text.toString();
        });
        Random random = new Random(seed);
        open(VoskOptions.in(temporary.resolve("work")).withCuts(Duration.ofSeconds(5), Duration.ofSeconds(7)));
        List<SpeechEvent> events = new ArrayList<>();
        try (SpeechRecognizer recognizer = engine.open()) {
            for (int i = 0; i < 200; i++) {
                float[] chunk = new float[random.nextInt(6_000)];
                Arrays.fill(chunk, random.nextInt(4) == 0 ? 0 : FakeVosk.LOUD);
                events.addAll(recognizer.accept(chunk));
            }
            events.addAll(recognizer.finish());
        }
        assertEquals(SpeechEventRules.violations(events), List.of());
        assertTrue(finals(events).size() > 3);
    }

    @Test
    void afterANativeFailureTheRecogniserWorksAgain() throws IOException {
        open(VoskOptions.in(temporary.resolve("work")));
        try (SpeechRecognizer recognizer = engine.open()) {
            vosk.failing = true;
            SpeechException error =
                    assertThrows(SpeechException.class, () -> recognizer.accept(track(1.0, FakeVosk.LOUD)));
            assertTrue(error.getMessage().contains("native failure"), error.getMessage());
            vosk.failing = false;
            recognizer.accept(track(1.0, FakeVosk.LOUD));
            Utterance utterance = finals(recognizer.finish()).get(0);
            assertEquals("W1", utterance.text().substring(0, 2));
            assertNear(1_000, utterance.startMillis());
        }
    }

    @Test
    void useAfterCloseIsAnErrorNotACrash() throws IOException {
        open(VoskOptions.in(temporary.resolve("work")));
        SpeechRecognizer recognizer = engine.open();
        recognizer.accept(track(1.0, FakeVosk.LOUD));
        recognizer.close();
        recognizer.close();
        assertThrows(IllegalStateException.class, () -> recognizer.accept(new float[1]));
        assertThrows(IllegalStateException.class, recognizer::finish);
    }

    private List<SpeechEvent> recognise(float[] track, int chunk) throws IOException {
        if (engine == null) {
            open(VoskOptions.in(temporary.resolve("work")));
        }
        return feed(track, chunk);
    }

    private void open(VoskOptions options) throws IOException {
        engine = VoskSpeechEngine.open(
                VoskModelFiles.complete(temporary.resolve("model")),
                "vosk-fake",
                Locale.KOREAN,
                FakeVosk.LoudnessDetector::new,
                options,
                folder -> vosk);
    }

    private List<SpeechEvent> feed(float[] track, int chunk) {
        List<SpeechEvent> events = new ArrayList<>();
        try (SpeechRecognizer recognizer = engine.open()) {
            for (int from = 0; from < track.length; from += chunk) {
                List<SpeechEvent> news =
                        recognizer.accept(Arrays.copyOfRange(track, from, Math.min(track.length, from + chunk)));
                assertTrue(news.stream()
                                .filter(SpeechEvent.Partial.class::isInstance)
                                .count()
                        <= 1);
                events.addAll(news);
            }
            events.addAll(recognizer.finish());
        }
        assertEquals(SpeechEventRules.violations(events), List.of());
        return events;
    }

    private static List<Utterance> finals(List<SpeechEvent> events) {
        return events.stream()
                .filter(SpeechEvent.Final.class::isInstance)
                .map(SpeechEvent::utterance)
                .toList();
    }

    private static void assertNear(long expectedMillis, long millis) {
        assertTrue(Math.abs(expectedMillis - millis) <= 40, () -> millis + " is far from " + expectedMillis + " ms");
    }

    private static float[] track(double... secondsAndLevels) {
        float[] track = new float[0];
        for (int i = 0; i < secondsAndLevels.length; i += 2) {
            int from = track.length;
            track = Arrays.copyOf(track, from + (int) (secondsAndLevels[i] * RATE));
            Arrays.fill(track, from, track.length, (float) secondsAndLevels[i + 1]);
        }
        return track;
    }
}
