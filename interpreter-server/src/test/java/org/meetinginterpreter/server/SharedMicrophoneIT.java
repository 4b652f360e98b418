package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.server.TestServer.Guest;

/** Two real readers at one microphone, on the real models. */
class SharedMicrophoneIT {
    private static final int RATE = 16_000;
    private static final int FRAME = RATE / 10;
    private static final int PAUSE = RATE;

    @Test
    void captionsSayWhoseVoiceItWas() {
        List.of("moonshine-tiny-en", "silero-vad", "resemblyzer-0.1.4").forEach(SharedMicrophoneIT::require);
        float[] other = Arrays.copyOf(recording("mfa-acoustic_corpus"), 8 * RATE);
        List<float[]> turns = List.of(recording("LJ001-0001"), other, recording("LJ001-0004"));
        try (InstalledEngines engines = InstalledEngines.open();
                TestServer server = new TestServer(engines.speech(), engines.translators())) {
            server.server.ready().await();
            String meeting = server.meeting("en");
            Guest room = server.join(meeting, "speaker", "Room 5");
            assertTrue(server.call("GET", "/meetings/" + meeting, room.token(), null)
                    .json()
                    .getBoolean("rooms"));
            TestSocket audio = server.audio(meeting, room);
            audio.send(TestServer.start(room).put("room", true)).await("ready");
            List<Long> ends = new ArrayList<>();
            long sent = 0;
            for (float[] turn : turns) {
                send(audio, turn);
                send(audio, new float[PAUSE]);
                sent += turn.length + PAUSE;
                ends.add(sent * 1_000 / RATE);
            }
            audio.send(new JsonObject().put("type", "end")).await("ended");

            List<JsonObject> finals = audio.finals();
            long begin = finals.get(0).getLong("startMillis") - 300;
            List<TreeSet<Integer>> voices = new ArrayList<>();
            for (int turn = 0; turn < turns.size(); turn++) {
                voices.add(new TreeSet<>());
            }
            for (JsonObject caption : finals) {
                Integer voice = caption.getJsonObject("speaker").getInteger("voice");
                long middle = (caption.getLong("startMillis") + caption.getLong("endMillis")) / 2 - begin;
                int turn = (int) ends.stream().filter(end -> end <= middle).count();
                if (voice != null) {
                    voices.get(turn).add(voice);
                }
            }
            assertEquals("[[1], [2], [1]]", voices.toString(), finals.toString());
            for (JsonObject caption : audio.messages("caption")) {
                assertFalse(
                        caption.getJsonObject("speaker").containsKey("voice") && !caption.getBoolean("final"),
                        caption.encode());
            }
        }
    }

    private static void send(TestSocket audio, float[] sound) {
        for (int from = 0; from < sound.length; from += FRAME) {
            int to = Math.min(sound.length, from + FRAME);
            ByteBuffer bytes = ByteBuffer.allocate(2 * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = from; i < to; i++) {
                bytes.putShort((short) (sound[i] * Short.MAX_VALUE));
            }
            audio.send(bytes.array());
        }
    }

    private static float[] recording(String name) {
        Path file = Path.of(System.getProperty("interpreter.repository", ".."))
                .resolve("../shared/data/speech/en/" + name + ".wav");
        if (!Files.isRegularFile(file)) {
            abort(file + " is absent");
        }
        try (WavReader wav = WavReader.open(file)) {
            return wav.read(60 * RATE);
        }
    }

    private static void require(String model) {
        Path folder = InterpreterHome.fromEnvironment().models().resolve(model);
        if (!Files.isDirectory(folder)) {
            String reason = folder + " is absent; run: scripts/interpreter models install " + model;
            if ("1".equals(System.getenv("INTERPRETER_REQUIRE_MODELS"))) {
                fail(reason);
            }
            abort(reason);
        }
    }
}
