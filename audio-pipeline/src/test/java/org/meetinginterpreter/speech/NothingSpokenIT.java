package org.meetinginterpreter.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.audio.silero.SileroNetwork;
import org.meetinginterpreter.speech.moonshine.MoonshineOptions;
import org.meetinginterpreter.speech.moonshine.MoonshineSpeechEngine;
import org.meetinginterpreter.speech.vosk.VoskOptions;
import org.meetinginterpreter.speech.vosk.VoskSpeechEngine;

/** Both engines on sounds that nobody should read as words; a slice of {@code bench silence}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingSpokenIT {
    private static final String KOREAN = "vosk-model-small-ko-0.22";
    private static final int RATE = 16_000;
    private static final int SECONDS = 8;

    private final List<SpeechEngine> engines = new ArrayList<>();
    private SileroNetwork detector;

    @BeforeAll
    void load(@TempDir Path work) {
        detector = SileroNetwork.open(InstalledModels.folder("silero-vad"));
        engines.add(MoonshineSpeechEngine.open(
                InstalledModels.folder("moonshine-tiny-en"),
                InstalledModels.folder("silero-vad"),
                MoonshineOptions.DEFAULT));
        engines.add(VoskSpeechEngine.open(
                InstalledModels.folder(KOREAN),
                KOREAN,
                Locale.KOREAN,
                detector::newDetector,
                VoskOptions.in(work).withRecognizers(1, 1)));
    }

    @AfterAll
    void unload() {
        engines.forEach(SpeechEngine::close);
        detector.close();
    }

    Stream<SpeechEngine> engines() {
        return engines.stream();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void noiseIsNoSpeech(SpeechEngine engine) {
        Random random = new Random(1);
        float[] fan = new float[SECONDS * RATE];
        float[] keys = new float[SECONDS * RATE];
        float[] chords = new float[SECONDS * RATE];
        float brown = 0;
        for (int i = 0; i < fan.length; i++) {
            brown = 0.98f * brown + (float) random.nextGaussian();
            fan[i] = 0.005f * brown * (1 + 0.3f * (float) Math.sin(i * 0.00005));
            int sinceKey = i % 2_900;
            keys[i] = sinceKey < 300 ? (float) random.nextGaussian() * 0.2f * (1 - sinceKey / 300f) : 0;
            double fades = Math.exp(-(i % RATE) / 6_000.0);
            for (int tone : new int[] {220, 277, 330}) {
                chords[i] += (float) (0.08 * fades * Math.sin(2 * Math.PI * tone * i / RATE));
            }
        }
        assertEquals(List.of(), heard(engine, fan), "fan");
        assertEquals(List.of(), heard(engine, keys), "keys");
        assertEquals(List.of(), heard(engine, chords), "chords");
        assertEquals(List.of(), heard(engine, new float[SECONDS * RATE]), "silence");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void theMurmurOfManyIsNoSpeechThoughQuietSpeechIs(SpeechEngine engine) throws IOException {
        List<float[]> voices = voices();
        Random random = new Random(2);
        float[] babble = new float[2 * SECONDS * RATE];
        for (float[] voice : voices) {
            int from = random.nextInt(voice.length);
            float gain = 1 / level(voice);
            for (int i = 0; i < babble.length; i++) {
                babble[i] += gain * voice[(from + i) % voice.length];
            }
        }
        float gain = 0.01f / level(babble);
        for (int i = 0; i < babble.length; i++) {
            babble[i] *= gain;
        }
        assertEquals(List.of(), heard(engine, babble));

        boolean english = engine.language().getLanguage().equals("en");
        float[] speech =
                read(InstalledModels.sharedData(english ? "speech/en/jfk.wav" : "speech/other/ko-leopard.wav"));
        for (int i = 0; i < speech.length; i++) {
            speech[i] *= 0.1f;
        }
        assertFalse(heard(engine, speech).isEmpty(), "speech as quiet as the murmur is heard");
    }

    private static List<SpeechEvent> heard(SpeechEngine engine, float[] sound) {
        List<SpeechEvent> events = new ArrayList<>();
        try (SpeechRecognizer recognizer = engine.open()) {
            for (int at = 0; at < sound.length; at += RATE) {
                events.addAll(recognizer.accept(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + RATE))));
            }
            events.addAll(recognizer.finish());
        }
        return events;
    }

    private static List<float[]> voices() throws IOException {
        try (Stream<Path> files = Files.list(InstalledModels.sharedData("speech/other"))) {
            List<float[]> voices = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                voices.add(read(file));
            }
            return voices;
        }
    }

    private static float level(float[] sound) {
        double energy = 0;
        for (float sample : sound) {
            energy += sample * sample;
        }
        return (float) Math.sqrt(energy / sound.length);
    }

    /** The development data is 16 kHz 16-bit mono with the usual header of 44 bytes. */
    private static float[] read(Path wav) throws IOException {
        byte[] file = Files.readAllBytes(wav);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[(file.length - 44) / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(44 + 2 * i) / 32_768f;
        }
        return samples;
    }
}
