package org.meetinginterpreter.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.server.TestServer.Guest;

/** What a meeting comes to, over HTTP and on the feed. */
class SummaryTest {
    private static final String DECIDED = "We have agreed that the bridge will be built in Almaty before October.";
    private static final String ACTION = "I will send the new budget to all delegations by Friday.";
    private static final String QUESTION = "Nobody knows who pays for the second pump, that is still open.";

    @TempDir
    private Path folder;

    private TestServer server;
    private String meeting;
    private Guest typist;

    @BeforeEach
    void start() {
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        meeting = server.meeting("en", "pt", "kk");
        typist = server.join(meeting, "speaker", "Delegation 1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonObject summary(String query) {
        TestServer.Answer answer =
                server.call("GET", "/meetings/" + meeting + "/summary?language=" + query, typist.token(), null);
        assertEquals(200, answer.status(), () -> answer.json().encode());
        return answer.json();
    }

    private static List<String> texts(JsonObject summary, String what) {
        return summary.getJsonArray(what).stream()
                .map(one -> ((JsonObject) one).getString("text"))
                .toList();
    }

    private void say(String... texts) {
        for (String text : texts) {
            assertEquals(200, server.type(meeting, typist.token(), text).status());
        }
    }

    private TestSocket reader(String language) {
        TestSocket reader = server.socket(
                "/meetings/" + meeting + "/captions?summary=true&language=" + language,
                List.of("interpreter.v1", "bearer." + typist.token()),
                true);
        reader.await(message -> message.getString("type").equals("ready"));
        return reader;
    }

    @Test
    void pointsAreWhatWasSaidWithoutFillersAndNameTheirCaptions() {
        say("So, um, we, we meet again on Tuesday in Astana.", DECIDED);
        JsonObject summary = summary("en");
        assertEquals("summary", summary.getString("type"));
        assertEquals(2, summary.getInteger("last"));
        assertEquals(JsonArray.of("machine-made"), summary.getJsonArray("marks"));
        assertEquals(JsonArray.of("summarised:extractive"), summary.getJsonArray("made"));
        assertTrue(texts(summary, "points").contains(DECIDED), summary.encode());
        assertTrue(
                texts(summary, "points").stream().noneMatch(text -> text.contains("um,") || text.contains("we, we")),
                summary.encode());
        JsonObject point = summary.getJsonArray("points").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("text").equals(DECIDED))
                .findFirst()
                .orElseThrow();
        assertEquals(JsonArray.of(2), point.getJsonArray("seqs"));
        assertEquals(JsonArray.of("u2"), point.getJsonArray("utterances"));
        assertEquals("Delegation 1", point.getString("speaker"));
    }

    @Test
    void eachReaderHasItInTheirLanguage() {
        say(DECIDED, ACTION, QUESTION);
        JsonObject summary = summary("pt");
        assertTrue(texts(summary, "points").contains("pt:" + DECIDED), summary.encode());
        assertEquals("pt", summary.getString("noticedIn"));
        assertEquals("summarised:extractive", summary.getJsonArray("made").getString(0));
        assertTrue(summary.getJsonArray("made").contains("translated:fake-en-pt"), summary.encode());
        JsonObject action = summary.getJsonArray("actions").getJsonObject(0);
        assertEquals("Delegation 1", action.getString("who"));
        assertTrue(action.getString("due").startsWith("pt:"), action.encode());
    }

    @Test
    void whereNoModelLeadsItStaysAsItWasSaidAndSaysSo() {
        say(DECIDED);
        JsonObject summary = summary("kk");
        assertEquals(List.of(DECIDED), texts(summary, "points"));
        assertEquals("en", summary.getJsonArray("points").getJsonObject(0).getString("language"));
        server.call(
                "POST",
                "/meetings/" + meeting + "/utterances",
                typist.token(),
                new JsonObject().put("language", "kk").put("text", "Көпір қазан айына дейін салынады."));
        assertEquals(JsonArray.of("kk"), summary("en").getJsonArray("rankedByWords"));
        assertTrue(texts(summary("kk"), "points").contains("Көпір қазан айына дейін салынады."));
    }

