package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.Admission.Open;
import org.meetinginterpreter.server.TestServer.Guest;

class AdmissionTest {
    private static final Open SPEAKS = new Open(Locale.ENGLISH, true);
    private static final Open LISTENS = new Open(Locale.ENGLISH, false);

    private final List<Open> open = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void asManyMaySpeakAsTheirMeasuredCostsLeaveRoomFor() {
        Admission admission = admission(64, 0);
        admission.learn(Locale.ENGLISH, 0.1);

        assertEquals(14, admission.capacity(Locale.ENGLISH));
        assertEquals(14, admitted(admission));
        assertEquals(
                "The server carries 14 speaking at once; speaking now: 14. Try again when one has finished.",
                admission.refusal(Locale.ENGLISH, open).orElseThrow());
        assertEquals(2, meters.counter("interpreter.tracks.refused").count());
        assertEquals(1.4, meters.find("interpreter.load").gauge().value(), 1e-9);
        assertEquals(1.4, meters.find("interpreter.load.most").gauge().value(), 1e-9);
    }

    @Test
    void whoIsSilentTakesNextToNothing() {
        Admission admission = admission(64, 0);
        admission.learn(Locale.ENGLISH, 0.2);
        for (int i = 0; i < 20; i++) {
            open.add(LISTENS);
        }

        // 1.4 cores, 0.4 of them for the silent
        assertEquals(5, admitted(admission));
        open.removeIf(Open::isSpeaking);
        assertEquals(Optional.empty(), admission.refusal(Locale.ENGLISH, open), "room again");
    }

    @Test
    void languagesCostWhatTheirEnginesDo() {
        Admission admission = admission(64, 0);
        admission.learn(Locale.ENGLISH, 0.1);
        admission.learn(Locale.KOREAN, 0.7);
        open.addAll(List.of(SPEAKS, SPEAKS, SPEAKS, SPEAKS, SPEAKS, SPEAKS, SPEAKS, SPEAKS));

        assertTrue(admission.refusal(Locale.KOREAN, open).isPresent());
        assertEquals(Optional.empty(), admission.refusal(Locale.ENGLISH, open));
    }

    @Test
    void theFirstSpeakerIsNeverRefused() {
        Admission admission = admission(64, 0);
        admission.learn(Locale.ENGLISH, 3);

        assertEquals(Optional.empty(), admission.refusal(Locale.ENGLISH, List.of(LISTENS)));
        assertEquals(1, admission.capacity(Locale.ENGLISH));
    }

    @Test
    void theConfigurationMaySayHowMany() {
        Admission admission = admission(64, 3);
        admission.learn(Locale.ENGLISH, 0.5);

        assertEquals(3, admitted(admission));
        assertEquals(3, admission.capacity(Locale.ENGLISH));
    }

    @Test
    void noMoreTracksAreOpenThanAllowedWhoeverSpeaks() {
        Admission admission = admission(2, 0);
        open.addAll(List.of(LISTENS, LISTENS));

        assertTrue(admission.refusal(Locale.ENGLISH, open).orElseThrow().contains("2 speakers' tracks"));
    }

    @Test
    void aSpeakerTooManyIsToldSoAndTheOthersSpeakOn() {
        try (TestServer server = new TestServer(TestServer.inMemory(Map.of("INTERPRETER_LIMITS_SPEAKERS", "1")))) {
            String meeting = server.meeting("en");
            Guest first = server.join(meeting, "speaker", "Delegation 1");
            Guest second = server.join(meeting, "speaker", "Delegation 2");
            TestSocket speaking = server.audio(meeting, first).send(TestServer.start(first));
            speaking.await("ready");
            TestSocket refused = server.audio(meeting, second).send(TestServer.start(second));

            assertEquals(
                    "The server carries 1 speaking at once; speaking now: 1. Try again when one has finished.",
                    refused.await("overloaded").getString("reason"));
            assertEquals(1013, refused.awaitClose());
            assertEquals(1, server.metric("interpreter_tracks_refused_total"));
            TestServer.speak(speaking, 4);
            speaking.send(new JsonObject().put("type", "end")).await("ended");
            assertEquals(1, speaking.finals().size());
            Awaitility.await().until(() -> server.engines.open() == 0);
            server.audio(meeting, second).send(TestServer.start(second)).await("ready");
        }
    }

    private Admission admission(int tracks, int speakers) {
        return new Admission(tracks, speakers, 2, () -> open, meters);
    }

    /** Lets speakers in until one is refused. */
    private int admitted(Admission admission) {
        int count = 0;
        while (admission.refusal(Locale.ENGLISH, open).isEmpty()) {
            open.add(SPEAKS);
            count++;
        }
        return count;
    }
}
