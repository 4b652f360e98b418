package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.export.ExportFormat;
import org.meetinginterpreter.server.TestServer.Guest;

/** Files of what was said, over the wire. */
class ExportTest {
    @Test
    void everyFormatIsThereInEveryLanguageLiveEndedAndAfterARestart(@TempDir Path folder) {
        ServerOptions options = ServerOptions.defaults().withStorage(Storage.in(folder));
        String meeting;
        String reader;
        String pt;
        try (TestServer server = new TestServer(options)) {
            meeting = server.meeting("en", "pt");
            Guest speaker = server.join(meeting, "speaker", "Delegation 1");
            reader = server.join(meeting, "listener", "Reader").token();
            server.type(meeting, speaker.token(), "We agree.");
            for (ExportFormat format : ExportFormat.values()) {
                HttpResponse<String> english = export(server, meeting, reader, format, "en");
                assertTrue(english.body().contains("We agree."), english.body());
                assertTrue(english.body().contains("typed"), english.body());
                assertEquals(
                        format.mediaType(),
                        english.headers().firstValue("content-type").orElseThrow());
                HttpResponse<String> portuguese = export(server, meeting, reader, format, "pt");
                assertTrue(portuguese.body().contains("pt:We agree."), portuguese.body());
                assertTrue(portuguese.body().contains("Feito por uma máquina, não revisto"), portuguese.body());
            }
            assertEquals(List.of("pt:We agree."), server.translators.translated());
            server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null);
            pt = export(server, meeting, reader, ExportFormat.SRT, "pt").body();
        }
        try (TestServer server = new TestServer(options)) {
            assertEquals(
                    pt, export(server, meeting, reader, ExportFormat.SRT, "pt").body());
            assertEquals(List.of(), server.translators.translated());
        }
    }

    @Test
    void aMeetingWithoutAWordIsAFileToo() {
        try (TestServer server = new TestServer()) {
            String meeting = server.meeting("en", "pt");
            for (ExportFormat format : ExportFormat.values()) {
                assertEquals(
                        200,
                        export(server, meeting, server.organizer(), format, "pt")
                                .statusCode());
            }
        }
    }

    @Test
    void wordsKeepTheTimesAtWhichTheyWereHeard() {
        try (TestServer server = new TestServer()) {
            String meeting = server.meeting("en");
            Guest speaker = server.join(meeting, "speaker", "Delegation 1");
            TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
            audio.await("ready");
            TestServer.speak(audio, 4);
            audio.send(new JsonObject().put("type", "end")).await("ended");
            JsonObject said = new JsonObject(export(server, meeting, speaker.token(), ExportFormat.JSON, "en")
                            .body())
                    .getJsonArray("captions")
                    .getJsonObject(0);
            assertEquals(4, said.getJsonArray("words").size(), said.encode());
            long first = said.getJsonArray("words").getJsonObject(0).getLong("startMillis");
            long last = said.getJsonArray("words").getJsonObject(3).getLong("endMillis");
            assertEquals(said.getLong("startMillis"), first);
            assertEquals(said.getLong("endMillis"), last);
            assertFalse(server.call("GET", "/meetings/" + meeting + "/captions?language=en", speaker.token(), null)
                    .json()
                    .encode()
                    .contains("words"));
        }
    }

    @Test
    void aLongRecordIsWrittenPieceByPieceAndWhole() {
        try (TestServer server = new TestServer()) {
            String meeting = server.meeting("en", "pt");
            Guest speaker = server.join(meeting, "speaker", "Delegation 1");
            for (int i = 1; i <= 200; i++) {
                server.type(meeting, speaker.token(), "Sentence " + i + " of many.");
            }
            String text = export(server, meeting, speaker.token(), ExportFormat.TXT, "pt")
                    .body();
            List<String> lines = text.lines().skip(4).toList();
            assertEquals(200, lines.size());
            for (int i = 1; i <= 200; i++) {
                assertTrue(lines.get(i - 1).endsWith("pt:Sentence " + i + " of many."), lines.get(i - 1));
            }
        }
    }

    @Test
    void aHolderOfATokenHasTwoFilesAtOnce() {
        try (TestServer server = new TestServer()) {
            String meeting = server.meeting("en", "pt");
            Guest speaker = server.join(meeting, "speaker", "Delegation 1");
            server.type(meeting, speaker.token(), "We agree.");
            server.translators.hold();
            List<CompletableFuture<HttpResponse<InputStream>>> open = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                open.add(server.sendLater(server.request(path(meeting, ExportFormat.VTT, "pt"), speaker.token())
                        .build()));
            }
            open.forEach(one -> assertEquals(200, one.join().statusCode()));
            HttpResponse<String> third = export(server, meeting, speaker.token(), ExportFormat.VTT, "pt");
            assertEquals(429, third.statusCode(), third.body());
            server.translators.release();
            Awaitility.await()
                    .until(() -> export(server, meeting, speaker.token(), ExportFormat.VTT, "pt")
                                    .statusCode()
                            == 200);
        }
    }

    @Test
    void whatPeopleDecidedStandsInEveryFormatAndWhatTheyTookAwayDoesNot() {
        try (TestServer server = new TestServer()) {
            String meeting = server.meeting("en", "pt");
            String reviewer = server.join(meeting, "reviewer", "Rosa").token();
            Guest speaker = server.join(meeting, "speaker", "Delegation 1");
            Guest leaving = server.join(meeting, "speaker", "Delegation 9");
            TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
            audio.await("ready");
            TestServer.speak(audio, 4);
            audio.send(new JsonObject().put("type", "end")).await("ended");
            for (String text : List.of("Second of all.", "Third of all.", "Fourth of all.")) {
                server.type(meeting, speaker.token(), text);
            }
            server.type(meeting, leaving.token(), "Fifth of all.");
            for (ExportFormat format : ExportFormat.values()) {
                String before = text(server, meeting, reviewer, format, "en");
                for (String text : List.of("word1 word2", "Second", "Third", "Fourth", "Fifth", "Delegation 9")) {
                    assertTrue(before.contains(text), format + " lacks " + text + ": " + before);
                }
                assertTrue(before.contains("machine-made"), before);
            }
            List<String> utterances = server
                    .call("GET", "/meetings/" + meeting + "/captions?language=pt", reviewer, null)
                    .json()
                    .getJsonArray("captions")
                    .stream()
                    .map(caption -> ((JsonObject) caption).getString("utterance"))
                    .toList();

            decide(server, meeting, reviewer, utterances.get(0), new JsonObject().put("decision", "approve"));
            decide(server, meeting, reviewer, utterances.get(1), correction("en", "Second, corrected."));
            decide(server, meeting, reviewer, utterances.get(2), correction("pt", "Terceiro, corrigido."));
            decide(server, meeting, reviewer, utterances.get(3), new JsonObject().put("decision", "withhold"));
            assertEquals(
                    204,
                    server.call(
                                    "DELETE",
                                    "/meetings/" + meeting + "/participants/" + leaving.participant() + "/data",
                                    leaving.token(),
                                    null)
                            .status());

            for (ExportFormat format : ExportFormat.values()) {
                String english = text(server, meeting, reviewer, format, "en");
                String portuguese = text(server, meeting, reviewer, format, "pt");
                assertTrue(english.contains("word1 word2"), english);
                assertTrue(english.contains("Second, corrected."), english);
                assertTrue(english.contains("Third of all."), english);
                assertTrue(english.contains("reviewed"), english);
                assertFalse(english.contains("machine-made"), format + ": " + english);
                assertTrue(portuguese.contains("Terceiro,") && portuguese.contains("corrigido."), portuguese);
                assertTrue(portuguese.contains("pt:Second, corrected."), portuguese);
                for (String file : List.of(english, portuguese)) {
                    for (String gone : List.of("Second of all", "Fourth", "Fifth", "Delegation 9")) {
                        assertFalse(file.contains(gone), format + " has " + gone + ": " + file);
                    }
                }
            }
        }
    }

    @Test
    void twoLanguagesStandSideBySideInEveryFormat() {
        try (TestServer server = new TestServer()) {
            String meeting = server.meeting("en", "pt");
            Guest speaker = server.join(meeting, "speaker", "Delegation 1");
            String reviewer = server.join(meeting, "reviewer", "Rosa").token();
            server.type(meeting, speaker.token(), "We agree.");
            server.type(meeting, speaker.token(), "This goes.");
            for (ExportFormat format : ExportFormat.values()) {
                String path = path(meeting, format, "en") + "&beside=pt";
                HttpResponse<String> both =
                        server.send(server.request(path, speaker.token()).build());
                for (String words :
                        List.of("We agree.", "pt:We agree.", "Feito por uma máquina, não revisto", "typed")) {
                    assertTrue(both.body().contains(words), format + " lacks " + words + ": " + both.body());
                }
                assertEquals(
                        "attachment; filename=\"captions-en-pt." + format.extension() + "\"",
                        both.headers().firstValue("content-disposition").orElseThrow());
            }
            decide(server, meeting, reviewer, "u2", new JsonObject().put("decision", "withhold"));
            for (ExportFormat format : ExportFormat.values()) {
                String both = server.send(server.request(path(meeting, format, "pt") + "&beside=en", reviewer)
                                .build())
                        .body();
                assertFalse(both.contains("This goes"), both);
                assertTrue(both.indexOf("pt:We agree.") < both.lastIndexOf("We agree."), both);
            }
        }
    }

    @Test
    void aLanguageBesideItselfOrOneTheMeetingLacksIsRefused() {
        try (TestServer server = new TestServer()) {
            String meeting = server.meeting("en", "pt");
            for (String beside : List.of("en", "EN", "ru", "", "x y")) {
                HttpResponse<String> refused = server.send(server.request(
                                path(meeting, ExportFormat.CSV, "en") + "&beside=" + beside.replace(" ", "%20"),
                                server.organizer())
                        .build());
                assertEquals(400, refused.statusCode(), refused.body());
                assertTrue(refused.body().contains("detail"), refused.body());
            }
        }
    }

    /** A file's words, wherever its lines break. */
    private static String text(TestServer server, String meeting, String token, ExportFormat format, String language) {
        return export(server, meeting, token, format, language).body().replaceAll("(?:\\s|<br */>)+", " ");
    }

    private static JsonObject correction(String language, String text) {
        return new JsonObject()
                .put("decision", "correct")
                .put("language", language)
                .put("text", text);
    }

    private static void decide(
            TestServer server, String meeting, String reviewer, String utterance, JsonObject decision) {
        String path = "/meetings/" + meeting + "/reviews/" + utterance;
        // whoever has seen nothing is told what there is
        int version = server.call("POST", path, reviewer, decision.copy().put("version", 999))
                .json()
                .getJsonObject("review")
                .getInteger("version");
        assertEquals(
                200,
                server.call("POST", path, reviewer, decision.put("version", version))
                        .status());
    }

    private static HttpResponse<String> export(
            TestServer server, String meeting, String token, ExportFormat format, String language) {
        return server.send(
                server.request(path(meeting, format, language), token).build());
    }

    private static String path(String meeting, ExportFormat format, String language) {
        return "/api/v1/meetings/" + meeting + "/captions." + format.extension() + "?language=" + language;
    }
}