    @Test
    void whoComesLateGetsWhatWasSaidAfterWhatTheyHave() {
        say(DECIDED, ACTION);
        JsonObject missed = summary("en&after=1");
        assertEquals(List.of(ACTION), texts(missed, "points"));
        assertEquals(new JsonArray(), missed.getJsonArray("decisions"));
        TestServer.Answer beyond =
                server.call("GET", "/meetings/" + meeting + "/summary?language=en&after=3", typist.token(), null);
        assertEquals(400, beyond.status());
    }

    @Test
    void readersWhoWantItAreToldAndOthersAreNot() {
        TestSocket wants = reader("pt");
        TestSocket plain = server.captions(meeting, typist.token(), "pt", 0);
        say(DECIDED);
        JsonObject told = wants.await(message -> message.getString("type").equals("summary"));
        assertEquals("pt:" + DECIDED, texts(told, "points").get(0));
        plain.awaitSeq(1);
        assertEquals(List.of(), plain.messages("summary"));
    }

    @Test
    void whatIsWithheldOrErasedLeavesEverySummaryAtOnce() {
        TestSocket wants = reader("en");
        say(DECIDED, ACTION);
        wants.await(message -> message.getString("type").equals("summary")
                && message.getLong("last") >= 1
                && !message.getJsonArray("points").isEmpty());
        JsonObject withheld = new JsonObject().put("decision", "withhold").put("version", 1);
        assertEquals(
                200,
                server.call("POST", "/meetings/" + meeting + "/reviews/u1", server.organizer(), withheld)
                        .status());
        assertFalse(summary("en").encode().contains("bridge"));
        JsonObject after = wants.await(message ->
                message.getString("type").equals("summary") && !message.encode().contains("bridge"));
        assertFalse(after.getJsonArray("points").isEmpty());
        assertEquals(
                204,
                server.call(
                                "DELETE",
                                "/meetings/" + meeting + "/participants/" + typist.participant() + "/data",
                                server.organizer(),
                                null)
                        .status());
        await().until(() -> server.call(
                        "GET", "/meetings/" + meeting + "/summary?language=en", server.organizer(), null)
                .json()
                .getJsonArray("points")
                .isEmpty());
    }

    @Test
    void aCorrectionFlowsToEveryLanguage() {
        say("The bridge costs 40 million dollars.");
        assertTrue(summary("pt").encode().contains("40 million"));
        JsonObject corrected = new JsonObject()
                .put("decision", "correct")
                .put("version", 1)
                .put("language", "en")
                .put("text", "The bridge costs 14 million dollars.");
        assertEquals(
                200,
                server.call("POST", "/meetings/" + meeting + "/reviews/u1", server.organizer(), corrected)
                        .status());
        JsonObject summary = summary("pt");
        assertFalse(summary.encode().contains("40 million"), summary.encode());
        assertTrue(texts(summary, "points").contains("pt:The bridge costs 14 million dollars."), summary.encode());
        JsonObject inPortuguese = new JsonObject()
                .put("decision", "correct")
                .put("version", 2)
                .put("language", "pt")
                .put("text", "A ponte custa 14 milhões de dólares.");
        assertEquals(
                200,
                server.call("POST", "/meetings/" + meeting + "/reviews/u1", server.organizer(), inPortuguese)
                        .status());
        assertEquals(List.of("A ponte custa 14 milhões de dólares."), texts(summary("pt"), "points"));
        assertEquals(List.of("The bridge costs 14 million dollars."), texts(summary("en"), "points"));
    }

    @Test
    void itOutlivesTheServer() {
        say(DECIDED, ACTION);
        JsonObject before = summary("pt");
        server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null);
        server.close();
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        JsonObject after = server.call("GET", "/meetings/" + meeting + "/summary?language=pt", server.organizer(), null)
                .json();
        assertEquals(texts(before, "points"), texts(after, "points"));
        assertEquals(before.getJsonArray("actions"), after.getJsonArray("actions"));
    }

    @Test
    void theFieldsOfTheQueryAreChecked() {
        assertEquals(
                400,
                server.call("GET", "/meetings/" + meeting + "/summary", typist.token(), null)
                        .status());
        assertEquals(
                400,
                server.call("GET", "/meetings/" + meeting + "/summary?language=en&words=3", typist.token(), null)
                        .status());
        assertEquals(
                401,
                server.call("GET", "/meetings/" + meeting + "/summary?language=en", null, null)
                        .status());
    }
}
