package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.meetinginterpreter.server.TestServer.Answer;
import org.meetinginterpreter.server.TestServer.Guest;

/** Meetings, joining and mistakes over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private final TestServer server = new TestServer();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aMeetingIsPlannedChangedStartedEndedAndDeleted() {
        JsonObject meeting = server.plan("en", "pt-br");
        String path = "/meetings/" + meeting.getString("id");
        assertEquals("planned", meeting.getString("state"));
        assertEquals(new JsonArray(List.of("en", "pt-BR")), meeting.getJsonArray("languages"));
        assertTrue(meeting.getString("joinCode").matches("[A-Z2-9]{3}-[A-Z2-9]{3}"));

        JsonObject change = new JsonObject().put("title", "Talks on water");
        assertEquals("Talks on water", call("PATCH", path, change).json().getString("title"));
        assertEquals("live", call("POST", path + "/start", null).json().getString("state"));
        assertEquals("wrong-state", call("POST", path + "/start", null).problem());
        assertEquals("ended", call("POST", path + "/end", null).json().getString("state"));
        assertEquals("wrong-state", call("POST", path + "/end", null).problem());
        assertEquals(
                "wrong-state",
                server.type(meeting.getString("id"), server.organizer(), "x").problem());
        assertEquals(0, server.translators.forgotten());
        assertEquals(204, call("DELETE", path, null).status());
        assertEquals(404, call("GET", path, null).status());
        assertEquals(1, server.translators.forgotten());
    }

    @Test
    void metricsTellWhatTheTranslationWorkersDo() {
        assertEquals(1, server.metric("interpreter_translation_cache_total{result=\"hit\"}"));
        assertEquals(2, server.metric("interpreter_translation_cache_total{result=\"miss\"}"));
        assertEquals(3, server.metric("interpreter_translation_cache_total{result=\"joined\"}"));
        assertEquals(4, server.metric("interpreter_translation_texts_total"));
        assertEquals(5, server.metric("interpreter_translation_batches_total"));
        assertEquals(6, server.metric("interpreter_translation_waiting"));
        assertEquals(7, server.metric("interpreter_translation_models "));
        assertEquals(8, server.metric("interpreter_translation_models_closed_total"));
    }

    @Test
    void availabilityNamesWhatToInstall() {
        JsonArray availability = server.plan("en", "pt", "ko").getJsonArray("availability");
        JsonObject english = availability.getJsonObject(0);
        assertTrue(english.getBoolean("speech"));
        assertEquals(new JsonArray(List.of("pt")), english.getJsonArray("translatedFrom"));
        assertEquals(
                new JsonArray()
                        .add(new JsonObject().put("from", "pt").put("models", new JsonArray(List.of("fake-pt-en")))),
                english.getJsonArray("routes"));
        JsonObject korean = availability.getJsonObject(2);
        assertFalse(korean.getBoolean("speech"));
        assertTrue(korean.getJsonArray("hints").encode().contains("models install fake-ko"));
    }

    @Test
    void mistakesInABodyAreNamed() {
        JsonObject good = TestServer.plan(new JsonObject(), "en");
        refuses(good.copy().put("colour", "red"), "unknown-field", "\"colour\"");
        refuses(good.copy().put("title", ""), "invalid-request", "title");
        refuses(good.copy().put("title", 7), "invalid-request", "title");
        refuses(good.copy().put("title", "x".repeat(201)), "invalid-request", "200");
        refuses(good.copy().put("title", "bell\u0007"), "invalid-request", "control characters");
        refuses(good.copy().put("languages", "en"), "invalid-request", "list");
        refuses(good.copy().put("languages", new JsonArray()), "invalid-request", "languages");
        refuses(good.copy().put("languages", new JsonArray().add("en").add("EN")), "invalid-request", "twice");
        refuses(good.copy().put("languages", new JsonArray().add("e n")), "unknown-language", "BCP 47");
        refuses(good.copy().put("languages", new JsonArray().add("qq")), "unknown-language", "qq");
        refuses(good.copy().put("options", new JsonObject().put("colour", 1)), "unknown-field", "options");
        for (String origin : List.of("example.org", "https://example.org/path", "https://*.org; script-src *", "*")) {
            JsonObject options = new JsonObject().put("embedOrigins", new JsonArray().add(origin));
            refuses(good.copy().put("options", options), "invalid-request", "embedOrigins");
        }
    }

    @Test
    void theVocabularyIsCheckedShownToTheOrganizerAndGivenToRecognisers() {
        JsonObject tooLong =
                new JsonObject().put("vocabulary", new JsonArray().add("Osh").add("x".repeat(81)));
        refuses(TestServer.plan(tooLong, "en"), "invalid-request", "term 2 of the vocabulary has 81 characters");
        JsonObject broken = new JsonObject().put("vocabulary", new JsonArray().add("Osh\nBishkek"));
        refuses(TestServer.plan(broken, "en"), "invalid-request", "options.vocabulary has control characters");
        String meeting = server.meeting("en");
        JsonArray terms = new JsonArray().add("Issyk-Kul").add("Ospanova");
        JsonObject change = new JsonObject().put("options", new JsonObject().put("vocabulary", terms));

        JsonObject changed = call("PATCH", "/meetings/" + meeting, change).json();
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        server.audio(meeting, speaker).send(TestServer.start(speaker)).await("ready");
        JsonObject seen = server.call("GET", "/meetings/" + meeting, speaker.token(), null)
                .json();

        assertEquals(terms, changed.getJsonObject("options").getJsonArray("vocabulary"));
        assertEquals(
                terms.getList(), server.engines.lastAsked().vocabulary().get().terms());
        assertFalse(seen.containsKey("options"), seen.encode());
    }

    private void refuses(JsonObject meeting, String problem, String hint) {
        Answer answer = call("POST", "/meetings", meeting);
        assertEquals(400, answer.status());
        assertEquals(problem, answer.problem());
        assertTrue(
                answer.json().getString("detail").contains(hint), answer.json().encode());
    }

    @Test
    void mistakesInTheRequestAreProblemDetailsToo() {
        assertEquals("not-found", call("GET", "/nothing", null).problem());
        assertEquals(
                "method-not-allowed", call("PUT", "/meetings", new JsonObject()).problem());
        assertEquals(
                "too-large",
                call("POST", "/keys", new JsonObject().put("name", "x".repeat(70_000)))
                        .problem());
        for (String bad : List.of("/api/v1/meetings?x=%zz", "/%zz", "/%2")) {
            assertEquals(400, raw("GET " + bad + " HTTP/1.1"), bad);
        }
        for (String outside : List.of("/assets/..%2f..%2fpom.xml", "/assets/%2e%2e%5c%2e%2e", "/%00")) {
            assertEquals(404, raw("GET " + outside + " HTTP/1.1"), outside);
        }
        assertEquals(404, raw("OPTIONS * HTTP/1.1"));
        assertEquals(400, raw("GET /api/v1/meetings/x/audio HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade"));
        assertEquals(415, raw("BREW /api/v1/meetings HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x"));
        assertEquals(200, raw("GET /health/live HTTP/1.1\r\nRange: bytes=9999999999-"));
        HttpResponse<String> notJson = server.send(server.request("/api/v1/meetings", server.organizer())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{]"))
                .build());
        assertEquals(400, notJson.statusCode());
        assertEquals(
                "application/problem+json",
                notJson.headers().firstValue("content-type").orElseThrow());
        HttpResponse<String> form = server.send(server.request("/api/v1/meetings", server.organizer())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertEquals(415, form.statusCode());
    }

    @Test
    void anInvitationWorksOnceAndBringsItsRoleAndName() {
        String meeting = server.meeting("en", "pt");
        JsonObject invitation = call(
                        "POST",
                        "/meetings/" + meeting + "/invitations",
                        new JsonObject().put("role", "speaker").put("name", "Delegation 4"))
                .json();
        assertEquals(
                server.server.url() + "/join#secret=" + invitation.getString("code") + "&role=speaker",
                invitation.getString("link"));
        JsonObject join = new JsonObject()
                .put("secret", invitation.getString("code"))
                .put("consent", true)
                .put("language", "en");
        assertEquals(
                "invalid-request",
                open("/join", join.copy().put("role", "organizer")).problem());

        JsonObject joined = open("/join", join).json();

        assertEquals("speaker", joined.getString("role"));
        assertEquals(meeting, joined.getString("meeting"));
        assertTrue(joined.getString("consent").startsWith("c_"));
        assertEquals("wrong-code", open("/join", join).problem());
        JsonObject shown = call("GET", "/meetings/" + meeting + "/participants", null)
                .json()
                .getJsonArray("participants")
                .getJsonObject(0);
        assertEquals("Delegation 4", shown.getString("name"));
        assertEquals("en", shown.getString("language"));
    }

    @Test
    void aPasscodeThatCouldBeGuessedIsRefused() {
        for (String weak :
                List.of("1", "1234567", "       7", "aaaaaaaa", "\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11\uD83D\uDD12")) {
            TestServer.Answer refused =
                    call("POST", "/meetings", TestServer.plan(new JsonObject().put("passcode", weak), "en"));
            assertEquals("invalid-request", refused.problem());
            assertTrue(refused.json().getString("detail").contains("options.passcode"), refused.toString());
        }
        String meeting = call("POST", "/meetings", TestServer.plan(new JsonObject().put("passcode", "12345678"), "en"))
                .json()
                .getString("id");
        JsonObject weak = new JsonObject().put("options", new JsonObject().put("passcode", "1234567"));
        assertEquals(
                "invalid-request", call("PATCH", "/meetings/" + meeting, weak).problem());
        JsonObject none = new JsonObject().put("options", new JsonObject().put("passcode", false));
        assertEquals(200, call("PATCH", "/meetings/" + meeting, none).status());
    }

    @Test
    void theCodeLetsListenersAndSpeakersInButNobodyAbove() {
        JsonObject options = new JsonObject().put("passcode", "river bank");
        JsonObject meeting =
                call("POST", "/meetings", TestServer.plan(options, "en")).json();
        String typed =
                meeting.getString("joinCode").toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        JsonObject join = new JsonObject().put("code", typed).put("name", "Guest");
        assertEquals("wrong-code", open("/join", join).problem());
        assertEquals(
                "wrong-code", open("/join", join.copy().put("passcode", "lake")).problem());
        join.put("passcode", "river bank");

        assertEquals("listener", open("/join", join).json().getString("role"));
        assertNull(open("/join", join.copy().put("consent", true)).json().getString("consent"));
        assertEquals(
                "speaker",
                open("/join", join.copy().put("role", "speaker")).json().getString("role"));
        for (String role : List.of("organizer", "reviewer", "integrator")) {
            assertEquals(
                    "forbidden", open("/join", join.copy().put("role", role)).problem());
        }
        assertFalse(call("GET", "/meetings/" + meeting.getString("id"), null)
                .json()
                .encode()
                .contains("river bank"));
    }

    @Test
    void guessingCodesIsStopped() {
        try (TestServer other = new TestServer()) {
            JsonObject guess = new JsonObject().put("code", "AAA-AAA");
            for (int i = 0; i < 20; i++) {
                assertEquals(
                        "wrong-code", other.call("POST", "/join", null, guess).problem());
            }
            assertEquals(
                    "too-many-attempts",
                    other.call("POST", "/join", null, guess).problem());
        }
    }

    @Test
    void theOrganizersLinkGivesATokenForAllMeetings() {
        String link = server.server.organizerLink().toString();
        JsonObject joined = open("/join", new JsonObject().put("secret", link.replaceAll(".*#secret=", "")))
                .json();
        assertNull(joined.getString("meeting"));
        assertEquals(
                200,
                server.call("GET", "/meetings", joined.getString("token"), null).status());
        assertTrue(
                call("POST", "/organizer-links", null).json().getString("link").contains("/organizer#secret="));
    }

    /** What no HTTP client would send; the status of the answer. */
    private int raw(String head) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((head + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return Integer.parseInt(
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void rolesAreHeldInEveryRoute() {
        String meeting = server.meeting("en");
        Guest listener = server.join(meeting, "listener", "Reader");
        String path = "/meetings/" + meeting;
        assertEquals(
                403,
                server.call("POST", "/meetings", listener.token(), TestServer.plan(new JsonObject(), "en"))
                        .status());
        assertEquals(
                403, server.call("GET", "/meetings", listener.token(), null).status());
        assertEquals(403, server.call("DELETE", path, listener.token(), null).status());
        assertEquals(
                403, server.call("POST", path + "/end", listener.token(), null).status());
        assertEquals(
                403,
                server.call("GET", path + "/participants", listener.token(), null)
                        .status());
        assertEquals(
                403,
                server.call("POST", path + "/invitations", listener.token(), null)
                        .status());
        assertEquals(
                403,
                server.call("PUT", path + "/consents/c_1", listener.token(), null)
                        .status());
        assertEquals(403, server.type(meeting, listener.token(), "x").status());
        assertEquals(
                404,
                server.call("GET", "/meetings/" + server.meeting("en"), listener.token(), null)
                        .status());
        JsonObject seen = server.call("GET", path, listener.token(), null).json();
        assertFalse(seen.containsKey("joinCode"));
        assertFalse(seen.containsKey("options"));
        assertEquals(
                403,
                server.send(server.request("/metrics", listener.token())
                                .header("X-Forwarded-For", "192.0.2.1")
                                .build())
                        .statusCode());
    }

    @Test
    void aRefreshedTokenIsForTheSameParticipantUnderTheSameId() {
        Guest guest = server.join(server.meeting("en"), "listener", "Reader");
        JsonObject fresh =
                server.call("POST", "/tokens/refresh", guest.token(), null).json();
        assertEquals(guest.participant(), fresh.getString("participant"));
        assertEquals(guest.tokenId(), fresh.getString("tokenId"));
    }

    @Test
    void consentIsGivenLaterWithAnIdOfTheClients() {
        String meeting = server.meeting("en");
        Guest speaker = server.join(meeting, "speaker", "One");
        Guest other = server.join(meeting, "speaker", "Two");
        String path = "/meetings/" + meeting + "/consents/c_mine1";
        assertEquals(200, server.call("PUT", path, speaker.token(), null).status());
        assertEquals(200, server.call("PUT", path, speaker.token(), null).status());
        assertEquals(404, server.call("PUT", path, other.token(), null).status());
        assertEquals(404, server.call("DELETE", path, other.token(), null).status());
        assertEquals(204, server.call("DELETE", path, speaker.token(), null).status());
        assertEquals(404, server.call("DELETE", path, speaker.token(), null).status());
        assertEquals(
                400,
                server.call("PUT", "/meetings/" + meeting + "/consents/mine", speaker.token(), null)
                        .status());
    }

    private Answer call(String method, String path, JsonObject body) {
        return server.call(method, path, server.organizer(), body);
    }

    private Answer open(String path, JsonObject body) {
        return server.call("POST", path, null, body);
    }
}
