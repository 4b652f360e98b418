package org.meetinginterpreter.speech.turns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.speech.SpeechException;

/** What {@code scripts/voice-reference} wrote down of Resemblyzer's own code must come out here. */
class VoiceEncoderIT {
    private static final int RATE = 16_000;
    private final VoiceEncoder encoder = VoiceEncoder.open(InstalledModels.folder(VoiceEncoder.MODEL_ID));

    @Test
    void embedsATonesAsResemblyzerDoes() throws IOException {
        int compared = 0;
        for (JsonNode expected : reference()) {
            if (expected.get("recording").asText().equals("hum")) {
                assertAgrees(expected, hum());
                compared++;
            }
        }
        assertEquals(1, compared);
    }

    @Test
    void embedsRealVoicesAsResemblyzerDoes() throws IOException {
        int compared = 0;
        for (JsonNode expected : reference()) {
            String recording = expected.get("recording").asText();
            if (!recording.equals("hum")) {
                assertAgrees(expected, read(InstalledModels.sharedData("speech/" + recording + ".wav")));
                compared++;
            }
        }
        assertEquals(6, compared);
    }

    @Test
    void makesSomethingHarmlessOfAnySound() {
        for (float[] odd : new float[][] {new float[VoiceEncoder.WINDOW_SAMPLES], {1}, new float[100], full(1f)}) {
            float[] embedding = encoder.embed(odd);
            for (float value : embedding) {
                assertTrue(value >= 0 && value <= 1, "not " + value);
            }
        }
    }

    @Test
    void missingAndBrokenFilesAreClearErrors(@TempDir Path folder) throws IOException {
        SpeechException missing = assertThrows(SpeechException.class, () -> VoiceEncoder.open(folder));
        assertTrue(missing.getMessage().contains("models install resemblyzer"), missing.getMessage());
        Files.writeString(folder.resolve(VoiceEncoder.FILE), "no network");
        assertThrows(SpeechException.class, () -> VoiceEncoder.open(folder));
        byte[] whole =
                Files.readAllBytes(InstalledModels.folder(VoiceEncoder.MODEL_ID).resolve(VoiceEncoder.FILE));
        Files.write(folder.resolve(VoiceEncoder.FILE), Arrays.copyOf(whole, whole.length / 2));
        assertThrows(SpeechException.class, () -> VoiceEncoder.open(folder));
    }

    private void assertAgrees(JsonNode expected, float[] sound) {
        int from = (int) Math.round(expected.get("from").asDouble() * RATE);
        int to = (int) Math.round(expected.get("to").asDouble() * RATE);
        float[] embedding = encoder.embed(Arrays.copyOfRange(sound, from, to));
        assertArrayEquals(floats(expected.get("embedding")), embedding, 1e-4f, expected.toString());
    }

    private static float[] floats(JsonNode values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values.get(i).asDouble();
        }
        return floats;
    }

    private static float[] hum() {
        float[] hum = new float[2 * RATE];
        for (int i = 0; i < hum.length; i++) {
            double time = i / (double) RATE;
            double phase = 2 * Math.PI * (120 * time + 3 * Math.sin(2 * Math.PI * 2 * time));
            double sum = 0;
            for (int k = 1; k <= 20; k++) {
                sum += 0.02 / k * Math.sin(k * phase);
            }
            hum[i] = (float) sum;
        }
        return hum;
    }

    private static float[] full(float value) {
        float[] sound = new float[VoiceEncoder.WINDOW_SAMPLES];
        Arrays.fill(sound, value);
        return sound;
    }

    private static float[] read(Path file) {
        try (WavReader reader = WavReader.open(file)) {
            return reader.read(60 * RATE);
        }
    }

    private static JsonNode reference() throws IOException {
        try (InputStream json = VoiceEncoderIT.class.getResourceAsStream("resemblyzer.json")) {
            return new ObjectMapper().readTree(json);
        }
    }
}
