package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.audio.OpusEncoder;
import org.meetinginterpreter.server.TestServer.Guest;

/** A speaker on a thin network: Opus packets instead of PCM. */
class OpusTrackTest {
    private final TestServer server = new TestServer(TestServer.inMemory());
    private final String meeting = server.meeting("en");
    private final Guest speaker = server.join(meeting, "speaker", "Delegation 1");

    @AfterEach
    void stop() {
        server.close();
    }

    private TestSocket open() {
        TestSocket audio = server.audio(meeting, speaker)
                .send(TestServer.start(speaker)
                        .put("track", "t1")
                        .put(
                                "format",
                                new JsonObject()
                                        .put("encoding", "opus")
                                        .put("sampleRate", 48_000)
                                        .put("channels", 1)));
        audio.await("ready");
        return audio;
    }

    /** Sound of so many seconds in packets of 20 ms. */
    private static List<byte[]> packets(int seconds) {
        float[] sound = new float[seconds * OpusEncoder.RATE_HZ];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = 0.3f * (float) Math.sin(i / 20.0);
        }
        return new OpusEncoder(OpusEncoder.SPEECH_BITS_PER_SECOND).encode(sound);
    }

    @Test
    void isRecognisedAndGoesOnAfterACutAtThePacketTheServerNames() {
        List<byte[]> packets = packets(4);
        TestSocket first = open();
        packets.subList(0, 83).forEach(first::send);
        Awaitility.await().until(() -> server.engines.samplesHeard() > 24_000);
        first.cut();

        TestSocket second = open();
        long accepted = second.messages().get(0).getLong("acceptedMillis");
        assertTrue(accepted > 1_500 && accepted <= 83 * 20 && accepted % 20 == 0, "accepted " + accepted + " ms");
        packets.subList((int) (accepted / 20), packets.size()).forEach(second::send);
        second.send(new JsonObject().put("type", "end")).await("ended");

        assertEquals(
                List.of("word1 word2 word3 word4", "word5 word6 word7 word8"),
                server
                        .call("GET", "/meetings/" + meeting + "/captions?language=en", server.organizer(), null)
                        .json()
                        .getJsonArray("captions")
                        .stream()
                        .map(caption -> ((JsonObject) caption).getString("text"))
                        .toList());
    }
}
