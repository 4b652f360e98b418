package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Guest;

/** Connections that are cut, and sound that comes faster than it can be recognised. */
class ReconnectTest {
    private final TestServer server = new TestServer(
            TestServer.inMemory(Map.of("INTERPRETER_LIFETIMES_TRACK_GRACE", "2s", "INTERPRETER_LIMITS_BACKLOG", "1s")));
    private String meeting;
    private Guest speaker;

    @BeforeEach
    void holdMeeting() {
        meeting = server.meeting("en");
        speaker = server.join(meeting, "speaker", "Delegation 1");
    }

    @AfterEach
    void close() {
        server.engines.release();
        server.close();
    }

    @Test
    void aSpeakerWhoComesBackInTimeGoesOnInTheSameUtterance() {
        TestSocket audio = started();
        TestServer.speak(audio, 2);
        JsonObject before = audio.await("caption");
        awaitHeard(16_000);
        audio.cut();
        TestSocket again = server.audio(meeting, speaker).send(TestServer.start(speaker));

        assertEquals(1_000, again.await("ready").getInteger("acceptedMillis"));
        TestServer.speak(again, 2);
        JsonObject last = again.await(message -> message.containsKey("seq"));
        assertEquals("word1 word2 word3 word4", last.getString("text"));
        assertEquals(before.getString("utterance"), last.getString("utterance"));
        assertEquals(before.getLong("startMillis"), last.getLong("startMillis"));
    }

    @Test
    void afterTheGraceTheTrackIsANewOne() {
        TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
        TestSocket audio = started();
        TestServer.speak(audio, 2);
        audio.await("caption");
        audio.cut();
        assertEquals("word1 word2", reader.awaitSeq(1).getString("text"));
        Awaitility.await().until(() -> server.engines.open() == 0);
        TestSocket again = server.audio(meeting, speaker).send(TestServer.start(speaker));

        assertEquals(0, again.await("ready").getInteger("acceptedMillis"));
        TestServer.speak(again, 4);
        assertEquals("word1 word2 word3 word4", reader.awaitSeq(2).getString("text"));
    }

    @Test
    void soundIsReadNoFasterThanItIsRecognisedHoweverFastItIsSent() {
        server.engines.hold();
        TestSocket audio = started();
        byte[] second = TestServer.words(2);
        // ten minutes at once: 19 MB, more than networks hold
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            for (int sent = 0; sent < 600; sent++) {
                audio.send(second);
            }
        });
        Awaitility.await().until(() -> server.engines.waiting() == 1);
        TestSocket again = server.audio(meeting, speaker).send(TestServer.start(speaker));

        int accepted = again.await("ready").getInteger("acceptedMillis");
        assertTrue(accepted <= 10_000, accepted + " ms of sound are held in memory");
        server.engines.release();
        audio.awaitClose();
        assertTrue(isBroken(sending));
    }

    @Test
    void speakersWhoTalkOverEachOtherHaveUtterancesOfTheirOwnInTheOrderInWhichTheyBegan() {
        Guest second = server.join(meeting, "speaker", "Delegation 2");
        TestSocket first = started();
        TestSocket other = server.audio(meeting, second).send(TestServer.start(second));
        other.await("ready");
        TestServer.speak(first, 1);
        first.await("caption");
        TestServer.speak(other, 4);
        other.await(message -> message.containsKey("seq"));
        TestServer.speak(first, 3);
        first.await(message -> message.containsKey("seq"));

        List<JsonObject> captions = server
                .call("GET", "/meetings/" + meeting + "/captions?language=en", speaker.token(), null)
                .json()
                .getJsonArray("captions")
                .stream()
                .map(JsonObject.class::cast)
                .toList();
        assertEquals(
                List.of("Delegation 1", "Delegation 2"),
                captions.stream()
                        .map(caption -> caption.getJsonObject("speaker").getString("name"))
                        .toList());
        assertEquals(
                List.of(2, 1),
                captions.stream().map(caption -> caption.getInteger("seq")).toList());
        assertEquals(
                List.of("u1", "u2"),
                captions.stream().map(caption -> caption.getString("utterance")).toList());
    }

    private static boolean isBroken(CompletableFuture<Void> sending) {
        try {
            sending.join();
            return false;
        } catch (CompletionException e) {
            return true;
        }
    }

    private TestSocket started() {
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        return audio;
    }

    private void awaitHeard(long samples) {
        Awaitility.await().until(() -> server.engines.samplesHeard() == samples);
    }
}
