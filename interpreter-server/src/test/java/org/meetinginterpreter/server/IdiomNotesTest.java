package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Answer;

/** Notes on idioms, for readers. */
class IdiomNotesTest {
    private TestServer server;
    private String meeting;
    private String reader;

    @BeforeEach
    void start() {
        server = new TestServer();
        meeting = server.meeting("en", "pt");
        reader = server.join(meeting, "listener", "Reader").token();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void say(String text) {
        assertEquals(200, server.type(meeting, server.organizer(), text).status());
    }

    private Answer notes(String utterance, String language) {
        return server.call(
                "GET", "/meetings/" + meeting + "/captions/" + utterance + "/notes?language=" + language, reader, null);
    }

    private JsonArray found(String utterance, String language) {
        Answer answer = notes(utterance, language);
        assertEquals(200, answer.status(), answer.json().encode());
        return answer.json().getJsonArray("notes");
    }

    @Test
    void anIdiomIsExplainedToEachReaderInTheirLanguage() {
        say("They cut corners again.");
        JsonObject portuguese = found("u1", "pt").getJsonObject(0);
        assertEquals("cut corners", portuguese.getString("said"));
        assertEquals("cortar cantos", portuguese.getString("literal"));
        assertTrue(portuguese.getString("note").contains("malfeito"), portuguese.encode());
        String caption = server.call("GET", "/meetings/" + meeting + "/captions?language=pt", reader, null)
                .json()
                .getJsonArray("captions")
                .getJsonObject(0)
                .getString("text");
        assertTrue(caption.contains(portuguese.getString("shown")), caption + portuguese.encode());
        assertFalse(caption.contains("cut corners"), caption);
        JsonObject english = found("u1", "en").getJsonObject(0);
        assertEquals("cut corners", english.getString("shown"));
        assertTrue(english.getString("note").startsWith("Said when"), english.encode());
    }

    @Test
    void theMeetingsOwnEntriesAreExplainedAndWhereTheyStand() {
        JsonObject entry = new JsonObject()
                .put("kind", "idiom")
                .put("terms", new JsonObject().put("en", "Gordian knot").put("pt", "gordian KNOT"))
                .put("notes", new JsonObject().put("pt", "Diz-se de um problema sem saída."));
        assertEquals(
                201,
                server.call("POST", "/meetings/" + meeting + "/glossary/entries", server.organizer(), entry)
                        .status());
        say("This is a Gordian knot.");
        JsonObject note = found("u1", "pt").getJsonObject(0);
        assertEquals("gordian KNOT", note.getString("shown"));
        assertEquals("Gordian knot", note.getString("said"));
        assertEquals("Diz-se de um problema sem saída.", note.getString("note"));
        assertEquals("idiom", note.getString("kind"));
        assertEquals(new JsonArray(), found("u1", "en"), "nobody wrote a note for readers of English");
    }

    @Test
    void whereNothingWasSaidThatHasANoteThereIsNone() {
        say("The bridge is long.");
        assertEquals(new JsonArray(), found("u1", "pt"));
    }

    @Test
    void ofWhatWasWithheldNothingIsTold() {
        say("They cut corners again.");
        assertEquals(
                200,
                server.call(
                                "POST",
                                "/meetings/" + meeting + "/reviews/u1",
                                server.organizer(),
                                new JsonObject().put("decision", "withhold").put("version", 1))
                        .status());
        assertEquals(new JsonArray(), found("u1", "pt"));
    }

    @Test
    void whatIsNoFinalOrNoLanguageIsRefused() {
        assertEquals("not-found", notes("u99", "pt").problem());
        assertEquals("not-found", notes("x%20y", "pt").problem());
        say("Yes.");
        assertEquals("unknown-language", notes("u1", "ru").problem());
    }
}
