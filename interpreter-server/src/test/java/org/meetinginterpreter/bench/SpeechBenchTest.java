package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

class SpeechBenchTest {
    private static final String WORDS = "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.";

    @TempDir
    private Path folder;

    /** Knows the words beforehand: says them when a second of sound has come, one wrong, and ends the utterance at the end. */
    private static final class Oracle implements SpeechEngine, SpeechRecognizer {
        private long samples;
        private boolean said;

        @Override
        public String modelId() {
            return "oracle-en";
        }

        @Override
        public Locale language() {
            return Locale.ENGLISH;
        }

        @Override
        public void warmUp() {}

        @Override
        public SpeechRecognizer open(RecognitionOptions asked) {
            samples = 0;
            said = false;
            return this;
        }

        @Override
        public List<SpeechEvent> accept(float[] heard) {
            samples += heard.length;
            if (said || samples < 16_000) {
                return List.of();
            }
            said = true;
            return List.of(new SpeechEvent.Partial(new Utterance(1, "Ever tired.", 4, 0, 900)));
        }

        @Override
        public List<SpeechEvent> finish() {
            String text = WORDS.replace("tried", "tired");
            return List.of(new SpeechEvent.Final(new Utterance(1, text, text.length(), 0, 900)));
        }

        @Override
        public void close() {}
    }

    @Test
    void comparesWithAPeer() throws IOException {
        Path peers =
                Files.createDirectories(folder.resolve("peers/moonshine-voice")).getParent();
        Files.writeString(folder.resolve("moonshine_voice_stream.py"), """
                import json
                file = json.loads(input())["files"][0]
                def say(**fields): print(json.dumps(fields), flush=True)
                say(loadSeconds=0.5)
                say(file=file, t=9.5, line=18446744073709551615, text="Ever tried, ever failed.", final=True)
                say(file=file, audioSeconds=10.0, cpuSeconds=5.0)
                say(peakMemoryKb=1000)
                """);
        JsonNode json = bench(peers);
        assertEquals("word errors / words (95 %)", json.at("/figures/0/measure").asText());
        assertEquals(1, json.at("/figures/0/ours").asDouble());
        assertEquals(8, json.at("/figures/0/peer").asDouble());
        assertTrue(json.at("/figures/0/met").asBoolean());
        assertEquals(
                "0.500",
                figure(json, "real-time factor (whole process)")
                        .path("peerText")
                        .asText());
        // the peer's only line came 9.5 s into the recording; its last word ended at 2.77 s
        assertEquals(6.73, figure(json, "final delay p50 / p95").path("peer").asDouble(), 1e-6);
        assertEquals(WORDS.replace("tried", "tired"), json.at("/details/0/ours").asText());
    }

    @Test
    void worksWithoutThePeerAndSaysSo() throws IOException {
        JsonNode json = bench(folder.resolve("nowhere"));
        assertFalse(json.at("/figures/0").has("peer"));
        assertTrue(json.path("notes").toString().contains("scripts/install-peers moonshine-voice"));
    }

    private static JsonNode figure(JsonNode json, String measure) {
        for (JsonNode figure : json.path("figures")) {
            if (figure.path("measure").asText().equals(measure)) {
                return figure;
            }
        }
        throw new AssertionError(measure + " is not in " + json);
    }

    private JsonNode bench(Path peers) throws IOException {
        byte[] pcm = new byte[2 * 16_000 * 10];
        AudioSystem.write(
                new AudioInputStream(
                        new ByteArrayInputStream(pcm), new AudioFormat(16_000, 16, 1, true, false), pcm.length / 2),
                AudioFileFormat.Type.WAVE,
                folder.resolve("beckett.wav").toFile());
        Recordings recordings = Recordings.in(Alignment.load(), List.of(folder), 0);
        return new SpeechBench(peers, folder, false, 1)
                .run(Oracle::new, recordings)
                .json();
    }
}
