package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.server.TestServer.Answer;
import org.meetinginterpreter.server.TestServer.Guest;

/** What a meeting has of a person: all of it comes out, and all of it goes. */
class PersonalDataTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private String meeting;
    private Guest speaker;
    private Guest other;

    @BeforeEach
    void holdMeeting() {
        start();
        meeting = server.meeting("en", "pt");
        speaker = server.join(meeting, "speaker", "Ana Delegada");
        other = server.join(meeting, "speaker", "Delegation 2");
        server.type(meeting, speaker.token(), "My name is Ana.");
        server.type(meeting, other.token(), "Mine is not.");
        text("pt");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void start() {
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
    }

    private void restart() {
        server.close();
        start();
    }

    private Answer data(String method, String participant, String token) {
        return server.call(method, "/meetings/" + meeting + "/participants/" + participant + "/data", token, null);
    }

    private String text(String language) {
        return server.call("GET", "/meetings/" + meeting + "/captions?language=" + language, other.token(), null)
                .json()
                .encode();
    }

    @Test
    void theExportHasEverything() {
        JsonObject data = data("GET", speaker.participant(), speaker.token()).json();
        assertEquals("Ana Delegada", data.getJsonObject("participant").getString("name"));
        assertEquals("Water talks", data.getJsonObject("meeting").getString("title"));
        JsonObject consent = data.getJsonArray("consents").getJsonObject(0);
        assertEquals(speaker.consent(), consent.getString("consent"));
        assertFalse(consent.getJsonObject("text").getJsonArray("points").isEmpty());
        assertEquals(1, data.getJsonArray("captions").size());
        String captions = data.getJsonArray("captions").encode();
        assertTrue(captions.contains("My name is Ana.") && captions.contains("pt:My name"), captions);
        assertFalse(data.encode().contains("Mine is not"));
        assertEquals(
                speaker.tokenId(), data.getJsonArray("tokens").getJsonObject(0).getString("id"));
        assertTrue(data.getJsonArray("audit").encode().contains("join.consenting"));
        server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null);
        restart();
        JsonObject later =
                data("GET", speaker.participant(), server.organizer()).json();
        assertEquals(data.getJsonArray("captions"), later.getJsonArray("captions"));
        assertEquals(data.getJsonArray("consents"), later.getJsonArray("consents"));
    }

    @Test
    void onlyThePersonAndTheOrganizerMayHaveItOrEraseIt() {
        for (String method : List.of("GET", "DELETE")) {
            assertEquals(
                    "forbidden",
                    data(method, speaker.participant(), other.token()).problem());
            assertEquals("forbidden", data(method, "p_nobody", other.token()).problem());
            assertEquals(
                    "not-found", data(method, "p_nobody", server.organizer()).problem());
            assertEquals(
                    "not-authenticated",
                    data(method, speaker.participant(), null).problem());
        }
        assertTrue(text("en").contains("My name is Ana."));
    }

    @Test
    void aPersonLeavesNothingButTombstones() {
        TestSocket page = server.captions(meeting, other.token(), "pt", 0);
        page.awaitSeq(2);
        TestSocket own = server.captions(meeting, speaker.token(), "en", 0);
        own.awaitSeq(2);
        assertEquals(204, data("DELETE", speaker.participant(), speaker.token()).status());
        assertTrue(page.awaitSeq(3).getBoolean("erased"));
        assertTrue(own.await("error").getString("detail").contains("erased"));
        for (int run = 0; run < 2; run++) {
            String participants = server.call("GET", "/meetings/" + meeting + "/participants", server.organizer(), null)
                    .json()
                    .encode();
            for (String shown : List.of(text("en"), text("pt"), participants)) {
                assertFalse(shown.contains("Ana"), shown);
                assertFalse(shown.contains(speaker.participant()), shown);
            }
            assertTrue(text("en").contains("Mine is not."));
            assertEquals(
                    401, data("GET", speaker.participant(), speaker.token()).status());
            assertEquals(
                    "not-found",
                    data("GET", speaker.participant(), server.organizer()).problem());
            restart();
        }
        String audit = server.call("GET", "/meetings/" + meeting + "/audit", server.organizer(), null)
                .json()
                .encode();
        assertTrue(audit.contains("data.erase") && !audit.contains("Ana"), audit);
    }

    @Test
    void twoPeopleOfOneNameDoNotEraseEachOther() {
        Guest namesake = server.join(meeting, "speaker", "Ana Delegada");
        server.type(meeting, namesake.token(), "I am another Ana.");
        JsonObject invitation = invitation("Ana Delegada");
        assertEquals(204, data("DELETE", speaker.participant(), speaker.token()).status());
        for (int run = 0; run < 2; run++) {
            assertTrue(text("en").contains("I am another Ana.") && text("en").contains("Ana Delegada"), text("en"));
            assertFalse(text("en").contains("My name is Ana."));
            assertEquals("Ana Delegada", name(namesake));
            restart();
        }
        Guest third = TestServer.guest(
                server.call("POST", "/join", null, new JsonObject().put("secret", invitation.getString("code")))
                        .json());
        assertEquals("Ana Delegada", name(third), "an invitation to a third of that name keeps it");
        assertEquals(invitation.getString("participant"), third.participant());
    }

    @Test
    void somebodyWhoWasInvitedAndDidNotComeIsErasedById() {
        JsonObject invited = invitation("Carla Convidada");
        JsonObject namesake = invitation("Carla Convidada");
        String id = invited.getString("participant");
        restart();
        JsonObject known = data("GET", id, server.organizer()).json().getJsonObject("participant");
        assertEquals("Carla Convidada", known.getString("name"));
        assertTrue(known.getBoolean("invited"));
        assertEquals("forbidden", data("GET", id, other.token()).problem());
        assertEquals("forbidden", data("DELETE", id, other.token()).problem());
        assertEquals(204, data("DELETE", id, server.organizer()).status());
        for (int run = 0; run < 2; run++) {
            assertEquals("not-found", data("GET", id, server.organizer()).problem());
            assertEquals(
                    403,
                    server.call("POST", "/join", null, new JsonObject().put("secret", invited.getString("code")))
                            .status());
            restart();
        }
        assertEquals(
                200,
                server.call("POST", "/join", null, new JsonObject().put("secret", namesake.getString("code")))
                        .status());
    }

    private JsonObject invitation(String name) {
        return server.call(
                        "POST",
                        "/meetings/" + meeting + "/invitations",
                        server.organizer(),
                        new JsonObject().put("role", "speaker").put("name", name))
                .json();
    }

    private String name(Guest guest) {
        return data("GET", guest.participant(), guest.token())
                .json()
                .getJsonObject("participant")
                .getString("name");
    }

    @Test
    void theOrganizerErasesAlsoThoseWhoWereRemovedAndAfterTheEnd() {
        String participant = "/meetings/" + meeting + "/participants/" + speaker.participant();
        assertEquals(
                204,
                server.call("DELETE", participant, server.organizer(), null).status());
        server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null);
        restart();
        JsonObject data = data("GET", speaker.participant(), server.organizer()).json();
        assertTrue(data.getJsonObject("participant").getBoolean("removed"));
        assertTrue(
                data.getJsonArray("consents").getJsonObject(0).containsKey("withdrawn"),
                "the consent proves what held until then");
        assertEquals(
                204, data("DELETE", speaker.participant(), server.organizer()).status());
        restart();
        assertFalse(text("en").contains("Ana"));
        assertEquals(
                "not-found",
                data("GET", speaker.participant(), server.organizer()).problem());
    }
}
