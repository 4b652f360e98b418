package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.server.TestServer.Answer;
import org.meetinginterpreter.server.TestServer.Guest;

/** What organizers make of minutes. */
class WrittenMinutesTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private String meeting;
    private Guest speaker;

    @BeforeEach
    void start() {
        open();
        meeting = server.meeting("en", "pt");
        speaker = server.join(meeting, "speaker", "Ana Silva");
        for (String text : List.of("We have agreed that the bridge will be built before October.", "It is late now.")) {
            assertEquals(200, server.type(meeting, speaker.token(), text).status());
        }
    }

    private void open() {
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer call(String method, String path, JsonObject body) {
        return server.call(method, "/meetings/" + meeting + path, server.organizer(), body);
    }

    private JsonObject file(String language) {
        return new JsonObject(text("json", language));
    }

    private String text(String format, String language) {
        HttpResponse<String> file = server.send(server.request(
                        "/api/v1/meetings/" + meeting + "/minutes." + format + "?language=" + language,
                        server.organizer())
                .build());
        assertEquals(200, file.statusCode(), file.body());
        return file.body();
    }

    private static JsonObject line(String text, Integer... seqs) {
        return new JsonObject().put("text", text).put("seqs", new JsonArray(List.of(seqs)));
    }

    private static JsonObject written() {
        return new JsonObject()
                .put("language", "en")
                .put("points", JsonArray.of(line("The bridge was the only matter."), line("It was late.", 2)))
                .put("decisions", JsonArray.of(line("The bridge is built before October 2027.", 1)))
                .put(
                        "actions",
                        JsonArray.of(new JsonObject()
                                .put("who", "Ana Silva")
                                .put("what", "Ana Silva sends the plan.")
                                .put("due", "by Friday")));
    }

    private void write(int version) {
        Answer answer = call(
                "PUT",
                "/minutes",
                new JsonObject()
                        .put("version", version)
                        .put("agenda", JsonArray.of("The bridge", "Any other business"))
                        .put("text", written()));
        assertEquals(200, answer.status(), answer.json().encode());
        assertEquals(version + 1, answer.json().getInteger("version"));
    }

    private void endAndApprove() {
        call("POST", "/end", null);
        Answer approved = call(
                "POST", "/minutes/approval", new JsonObject().put("version", 1).put("name", "Ms. Chair"));
        assertEquals(200, approved.status(), approved.json().encode());
    }

    private static List<String> texts(JsonObject minutes, String section, String field) {
        return minutes.getJsonArray(section).stream()
                .map(one -> ((JsonObject) one).getString(field))
                .toList();
    }

    @Test
    void standInThePlaceOfTheMachinesInEveryLanguage() {
        write(0);
        JsonObject english = file("en");
        assertEquals(List.of("The bridge was the only matter.", "It was late."), texts(english, "points", "text"));
        assertEquals(List.of("The bridge is built before October 2027."), texts(english, "decisions", "text"));
        assertEquals("typed", english.getString("vouching"));
        assertEquals(new JsonArray(), english.getJsonArray("marks"));
        assertEquals("Minutes, draft – Written by the organizer, not approved yet", english.getString("label"));
        JsonObject portuguese = file("pt");
        assertEquals(List.of("pt:The bridge is built before October 2027."), texts(portuguese, "decisions", "text"));
        assertEquals(JsonArray.of("pt:The bridge", "pt:Any other business"), portuguese.getJsonArray("agenda"));
        assertEquals(List.of("Ana Silva"), texts(portuguese, "actions", "who"));
        assertEquals("machine-made", portuguese.getString("vouching"));
        assertTrue(portuguese.getString("label").contains("Tradução automática do texto do organizador"));
        String page = text("html", "en");
        assertTrue(page.contains("data-status=\"typed\""), page);
        assertTrue(page.contains("Any other business"), page);
        assertFalse(page.contains("Chosen by a machine"), page);
    }

    @Test
    void areApprovedAfterTheEndAndSayByWhomInEveryLanguageEvenAfterARestart() {
        write(0);
        JsonObject approval = new JsonObject().put("version", 1).put("name", "Ms. Chair");
        assertEquals(
                "wrong-state",
                call("POST", "/minutes/approval", approval.copy()).problem(),
                "nobody knows yet what will be said");
        endAndApprove();
        for (int run = 0; run < 2; run++) {
            JsonObject english = file("en");
            assertEquals("reviewed", english.getString("vouching"));
            assertTrue(
                    english.getString("label").startsWith("Minutes – Approved by Ms. Chair, "),
                    english.getString("label"));
            assertFalse(english.getJsonObject("approval").getBoolean("changedSince"));
            assertTrue(file("pt").getString("label").contains("Aprovada por Ms. Chair"));
            assertEquals(
                    "Ms. Chair",
                    call("GET", "/minutes", null)
                            .json()
                            .getJsonObject("approval")
                            .getString("name"));
            server.close();
            open();
        }
        String audit = server.send(server.request("/api/v1/meetings/" + meeting + "/audit", server.organizer())
                        .build())
                .body();
        assertTrue(audit.contains("minutes.write") && audit.contains("minutes.approve"), audit);
    }

    @Test
    void loseTheirApprovalWithANewTextAndGiveWayToTheMachinesWithoutOne() {
        write(0);
        endAndApprove();
        write(1);
        assertFalse(call("GET", "/minutes", null).json().containsKey("approval"));
        assertEquals(
                200, call("PUT", "/minutes", new JsonObject().put("version", 2)).status());
        JsonObject machines = file("en");
        assertEquals("machine-made", machines.getString("vouching"));
        assertEquals(
                "wrong-state",
                call(
                                "POST",
                                "/minutes/approval",
                                new JsonObject().put("version", 3).put("name", "x"))
                        .problem(),
                "what the machine says follows the record and cannot be approved");
    }

    @Test
    void twoOrganizersNeverOverwriteEachOther() {
        write(0);
        Answer late = call("PUT", "/minutes", new JsonObject().put("version", 0).put("agenda", JsonArray.of("x")));
        assertEquals(409, late.status());
        assertEquals("minutes-changed", late.problem());
        assertEquals(1, late.json().getInteger("version"));
        assertEquals(2, file("en").getJsonArray("agenda").size());
    }

    @Test
    void whatRestsOnAWithheldCaptionLeavesApprovedMinutesAtOnceAndTheySayThatTheRecordChanged() {
        write(0);
        endAndApprove();
        assertEquals(
                200,
                call(
                                "POST",
                                "/reviews/u1",
                                new JsonObject().put("decision", "withhold").put("version", 1))
                        .status());
        for (String language : List.of("en", "pt")) {
            JsonObject minutes = file(language);
            assertEquals(List.of(), texts(minutes, "decisions", "text"));
            assertEquals(2, minutes.getJsonArray("points").size());
            assertTrue(minutes.getJsonObject("approval").getBoolean("changedSince"));
        }
        assertTrue(file("en").getString("label").endsWith("Captions were changed after the approval"));
    }

    @Test
    void whatWasWithheldFirstAndErasedThenIsNotKeptEither() {
        write(0);
        assertEquals(
                200,
                call(
                                "POST",
                                "/reviews/u1",
                                new JsonObject().put("decision", "withhold").put("version", 1))
                        .status());
        assertEquals(
                204,
                server.call(
                                "DELETE",
                                "/meetings/" + meeting + "/participants/" + speaker.participant() + "/data",
                                server.organizer(),
                                null)
                        .status());
        String kept = call("GET", "/minutes", null).json().encode();
        assertFalse(kept.contains("October"), kept);
        assertTrue(kept.contains("The bridge was the only matter."), kept);
    }

    @Test
    void theAuditLogSaysWhichVersionWasWrittenAndApproved() {
        write(0);
        endAndApprove();
        List<String> acts = call("GET", "/audit", null).json().getJsonArray("records").stream()
                .map(JsonObject.class::cast)
                .filter(record -> record.getString("act").startsWith("minutes."))
                .map(record -> record.getString("act") + " " + record.getString("object"))
                .toList();
        assertEquals(List.of("minutes.write version 1", "minutes.approve version 1"), acts);
    }

    @Test
    void whoIsErasedIsInThemNoMore() {
        write(0);
        endAndApprove();
        assertEquals(
                204,
                server.call(
                                "DELETE",
                                "/meetings/" + meeting + "/participants/" + speaker.participant() + "/data",
                                server.organizer(),
                                null)
                        .status());
        for (int run = 0; run < 2; run++) {
            String kept = call("GET", "/minutes", null).json().encode();
            for (String all : List.of(kept, text("html", "en"), text("md", "pt"))) {
                assertFalse(all.contains("Silva"), all);
                assertFalse(all.contains("October"), all);
            }
            assertTrue(kept.contains("The bridge was the only matter."), kept);
            server.close();
            open();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\":-1}",
                "{\"version\":0,\"texts\":{}}",
                "{\"version\":0,\"agenda\":\"x\"}",
                "{\"version\":0,\"agenda\":[1]}",
                "{\"version\":0,\"text\":{}}",
                "{\"version\":0,\"text\":{\"language\":\"ru\"}}",
                "{\"version\":0,\"text\":{\"language\":\"en\",\"points\":{}}}",
                "{\"version\":0,\"text\":{\"language\":\"en\",\"points\":[1]}}",
                "{\"version\":0,\"text\":{\"language\":\"en\",\"points\":[{}]}}",
                "{\"version\":0,\"text\":{\"language\":\"en\",\"points\":[{\"text\":\"a\\nb\"}]}}",
                "{\"version\":0,\"text\":{\"language\":\"en\",\"points\":[{\"text\":\"a\",\"seqs\":[0]}]}}",
                "{\"version\":0,\"text\":{\"language\":\"en\",\"points\":[{\"text\":\"a\",\"seqs\":[\"1\"]}]}}",
                "{\"version\":0,\"text\":{\"language\":\"en\",\"actions\":[{\"who\":\"a\"}]}}"
            })
    void whatIsNoMinutesIsRefusedAndSaysWhere(String body) {
        Answer refused = call("PUT", "/minutes", new JsonObject(body));
        assertEquals(400, refused.status(), refused.json().encode());
        assertFalse(refused.json().getString("detail").isBlank());
        assertEquals(0, call("GET", "/minutes", null).json().getInteger("version"));
    }

    @Test
    void othersReadThemAsFilesAndNeverWriteThem() {
        String reader = server.join(meeting, "listener", "Reader").token();
        for (String method : List.of("GET", "PUT")) {
            assertEquals(
                    403,
                    server.call(
                                    method,
                                    "/meetings/" + meeting + "/minutes",
                                    reader,
                                    method.equals("GET") ? null : new JsonObject().put("version", 0))
                            .status());
        }
    }
}
