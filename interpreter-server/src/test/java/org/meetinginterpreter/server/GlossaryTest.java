package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.speech.RecognitionOptions;

/** Glossaries over the API. */
class GlossaryTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private String meeting;

    @BeforeEach
    void start() {
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        meeting = server.meeting("en", "pt");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart() {
        server.close();
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
    }

    private String own() {
        return "/meetings/" + meeting + "/glossary";
    }

    private static JsonObject term(String english, String portuguese) {
        return new JsonObject().put("terms", new JsonObject().put("en", english).put("pt", portuguese));
    }

    private HttpResponse<String> put(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = server.request("/api/v1" + path, server.organizer())
                .header("Content-Type", type)
                .method("PUT", BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request.build());
    }

    private HttpResponse<String> get(String path) {
        return server.send(server.request("/api/v1" + path, server.organizer()).build());
    }

    private List<String> english(String path) {
        return new JsonObject(get(path).body())
                .getJsonArray("entries").stream()
                        .map(entry -> ((JsonObject) entry)
                                .getJsonObject("terms")
                                .getJsonObject("en")
                                .getJsonArray("forms")
                                .getString(0))
                        .toList();
    }

    @Test
    void takesAFileTellsBadRowsByLineAndKeepsTheRestOverARestart() {
        HttpResponse<String> answer =
                put(own(), "text/csv; charset=utf-8", "kind,en,pt\nterm,quota,cota\nperson,Ospanova,\n,cap,teto\n");
        assertEquals(200, answer.statusCode());
        JsonObject report = new JsonObject(answer.body());
        assertEquals(2, report.getInteger("entries"));
        assertEquals(1, report.getJsonArray("faults").size());
        assertEquals(3, report.getJsonArray("faults").getJsonObject(0).getInteger("line"));
        assertEquals(List.of("quota", "cap"), english(own()));
        restart();
        assertEquals(List.of("quota", "cap"), english(own()));
        assertEquals(
                "\"" + report.getString("version") + "\"",
                get(own()).headers().firstValue("etag").orElseThrow());
    }

    @Test
    void givesBackAsAFileWhatItWasGivenInEveryFormat() {
        server.call("POST", own() + "/entries", server.organizer(), term("quota", "cota"));
        String version = new JsonObject(get(own()).body()).getString("version");
        for (List<String> format : List.of(
                List.of("csv", "text/csv"), List.of("tbx", "application/x-tbx"), List.of("json", "application/json"))) {
            HttpResponse<String> file = get(own() + "." + format.get(0));
            assertTrue(file.headers().firstValue("content-type").orElseThrow().startsWith(format.get(1)));
            put(own(), "application/json", "{\"entries\":[]}");
            assertEquals(List.of(), english(own()));
            HttpResponse<String> again = put(own(), format.get(1), file.body());
            assertEquals(version, new JsonObject(again.body()).getString("version"), format.get(0));
        }
    }

    @Test
    void aFileOfWhichNothingCanBeUsedChangesNothing() {
        server.call("POST", own() + "/entries", server.organizer(), term("quota", "cota"));
        HttpResponse<String> answer = put(own(), "application/json", "this is no glossary");
        assertEquals(400, answer.statusCode());
        assertFalse(new JsonObject(answer.body()).getJsonArray("faults").isEmpty());
        assertEquals(415, put(own(), "image/png", "x").statusCode());
        assertEquals(List.of("quota"), english(own()));
    }

    @Test
    void whoSawAnOlderVersionOverwritesNothing() {
        String first = get(own()).headers().firstValue("etag").orElseThrow();
        JsonObject entry = server.call("POST", own() + "/entries", server.organizer(), term("quota", "cota"))
                .json()
                .getJsonObject("entry");
        assertEquals(
                412,
                put(own(), "application/json", "{\"entries\":[]}", "If-Match", first)
                        .statusCode());
        String path = own() + "/entries/" + entry.getString("id");
        String seen = "\"" + entry.getString("version") + "\"";
        assertEquals(
                200,
                put(path, "application/json", term("quota", "quota").encode(), "If-Match", seen)
                        .statusCode());
        HttpResponse<String> late =
                put(path, "application/json", term("quota", "parte").encode(), "If-Match", seen);
        assertEquals(412, late.statusCode());
        assertTrue(late.body().contains("glossary-changed"));
        // an entry that another editor adds is no hindrance
        String now = get(own()).headers().firstValue("etag").orElseThrow();
        server.call("POST", own() + "/entries", server.organizer(), term("cap", "teto"));
        assertEquals(204, server.call("DELETE", path, server.organizer(), null).status());
        assertEquals(
                412,
                put(own(), "application/json", "{\"entries\":[]}", "If-Match", now)
                        .statusCode());
        assertEquals(
                200,
                put(own(), "application/json", "{\"entries\":[]}", "If-Match", "*")
                        .statusCode());
        assertEquals(404, server.call("DELETE", path, server.organizer(), null).status());
    }

    @Test
    void refusesEntriesThatCannotBeUsedAndSaysWhy() {
        for (JsonObject wrong : List.of(
                new JsonObject(),
                new JsonObject().put("terms", new JsonObject()),
                term("quota", ""),
                term("quota", "cota").put("kind", "person"),
                term("quota", "cota").put("id", "with space"),
                term("quota", "cota").put("id", 7),
                new JsonObject().put("terms", "quota"))) {
            TestServer.Answer answer = server.call("POST", own() + "/entries", server.organizer(), wrong);
            assertEquals(400, answer.status(), wrong::encode);
            assertTrue(answer.json().getString("detail").length() > 30, wrong::encode);
        }
        JsonObject unknown = term("quota", "cota").put("colour", "red");
        assertTrue(server.call("POST", own() + "/entries", server.organizer(), unknown)
                .json()
                .getString("type")
                .endsWith("unknown-field"));
        JsonObject twice = term("quota", "cota").put("id", "q");
        assertEquals(
                201,
                server.call("POST", own() + "/entries", server.organizer(), twice)
                        .status());
        assertEquals(
                400,
                server.call("POST", own() + "/entries", server.organizer(), twice)
                        .status());
    }

    @Test
    void bothGlossariesOutliveARestartAndAMeetingsGoesWithIt() throws IOException {
        server.call("POST", "/glossary/entries", server.organizer(), term("quota", "cota"));
        JsonArray many = new JsonArray();
        IntStream.range(0, 250).forEach(i -> many.add(term("marmalade" + i, "compota" + i)));
        put(own(), "application/json", new JsonObject().put("entries", many).encode());
        List<String> before = english(own());
        String middle = new JsonObject(get(own()).body())
                .getJsonArray("entries")
                .getJsonObject(120)
                .getString("id");
        server.call("DELETE", own() + "/entries/" + middle, server.organizer(), null);
        restart();
        assertEquals(List.of("quota"), english("/glossary"));
        assertEquals(249, english(own()).size());
        assertNotEquals(before, english(own()));
        assertFalse(kept("marmalade"), "it is not sealed");
        server.call("DELETE", "/meetings/" + meeting, server.organizer(), null);
        restart();
        assertEquals(404, get(own()).statusCode());
        assertEquals(List.of("quota"), english("/glossary"));
    }

    private boolean kept(String word) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void changesAreAuditedWithoutAnyWordOfThem() {
        server.call(
                "POST",
                own() + "/entries",
                server.organizer(),
                term("quota", "cota").put("id", "marmalade"));
        put(
                own() + "/entries/marmalade",
                "application/json",
                term("quota", "quota").encode());
        server.call("DELETE", own() + "/entries/marmalade", server.organizer(), null);
        put(own(), "application/json", "{\"entries\":[]}");
        String audit = get("/meetings/" + meeting + "/audit").body();
        for (String act : List.of("glossary.add", "glossary.change", "glossary.remove", "glossary.set")) {
            assertTrue(audit.contains("\"" + act + "\""), audit);
        }
        assertFalse(audit.contains("marmalade") || audit.contains("quota"), audit);
    }

    private String say(String text) {
        String token = server.organizer();
        String utterance = server.type(meeting, token, text).json().getString("utterance");
        return server
                .call("GET", "/meetings/" + meeting + "/captions?language=pt", token, null)
                .json()
                .getJsonArray("captions")
                .stream()
                .map(JsonObject.class::cast)
                .filter(caption -> caption.getString("utterance").equals(utterance))
                .map(caption -> caption.getString("text")
                        + (caption.getJsonArray("made").contains("glossary") ? " by glossary" : ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNextCaptionOfALiveMeetingIsRenderedByTheChange() {
        assertEquals("pt:The quota stands.", say("The quota stands."));
        server.call("POST", "/glossary/entries", server.organizer(), term("quota", "parte"));
        assertEquals("pt:The parte stands. by glossary", say("The quota stands."));
        JsonObject own = server.call(
                        "POST",
                        own() + "/entries",
                        server.organizer(),
                        term("quota", "cota").put("id", "q"))
                .json();
        // the meeting's own comes first
        assertEquals("pt:The cota stands. by glossary", say("The quota stands."));
        restart();
        assertEquals("pt:The cota stands. by glossary", say("The quota stands."));
        assertEquals("q", own.getJsonObject("entry").getString("id"));
        server.call("DELETE", own() + "/entries/q", server.organizer(), null);
        assertEquals("pt:The parte stands. by glossary", say("The quota stands."));
    }

    @Test
    void openTracksKnowNamesThatAreAddedWhileTheySpeak() {
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        RecognitionOptions open = server.engines.lastAsked();
        assertEquals(List.of(), open.vocabulary().get().terms());
        JsonObject name = term("Ospanova", "Ospanova").put("kind", "name");
        server.call("POST", own() + "/entries", server.organizer(), name);
        assertEquals(List.of("Ospanova"), open.vocabulary().get().terms());
        JsonObject options = new JsonObject().put("vocabulary", JsonArray.of("Bishkek"));
        server.call("PATCH", "/meetings/" + meeting, server.organizer(), new JsonObject().put("options", options));
        assertEquals(List.of("Bishkek", "Ospanova"), open.vocabulary().get().terms());
        put(own(), "application/json", "{\"entries\":[]}");
        assertEquals(List.of("Bishkek"), open.vocabulary().get().terms());
    }

    @Test
    void aReviewersCorrectionBringsItsTermWithIt() {
        TestServer.Guest reviewer = server.join(meeting, "reviewer", "Ana");
        String utterance = server.type(meeting, server.organizer(), "The quota stands.")
                .json()
                .getString("utterance");
        String path = "/meetings/" + meeting + "/reviews/" + utterance;
        JsonObject correction = new JsonObject()
                .put("decision", "correct")
                .put("language", "pt")
                .put("text", "A cota vale.")
                .put("version", 999)
                .put("glossary", term("quota", "cota"));
        JsonObject seen =
                server.call("POST", path, reviewer.token(), correction).json();
        assertEquals(List.of(), english(own()), "a refused decision adds nothing");
        correction.put("version", seen.getJsonObject("review").getInteger("version"));
        assertEquals(
                400,
                server.call("POST", path, reviewer.token(), correction.copy().put("glossary", new JsonObject()))
                        .status());
        assertEquals(
                200, server.call("POST", path, reviewer.token(), correction).status());
        assertEquals(List.of("quota"), english(own()));
        assertEquals("pt:Another cota. by glossary", say("Another quota."));
        assertTrue(get("/meetings/" + meeting + "/audit").body().contains("\"glossary.add\""));
    }
}
