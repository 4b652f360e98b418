package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** A connection is cut in the middle of a sentence, on the real engine: nothing is lost, nothing is said twice. */
class ReconnectIT {
    private static final String SPOKEN = "ever tried ever failed no matter try again fail again fail better";
    private static final int FRAME_MILLIS = 100;
    private static final int CUT_AT = 35;
    /** The recording goes on meanwhile; what the server lacks is sent in a burst. */
    private static final int AWAY_FRAMES = 30;

    @Test
    void whatWasSaidWhileTheConnectionWasAwayIsNeitherLostNorDoubled() {
        Path recording = installed("moonshine-tiny-en").resolve("recordings/beckett.wav");
        installed("silero-vad");
        try (InstalledEngines engines = InstalledEngines.open();
                TestServer server = new TestServer(engines.speech(), engines.translators())) {
            server.server.ready().await();
            String meeting = server.meeting("en");
            Guest speaker = server.join(meeting, "speaker", "Samuel Beckett");
            TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
            List<byte[]> frames = frames(recording);

            TestSocket audio = server.audio(meeting, speaker).send(start(speaker));
            audio.await("ready");
            long begin = System.nanoTime();
            speak(audio, frames, 0, CUT_AT, begin);
            audio.cut();
            waitUntil(begin, CUT_AT + AWAY_FRAMES);
            TestSocket again = server.audio(meeting, speaker).send(start(speaker));
            int accepted = again.await("ready").getInteger("acceptedMillis");
            assertTrue(accepted > 0 && accepted <= CUT_AT * FRAME_MILLIS, accepted + " ms were accepted");
            speak(again, frames, accepted / FRAME_MILLIS, frames.size(), begin);
            again.send(new JsonObject().put("type", "end")).await("ended");

            reader.awaitSeq(server.call("GET", "/meetings/" + meeting, speaker.token(), null)
                    .json()
                    .getLong("last"));
            String text = reader.finals().stream()
                    .map(caption -> caption.getString("text"))
                    .collect(Collectors.joining(" "));
            int errors = WordErrors.between(words(SPOKEN), words(text)).errors();
            assertTrue(errors <= 3, errors + " word errors in: " + text);
            List<JsonObject> finals = reader.finals();
            long length = frames.size() * (long) FRAME_MILLIS;
            long end = finals.get(finals.size() - 1).getLong("endMillis")
                    - finals.get(0).getLong("startMillis");
            assertTrue(end < length, "from first to last word " + end + " ms of " + length + ": the burst moved times");
            assertEquals(
                    finals.size(),
                    finals.stream()
                            .map(caption -> caption.getString("utterance"))
                            .distinct()
                            .count());
        }
    }

    private static JsonObject start(Guest speaker) {
        return TestServer.start(speaker)
                .put(
                        "format",
                        new JsonObject()
                                .put("encoding", "pcm_f32le")
                                .put("sampleRate", 16_000)
                                .put("channels", 1));
    }

    private static List<byte[]> frames(Path recording) {
        List<byte[]> frames = new ArrayList<>();
        try (WavReader wav = WavReader.open(recording)) {
            for (float[] frame = wav.read(1_600); frame.length > 0; frame = wav.read(1_600)) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * frame.length).order(ByteOrder.LITTLE_ENDIAN);
                for (float sample : frame) {
                    bytes.putFloat(sample);
                }
                frames.add(bytes.array());
            }
        }
        return frames;
    }

    /** Frames at the recording's pace; those that are late at once. */
    private static void speak(TestSocket audio, List<byte[]> frames, int from, int to, long begin) {
        for (int i = from; i < to; i++) {
            waitUntil(begin, i + 1);
            audio.send(frames.get(i));
        }
    }

    private static void waitUntil(long begin, int frames) {
        long due = begin + TimeUnit.MILLISECONDS.toNanos((long) frames * FRAME_MILLIS);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
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
