package org.meetinginterpreter.speech.moonshine;

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;

class MoonshineSpeechEngineIT {
    private static SpeechEngine engine;

    @BeforeAll
    static void open() {
        engine = open(MoonshineOptions.DEFAULT);
        engine.warmUp();
    }

    @AfterAll
    static void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private static SpeechEngine open(MoonshineOptions options) {
        return MoonshineSpeechEngine.open(
                InstalledModels.folder("moonshine-tiny-en"), InstalledModels.folder("silero-vad"), options);
    }

    @Test
    void namesItsModelAndLanguage() {
        assertEquals("moonshine-tiny-en", engine.modelId());
        assertEquals(Locale.ENGLISH, engine.language());
    }

    @Test
    void readsTheInstalledRecording() {
        String text = text(events(beckett(), 1_600)).toLowerCase(Locale.ROOT);

        assertTrue(text.contains("ever tried"), text);
        assertTrue(text.contains("no matter"), text);
    }

    @Test
    void keepsItsPromisesWhateverTheChunks() {
        for (int chunk : new int[] {7, 160, 4_801, 160_000}) {
            Promises.check(events(beckett(), chunk));
        }
    }

    @Test
    void silenceNoiseTonesAndClicksAreNoWords() {
        int length = 12 * 16_000;
        Random random = new Random(5);
        float[] white = new float[length];
        float[] tone = new float[length];
        float[] clicks = new float[length];
        for (int i = 0; i < length; i++) {
            white[i] = (float) random.nextGaussian() * 0.1f;
            tone[i] = (float) Math.sin(2 * Math.PI * 440 * i / 16_000) * 0.3f;
            clicks[i] = i % 9_000 < 40 ? 0.9f : 0;
        }
        float[] broken = new float[length];
        Arrays.fill(broken, Float.NaN);

        for (float[] track : List.of(new float[length], white, tone, clicks, broken)) {
            assertEquals(List.of(), events(track, 1_600));
        }
    }

    @Test
    void severalTracksAtOnceHearWhatOneAloneHears() throws Exception {
        float[] track = beckett();
        String alone = text(events(track, 160_000));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> tracks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tracks.add(() -> text(events(track, 160_000)));
            }
            for (Future<String> each : threads.invokeAll(tracks)) {
                assertEquals(alone, each.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingDuringUseEndsWithAClearErrorOrTheResult() throws Exception {
        for (int round = 0; round < 3; round++) {
            SpeechEngine own = open(MoonshineOptions.DEFAULT);
            SpeechRecognizer recognizer = own.open();
            float[] track = beckett();
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try {
                Future<?> use = threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        recognizer.accept(track);
                    }
                });
                recognizer.accept(Arrays.copyOf(track, 16_000));
                own.close();
                assertTrue(assertThrows(Exception.class, use::get).getCause() instanceof IllegalStateException);
            } finally {
                threads.shutdownNow();
            }
            assertThrows(IllegalStateException.class, () -> recognizer.accept(track));
            assertThrows(SpeechException.class, own::open);
        }
    }

    @Test
    void opensOnlySoManyRecognizersAndSaysSo() {
        MoonshineOptions d = MoonshineOptions.DEFAULT;
        MoonshineOptions one = new MoonshineOptions(
                d.segments(),
                d.interval(),
                d.costFactor(),
                d.earlyFinal(),
                d.sentencePause(),
                d.sentenceAfter(),
                d.clauseAfter(),
                d.longEnough(),
                d.shortPause(),
                d.longest(),
                d.cutWindow(),
                d.tail(),
                d.context(),
                d.contextGap(),
                d.shortest(),
                1);
        try (SpeechEngine small = open(one)) {
            SpeechRecognizer first = small.open();
            assertTrue(assertThrows(SpeechException.class, small::open)
                    .getMessage()
                    .contains("its most"));
            first.close();
            small.open().close();
        }
    }

    @Test
    void missingAndBrokenModelsAreNamed(@TempDir Path folder) throws IOException {
        Path silero = InstalledModels.folder("silero-vad");
        Path model = Files.createDirectory(folder.resolve("moonshine-tiny-en"));
        assertOpenFails(model, silero, "models install moonshine-tiny-en");
        for (String file : new String[] {"encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin"}) {
            Files.writeString(model.resolve(file), "\u0001x\u0001y\u0001z");
        }
        assertOpenFails(model, silero, "encoder_model.ort");
        assertOpenFails(InstalledModels.folder("moonshine-tiny-en"), folder, "models install silero-vad");
    }

    private static void assertOpenFails(Path model, Path silero, String words) {
        SpeechException e = assertThrows(
                SpeechException.class, () -> MoonshineSpeechEngine.open(model, silero, MoonshineOptions.DEFAULT));
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }

    private static List<SpeechEvent> events(float[] track, int chunk) {
        List<SpeechEvent> events = new ArrayList<>();
        try (SpeechRecognizer recognizer = engine.open()) {
            for (int i = 0; i < track.length; i += chunk) {
                events.addAll(recognizer.accept(Arrays.copyOfRange(track, i, Math.min(track.length, i + chunk))));
            }
            events.addAll(recognizer.finish());
        }
        return events;
    }

    private static String text(List<SpeechEvent> events) {
        StringBuilder text = new StringBuilder();
        for (SpeechEvent event : events) {
            if (event instanceof SpeechEvent.Final last) {
                text.append(last.utterance().text()).append(' ');
            }
        }
        return text.toString();
    }

    private static float[] beckett() {
        return Recordings.installed("beckett.wav");
    }
}
