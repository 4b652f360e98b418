package org.meetinginterpreter.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.audio.AudioException;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.AudioFormat.Encoding;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.audio.silero.SileroNetwork;
import org.meetinginterpreter.speech.moonshine.MoonshineOptions;
import org.meetinginterpreter.speech.moonshine.MoonshineSpeechEngine;
import org.meetinginterpreter.speech.vosk.VoskOptions;
import org.meetinginterpreter.speech.vosk.VoskSpeechEngine;

/** The whole way from bytes to utterances, with both engines, on sound and garbage in any format and any chunks; seeded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnySoundIT {
    private static final String KOREAN = "vosk-model-small-ko-0.22";
    private static final List<Sound> SOUNDS = List.of(Sound.values());
    private static final int SECONDS = 4;
    private static final int TRACKS = 40;
    private static final long MOST_GROWTH_BYTES = 200L << 20;

    private final List<AutoCloseable> loaded = new ArrayList<>();
    private final List<SpeechEngine> engines = new ArrayList<>();
    private float[] speech;

    @BeforeAll
    void load(@TempDir Path work) {
        SileroNetwork detector = SileroNetwork.open(InstalledModels.folder("silero-vad"));
        loaded.add(detector);
        engines.add(MoonshineSpeechEngine.open(
                InstalledModels.folder("moonshine-tiny-en"),
                InstalledModels.folder("silero-vad"),
                MoonshineOptions.DEFAULT));
        engines.add(VoskSpeechEngine.open(
                InstalledModels.folder(KOREAN),
                KOREAN,
                Locale.KOREAN,
                detector::newDetector,
                VoskOptions.in(work).withRecognizers(2, 1)));
        try (WavReader wav =
                WavReader.open(InstalledModels.folder("moonshine-tiny-en").resolve("recordings/beckett.wav"))) {
            Resampler resampler = new Resampler(wav.sampleRateHz());
            speech = resampler.accept(wav.read(wav.sampleRateHz() * 8));
        }
    }

    @AfterAll
    void unload() throws Exception {
        for (SpeechEngine engine : engines) {
            engine.close();
        }
        for (AutoCloseable each : loaded) {
            each.close();
        }
    }

    Stream<SpeechEngine> engines() {
        return engines.stream();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void everyPromiseHoldsOnAnySoundInAnyFormat(SpeechEngine engine) {
        for (int seed = 0; seed < TRACKS; seed++) {
            Random random = new Random(seed);
            Encoding encoding = random.nextBoolean() ? Encoding.PCM_S16LE : Encoding.PCM_F32LE;
            AudioFormat format = new AudioFormat(encoding, rate(random), 1 + random.nextInt(2));
            Sound sound = SOUNDS.get(seed % SOUNDS.size());
            String track = engine.modelId() + ", seed " + seed + ", " + sound + " as " + format;
            List<SpeechEvent> events = recognise(engine, format, bytes(sound, format, random), random);
            assertEquals(List.of(), SpeechEventRules.violations(events), track);
            for (SpeechEvent event : events) {
                assertTrue(event.utterance().endMillis() <= SECONDS * 1_000 + 100, track + ": " + event);
                assertTrue(sound.maySpeak, track + ": " + event);
            }
            if (sound == Sound.SPEECH || sound == Sound.CLIPPED_SPEECH) {
                assertFalse(events.isEmpty(), () -> track + ": nothing was heard");
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void openingAndClosingRecognisersTakesNoMemory(SpeechEngine engine) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "resident memory is read from /proc, which linux has");
        long before = 0;
        for (int i = 0; i < 240; i++) {
            if (i == 40) {
                before = memoryOutsideTheHeap();
            }
            try (SpeechRecognizer recognizer = engine.open()) {
                recognizer.accept(Arrays.copyOfRange(speech, 0, i % 4 == 0 ? 24_000 : 4_000));
                recognizer.finish();
            }
        }
        long growth = memoryOutsideTheHeap() - before;
        assertTrue(growth < MOST_GROWTH_BYTES, () -> engine.modelId() + " grew by " + (growth >> 20) + " MB");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedWavFileIsAnErrorOrSoundButNothingElse(long seed) throws IOException {
        byte[] whole =
                Files.readAllBytes(InstalledModels.folder("moonshine-tiny-en").resolve("recordings/beckett.wav"));
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(5_000));
            for (int hits = random.nextInt(6); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(Math.min(damaged.length, 60))] = (byte) random.nextInt(256);
            }
            try (WavReader wav = WavReader.open(new ByteArrayInputStream(damaged), "damaged.wav")) {
                Resampler resampler = new Resampler(wav.sampleRateHz());
                for (float[] samples = wav.read(700); samples.length > 0; samples = wav.read(700)) {
                    resampler.accept(samples);
                }
                resampler.finish();
            } catch (AudioException e) {
                assertTrue(e.getMessage().contains("damaged.wav"), e.getMessage());
            }
        }
    }

    /** What is sent; some of it nobody should take for words. */
    private enum Sound {
        SPEECH(true),
        SILENCE(false),
        WHITE_NOISE(false),
        RANDOM_BYTES(true),
        TEXT(true),
        CLIPPED_SPEECH(true),
        CLICKS(false),
        BROKEN_SPEECH(true),
        CONSTANT(false),
        NOT_NUMBERS(false);

        final boolean maySpeak;

        Sound(boolean maySpeak) {
            this.maySpeak = maySpeak;
        }
    }

    private byte[] bytes(Sound sound, AudioFormat format, Random random) {
        byte[] bytes = new byte[SECONDS * format.sampleRateHz() * format.bytesPerFrame()];
        if (sound == Sound.RANDOM_BYTES) {
            random.nextBytes(bytes);
            return bytes;
        }
        if (sound == Sound.TEXT) {
            byte[] text = "{\"type\":\"start\",\"language\":\"en\"} ".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = text[i % text.length];
            }
            return bytes;
        }
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean dropped = false;
        for (int frame = 0; frame < SECONDS * format.sampleRateHz(); frame++) {
            float voice = speech[(int) ((long) frame * AudioFormat.RECOGNISER_RATE_HZ / format.sampleRateHz())];
            dropped = random.nextInt(1_000) == 0 ? random.nextBoolean() : dropped;
            float value = switch (sound) {
                case SPEECH -> voice;
                case CLIPPED_SPEECH -> voice * 100;
                case BROKEN_SPEECH -> dropped ? 0 : voice;
                case WHITE_NOISE -> (float) random.nextGaussian() * 0.05f;
                case CLICKS -> random.nextInt(8_000) == 0 ? 1 : 0;
                case CONSTANT -> 0.8f;
                case NOT_NUMBERS -> Float.NaN;
                default -> 0;
            };
            for (int channel = 0; channel < format.channels(); channel++) {
                if (format.encoding() == Encoding.PCM_F32LE) {
                    out.putFloat(value);
                } else {
                    out.putShort((short) Math.max(-32_768, Math.min(32_767, value * 32_768)));
                }
            }
        }
        return bytes;
    }

    private static int rate(Random random) {
        int[] usual = {8_000, 16_000, 22_050, 44_100, 48_000};
        int pick = random.nextInt(usual.length + 2);
        return pick < usual.length ? usual[pick] : 8_000 + random.nextInt(40_001);
    }

    private static List<SpeechEvent> recognise(SpeechEngine engine, AudioFormat format, byte[] bytes, Random random) {
        PcmDecoder decoder = new PcmDecoder(format);
        Resampler resampler = new Resampler(format.sampleRateHz());
        List<SpeechEvent> events = new ArrayList<>();
        int mostFrames = random.nextBoolean() ? format.sampleRateHz() / 5 : format.sampleRateHz() * 2;
        try (SpeechRecognizer recognizer = engine.open()) {
            int from = 0;
            while (from < bytes.length) {
                int length = random.nextInt(mostFrames) * format.bytesPerFrame();
                int to = Math.min(bytes.length, from + length);
                events.addAll(recognizer.accept(resampler.accept(decoder.decode(Arrays.copyOfRange(bytes, from, to)))));
                from = to;
                if (random.nextInt(40) == 0) {
                    events.addAll(recognizer.finish());
                }
            }
            events.addAll(recognizer.accept(resampler.finish()));
            events.addAll(recognizer.finish());
        }
        return events;
    }

    /** Resident memory less what the heap may have of it. */
    private static long memoryOutsideTheHeap() throws IOException {
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            long kilobytes = lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
            return kilobytes * 1_024 - heap;
        }
    }
}
