package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.bench.WordErrors;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.server.TestServer.Guest;

/** A meeting on the real models: an installed recording speaks at real time, English and Portuguese are read. */
class MeetingIT {
    private static final String SPOKEN = "ever tried ever failed no matter try again fail again fail better";
    private static final int FRAME_MILLIS = 100;

    @Test
    void aRecordingIsReadInEnglishAndPortuguese() {
        Path recording = installed("moonshine-tiny-en").resolve("recordings/beckett.wav");
        installed("silero-vad");
        installed("firefox-tiny-en-pt-1693087644");
        try (InstalledEngines engines = InstalledEngines.open();
                TestServer server = new TestServer(engines.speech(), engines.translators())) {
            server.server.ready().await();
            String meeting = server.meeting("en", "pt");
            Guest speaker = server.join(meeting, "speaker", "Samuel Beckett");
            TestSocket english = server.captions(meeting, speaker.token(), "en", 0);
            TestSocket portuguese = server.captions(meeting, speaker.token(), "pt", 0);
            TestSocket audio = server.audio(meeting, speaker);

            speak(audio, speaker, recording);
            audio.send(new JsonObject().put("type", "end")).await("ended");
            long last = server.call("GET", "/meetings/" + meeting, speaker.token(), null)
                    .json()
                    .getLong("last");
            english.awaitSeq(last);
            portuguese.awaitSeq(last);

            assertEquals(english.seqs(), portuguese.seqs());
            int errors = WordErrors.between(words(SPOKEN), words(text(english))).errors();
            assertTrue(errors <= 3, errors + " word errors in: " + text(english));
            assertTrue(text(portuguese).toLowerCase(Locale.ROOT).matches("(?s).*(falh|fracass).*"), text(portuguese));
            assertTrue(english.messages("caption").size() > english.finals().size(), "no partials came");
            assertEquals(
                    new JsonArray(List.of("recognised:moonshine-tiny-en", "translated:firefox-tiny-en-pt-1693087644")),
                    portuguese.finals().get(0).getJsonArray("made"));
            assertStableKeepsItsPromise(english);
            assertStableKeepsItsPromise(portuguese);
        }
    }

    private static void speak(TestSocket audio, Guest speaker, Path recording) {
        try (WavReader wav = WavReader.open(recording)) {
            JsonObject format = new JsonObject()
                    .put("encoding", "pcm_f32le")
                    .put("sampleRate", wav.sampleRateHz())
                    .put("channels", 1);
            audio.send(TestServer.start(speaker).put("format", format)).await("ready");
            long start = System.nanoTime();
            int samples = wav.sampleRateHz() * FRAME_MILLIS / 1_000;
            float[] frame = wav.read(samples);
            for (int sent = 1; frame.length > 0; sent++) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * frame.length).order(ByteOrder.LITTLE_ENDIAN);
                for (float sample : frame) {
                    bytes.putFloat(sample);
                }
                audio.send(bytes.array());
                long due = start + TimeUnit.MILLISECONDS.toNanos((long) sent * FRAME_MILLIS);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                frame = wav.read(samples);
            }
        }
    }

    private static void assertStableKeepsItsPromise(TestSocket reader) {
        List<JsonObject> captions = reader.messages("caption");
        for (int i = 0; i < captions.size(); i++) {
            String text = captions.get(i).getString("text");
            String stable =
                    text.substring(0, text.offsetByCodePoints(0, captions.get(i).getInteger("stable")));
            for (JsonObject later : captions.subList(i, captions.size())) {
                if (later.getString("utterance").equals(captions.get(i).getString("utterance"))) {
                    assertTrue(later.getString("text").startsWith(stable), stable + " | " + later.encode());
                }
            }
        }
    }

    private static String text(TestSocket reader) {
        return reader.finals().stream()
                .map(caption -> caption.getString("text"))
                .collect(Collectors.joining(" "));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z']+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Path installed(String model) {
        Path folder = InterpreterHome.fromEnvironment().models().resolve(model);
        if (!Files.isDirectory(folder)) {
            String reason = folder + " is absent; run: scripts/interpreter models install " + model;
            if ("1".equals(System.getenv("INTERPRETER_REQUIRE_MODELS"))) {
                fail(reason);
            }
            abort(reason);
        }
        return folder;
    }
}
