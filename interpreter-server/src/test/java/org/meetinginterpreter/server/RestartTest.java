package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.caption.FakeSpeechEngines;
import org.meetinginterpreter.caption.FakeTranslators;

/** What a server that starts again still knows. */
class RestartTest {
    @TempDir
    private Path folder;

    private TestServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private TestServer start() {
        if (server != null) {
            server.close();
        }
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        return server;
    }

    private List<String> captions(String meeting, String token, String language) {
        JsonArray captions = server.call("GET", "/meetings/" + meeting + "/captions?language=" + language, token, null)
                .json()
                .getJsonArray("captions");
        return captions.stream()
                .map(JsonObject.class::cast)
                .map(caption -> caption.getLong("seq") + " " + caption.getString("text"))
                .toList();
    }

    @Test
    void aLiveMeetingGoesOnWithItsPeopleAndItsLog() {
        start();
        String meeting = server.meeting("en", "pt");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        server.type(meeting, speaker.token(), "We agree.");
        List<String> before = captions(meeting, speaker.token(), "pt");
        start();
        assertEquals(List.of("1 We agree."), captions(meeting, speaker.token(), "en"));
        assertEquals(before, captions(meeting, speaker.token(), "pt"));
        assertEquals(
                "live",
                server.call("GET", "/meetings/" + meeting, speaker.token(), null)
                        .json()
                        .getString("state"));
        JsonObject next = server.type(meeting, speaker.token(), "And go on.").json();
        assertEquals(2, next.getLong("seq"));
        assertEquals("u2-1", next.getString("utterance"));
        start();
        assertEquals(List.of("1 We agree.", "2 And go on."), captions(meeting, speaker.token(), "en"));
    }

    @Test
    void settingsOfAMeetingHold() {
        start();
        JsonObject options = new JsonObject()
                .put("passcode", "streng geheim")
                .put("embedOrigins", new JsonArray().add("https://example.org"))
                .put("vocabulary", new JsonArray().add("Issyk-Kul"));
        String meeting = server.call("POST", "/meetings", server.organizer(), TestServer.plan(options, "en", "pt-BR"))
                .json()
                .getString("id");
        JsonObject before = server.call("GET", "/meetings/" + meeting, server.organizer(), null)
                .json();
        start();
        assertEquals(
                before,
                server.call("GET", "/meetings/" + meeting, server.organizer(), null)
                        .json());
    }

    @Test
    void translationsAreThoseThatWereShown() {
        start();
        String meeting = server.meeting("en", "pt");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        server.type(meeting, speaker.token(), "We agree.");
        List<String> shown = captions(meeting, speaker.token(), "pt");
        start();
        assertEquals(shown, captions(meeting, speaker.token(), "pt"));
        assertEquals(List.of(), server.translators.translated());
    }

    @Test
    void theRecordOfAMeetingThatIsOverIsReadWhenSomebodyAsks() {
        start();
        String meeting = server.meeting("en", "pt");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        server.type(meeting, speaker.token(), "We agree.");
        server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null);
        start();
        JsonObject listed = server.call("GET", "/meetings", server.organizer(), null)
                .json()
                .getJsonArray("meetings")
                .getJsonObject(0);
        assertEquals("ended", listed.getString("state"));
        assertEquals(1, listed.getLong("last"));
        assertEquals(List.of("1 We agree."), captions(meeting, speaker.token(), "en"));
        start();
        assertEquals(List.of("1 We agree."), captions(meeting, server.organizer(), "en"));
    }

    @Test
    void invitationsCodesAndRevocationsHold() {
        start();
        JsonObject planned = server.plan("en");
        String meeting = planned.getString("id");
        JsonObject invitation = new JsonObject().put("role", "reviewer").put("name", "Rosa");
        String secret = server.call("POST", "/meetings/" + meeting + "/invitations", server.organizer(), invitation)
                .json()
                .getString("code");
        TestServer.Guest removed = server.join(meeting, "listener", "Gone");
        server.call("DELETE", "/tokens/" + removed.tokenId(), removed.token(), null);
        start();
        assertEquals(
                200,
                server.call("POST", "/join", null, new JsonObject().put("secret", secret))
                        .status());
        assertEquals(
                403,
                server.call("POST", "/join", null, new JsonObject().put("secret", secret))
                        .status());
        assertEquals(
                200,
                server.call("POST", "/join", null, new JsonObject().put("code", planned.getString("joinCode")))
                        .status());
        assertEquals(
                401,
                server.call("GET", "/meetings/" + meeting, removed.token(), null)
                        .status());
        start();
        assertEquals(
                403,
                server.call("POST", "/join", null, new JsonObject().put("secret", secret))
                        .status());
    }

    @Test
    void aConsentThatWasTakenBackStaysSo() {
        start();
        String meeting = server.meeting("en");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        String consent = "/meetings/" + meeting + "/consents/" + speaker.consent();
        assertEquals(204, server.call("DELETE", consent, speaker.token(), null).status());
        start();
        assertEquals(404, server.call("DELETE", consent, speaker.token(), null).status());
    }

    @Test
    void nothingIsReadableInTheFilesAndADeletedMeetingIsGone() throws IOException {
        start();
        String meeting = server.meeting("en", "pt");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation Kazakhstan");
        server.type(meeting, speaker.token(), "We agree to 40 percent.");
        for (String secret : List.of("Kazakhstan", "40 percent", "Water talks")) {
            assertFalse(isInFiles(secret), secret);
        }
        server.call("DELETE", "/meetings/" + meeting, server.organizer(), null);
        start();
        assertEquals(
                404,
                server.call("GET", "/meetings/" + meeting, server.organizer(), null)
                        .status());
    }

    private boolean isInFiles(String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void withoutItsKeyTheServerDoesNotStartAndSaysWhy() throws IOException {
        start();
        server.meeting("en");
        server.close();
        server = null;
        Files.delete(folder.resolve("deployment.key"));
        ServerOptions options = ServerOptions.defaults().withPort(0).withStorage(Storage.in(folder));
        ServerException refused = assertThrows(
                ServerException.class,
                () -> InterpreterServer.start(options, new FakeSpeechEngines(), new FakeTranslators())
                        .await());
        assertTrue(refused.getMessage().contains("deployment.key"), refused.getMessage());
        assertFalse(Files.exists(folder.resolve("deployment.key")));
    }
}
