package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {
    private final TestServer server = new TestServer();

    @AfterAll
    void stop() {
        server.close();
    }

    private List<String> acts(String meeting) {
        return server
                .call("GET", "/meetings/" + meeting + "/audit", server.organizer(), null)
                .json()
                .getJsonArray("records")
                .stream()
                .map(JsonObject.class::cast)
                .map(record -> record.getString("role") + " " + record.getString("act"))
                .toList();
    }

    @Test
    void everyPrivilegedActIsRecordedOnceWithoutNames() {
        String meeting = server.meeting("en");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 4");
        server.type(meeting, speaker.token(), "We agree.");
        String consent = "/meetings/" + meeting + "/consents/" + speaker.consent();
        server.call("DELETE", consent, speaker.token(), null);
        server.call("PUT", "/meetings/" + meeting + "/consents/c_again", speaker.token(), null);
        String participant = "/meetings/" + meeting + "/participants/" + speaker.participant();
        server.call("PATCH", participant, server.organizer(), new JsonObject().put("muted", true));
        server.call("DELETE", participant, server.organizer(), null);
        server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null);
        assertEquals(
                List.of(
                        "organizer meeting.create",
                        "organizer meeting.start",
                        "organizer invitation.create",
                        "speaker join.consenting",
                        "speaker consent.withdraw",
                        "speaker consent.give",
                        "organizer participant.change",
                        "organizer participant.remove",
                        "organizer meeting.end"),
                acts(meeting));
        String all = server.call("GET", "/meetings/" + meeting + "/audit", server.organizer(), null)
                .json()
                .encode();
        assertFalse(all.contains("Delegation"), all);
        assertFalse(all.contains("agree"), all);
        List<String> now = acts(meeting);
        assertEquals("organizer audit.read", now.get(now.size() - 1));
    }

    @Test
    void keysAndTokensOfAMeetingAreInItsLogByTheirIds() {
        String meeting = server.meeting("en");
        TestServer.Guest organizer = server.join(meeting, "organizer", "Olga");
        JsonObject wanted = new JsonObject()
                .put("name", "robot")
                .put("meeting", meeting)
                .put("rights", new JsonArray().add("feed"));
        for (String maker : List.of(organizer.token(), server.organizer())) {
            String key = server.call("POST", "/keys", maker, wanted).json().getString("key");
            server.call("DELETE", "/keys/" + key, maker, null);
            List<String> keys = server
                    .call("GET", "/meetings/" + meeting + "/audit", server.organizer(), null)
                    .json()
                    .getJsonArray("records")
                    .stream()
                    .map(JsonObject.class::cast)
                    .filter(record -> key.equals(record.getString("object")))
                    .map(record -> record.getString("act"))
                    .toList();
            assertEquals(List.of("key.create", "key.revoke"), keys);
        }
        server.call("DELETE", "/tokens/" + organizer.tokenId(), organizer.token(), null);
        List<String> acts = acts(meeting);
        assertTrue(acts.contains("organizer token.revoke"), acts.toString());
    }

    @Test
    void refusedActsAreNotRecordedAsDone() {
        String meeting = server.meeting("en");
        TestServer.Guest listener = server.join(meeting, "listener", "Guest");
        assertEquals(
                403,
                server.call("POST", "/meetings/" + meeting + "/end", listener.token(), null)
                        .status());
        assertFalse(acts(meeting).contains("listener meeting.end"));
        assertTrue(acts(meeting).contains("listener refused"), acts(meeting).toString());
    }

    @Test
    void wrongTokensAndCodesAreRecordedWithoutWhatWasSent() {
        String meeting = server.meeting("en");
        server.call("GET", "/meetings/" + meeting, "Valentina Kowalski", null);
        server.call("GET", "/meetings/Valentina/audit", "Kowalski", null);
        server.call("POST", "/join", null, new JsonObject().put("code", "Valentina"));
        server.call("POST", "/join", null, new JsonObject().put("secret", "Kowalski"));
        String all = records().toString();
        assertTrue(all.contains("\"act\":\"refused\""), all);
        assertTrue(all.contains("GET /meetings/:meeting/audit"), all);
        assertTrue(all.contains("\"act\":\"join.refused\""), all);
        assertFalse(all.contains("Valentina") || all.contains("Kowalski"), all);
    }

    @Test
    void nobodyFillsTheLogWithWhatIsRefused() {
        try (TestServer flooded = new TestServer()) {
            for (int i = 0; i < 100; i++) {
                flooded.call("GET", "/meetings", "not a token", null);
            }
            long refused =
                    flooded.call("GET", "/audit", flooded.organizer(), null).json().getJsonArray("records").stream()
                            .filter(record ->
                                    ((JsonObject) record).getString("act").equals("refused"))
                            .count();
            // attempts come back with time
            assertTrue(refused >= Refusals.MOST && refused <= Refusals.MOST + 5, refused + " of 100 are in the log");
        }
    }

    private JsonArray records() {
        return server.call("GET", "/audit", server.organizer(), null).json().getJsonArray("records");
    }

    @Test
    void startAndStopAreRecorded(@TempDir Path folder) {
        for (int run = 0; run < 2; run++) {
            new TestServer(TestServer.inMemory().withStorage(Storage.in(folder))).close();
        }
        try (TestServer third = new TestServer(TestServer.inMemory().withStorage(Storage.in(folder)))) {
            assertEquals(
                    List.of("server.start", "server.stop", "server.start", "server.stop", "server.start"),
                    third.call("GET", "/audit", third.organizer(), null).json().getJsonArray("records").stream()
                            .map(record -> ((JsonObject) record).getString("act"))
                            .toList());
        }
    }

    @Test
    void onlyOrganizersReadIt() {
        String meeting = server.meeting("en");
        TestServer.Guest reviewer = server.join(meeting, "reviewer", "Rosa");
        assertEquals(
                403,
                server.call("GET", "/meetings/" + meeting + "/audit", reviewer.token(), null)
                        .status());
    }
}
