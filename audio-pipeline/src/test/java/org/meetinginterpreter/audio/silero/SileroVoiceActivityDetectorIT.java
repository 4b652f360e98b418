package org.meetinginterpreter.audio.silero;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.audio.AudioException;
import org.meetinginterpreter.audio.VoiceActivityDetector;

class SileroVoiceActivityDetectorIT {
    private static final int FRAME = VoiceActivityDetector.FRAME_SAMPLES;

    @Test
    void tellsSpeechFromSilenceAndNoise() throws IOException {
        float[] speech =
                everyThirdSample(InstalledModels.folder("moonshine-tiny-en").resolve("recordings/two_cities.wav"));
        float[] noise = new float[10 * 16_000];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian() * 0.05f;
        }
        try (SileroNetwork network = SileroNetwork.open(InstalledModels.folder("silero-vad"))) {
            assertTrue(shareOfSpeech(network, speech) > 0.7);
            assertEquals(0, shareOfSpeech(network, noise));
            assertEquals(0, shareOfSpeech(network, new float[5 * 16_000]));
        }
    }

    @Test
    void aDetectorAfterResetJudgesLikeANewOne() throws IOException {
        float[] speech =
                everyThirdSample(InstalledModels.folder("moonshine-tiny-en").resolve("recordings/beckett.wav"));
        try (SileroNetwork network = SileroNetwork.open(InstalledModels.folder("silero-vad"))) {
            VoiceActivityDetector used = network.newDetector();
            float first = judge(used, speech, 40);
            used.reset();
            assertEquals(first, judge(used, speech, 40));
            assertEquals(first, judge(network.newDetector(), speech, 40));
        }
    }

    @Test
    void missingAndBrokenFilesAndUseAfterCloseAreClearErrors(@TempDir Path folder) throws IOException {
        AudioException missing = assertThrows(AudioException.class, () -> SileroNetwork.open(folder));
        assertTrue(missing.getMessage().contains("models install silero-vad"), missing.getMessage());
        Files.writeString(folder.resolve(SileroNetwork.FILE), "no network");
        assertThrows(AudioException.class, () -> SileroNetwork.open(folder));

        SileroNetwork network = SileroNetwork.open(InstalledModels.folder("silero-vad"));
        VoiceActivityDetector detector = network.newDetector();
        network.close();
        network.close();
        assertThrows(IllegalStateException.class, () -> detector.speechProbability(new float[FRAME]));
    }

    private static double shareOfSpeech(SileroNetwork network, float[] track) {
        VoiceActivityDetector detector = network.newDetector();
        int speech = 0;
        int frames = track.length / FRAME;
        for (int i = 0; i < frames; i++) {
            float[] frame = Arrays.copyOfRange(track, i * FRAME, (i + 1) * FRAME);
            if (detector.speechProbability(frame) > 0.5) {
                speech++;
            }
        }
        return speech / (double) frames;
    }

    private static float judge(VoiceActivityDetector detector, float[] track, int frames) {
        float last = 0;
        for (int i = 0; i < frames; i++) {
            last = detector.speechProbability(Arrays.copyOfRange(track, i * FRAME, (i + 1) * FRAME));
        }
        return last;
    }

    /** The installed recordings are 48 kHz 16-bit mono; taking every third sample is good enough for a detector. */
    private static float[] everyThirdSample(Path wav) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[(bytes.capacity() - 44) / 6];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(44 + 6 * i) / 32768f;
        }
        return samples;
    }
}
