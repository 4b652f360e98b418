package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Guest;

class StatisticsTest {
    private final TestServer server = new TestServer();
    private final String meeting = server.meeting("en", "pt");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsHowTheMeetingGoes() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        Guest silent = server.join(meeting, "speaker", "Delegation 2");
        TestSocket reader = server.captions(meeting, speaker.token(), "pt", 0, "fast");
        reader.await("ready");
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        TestSocket other = server.audio(meeting, silent).send(TestServer.start(silent));
        audio.await("ready");
        other.await("ready");
        server.call(
                "PATCH",
                "/meetings/" + meeting + "/participants/" + silent.participant(),
                server.organizer(),
                new JsonObject().put("muted", true));
        for (int word = 0; word < 8; word++) {
            audio.send(sound((byte) 1));
            int sound = (word + 1) * 500;
            Awaitility.await().until(() -> recognition().getInteger("soundMillis") == sound);
        }
        reader.awaitSeq(2);
        audio.send(sound((byte) 0x7f)).await("error");

        JsonObject all = statistics();
        assertEquals(2, all.getJsonObject("delays").getJsonObject("final").getInteger("count"));
        assertTrue(all.getJsonObject("delays").getJsonObject("final").getInteger("mostMillis") < 20_000);
        assertEquals(
                2,
                all.getJsonObject("delays")
                        .getJsonObject("translated")
                        .getJsonObject("pt")
                        .getInteger("count"));
        assertEquals(8, all.getJsonObject("recognition").getInteger("words"));
        assertEquals(0.25, all.getJsonObject("recognition").getDouble("lowConfidenceShare"));
        assertEquals(1, all.getJsonObject("recognition").getInteger("failures"));
        assertEquals(0, all.getJsonObject("recognition").getInteger("restarts"));
        assertEquals(0, all.getJsonObject("recognition").getInteger("languageQuestions"));
        assertTrue(all.getJsonObject("recognition").getDouble("realTimeFactor") < 1);
        assertEquals(2, all.getJsonObject("captions").getInteger("entries"));
        assertTrue(all.getJsonObject("captions").getInteger("partialsShown") > 0);
        JsonObject flicker = all.getJsonArray("flicker").getJsonObject(0);
        assertEquals("pt", flicker.getString("language"));
        assertEquals("fast", flicker.getString("mode"));
        assertEquals(new JsonObject().put("speaking", 1).put("idle", 0).put("muted", 1), all.getJsonObject("tracks"));
        assertEquals(2, all.getJsonObject("server").getInteger("tracks"));
        assertTrue(all.getJsonObject("server").getJsonObject("capacity").getInteger("en") > 1);
    }

    @Test
    void isForTheOrganizerAlone() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");

        assertEquals(
                403,
                server.call("GET", "/meetings/" + meeting + "/statistics", speaker.token(), null)
                        .status());
    }

    @Test
    void beforeAnythingIsSaidAllIsNought() {
        assertEquals(0, recognition().getDouble("realTimeFactor"));
        assertEquals(
                0, statistics().getJsonObject("delays").getJsonObject("final").getInteger("p95Millis"));
    }

    private JsonObject recognition() {
        return statistics().getJsonObject("recognition");
    }

    private JsonObject statistics() {
        return server.call("GET", "/meetings/" + meeting + "/statistics", server.organizer(), null)
                .json();
    }

    /** Half a second, a word. */
    private static byte[] sound(byte loudness) {
        byte[] sound = TestServer.words(1);
        Arrays.fill(sound, loudness);
        return sound;
    }
}
