package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Guest;

/** Minutes as files. */
class MinutesTest {
    private static final String DECIDED = "We have agreed that the bridge will be built in Almaty before October.";
    private static final String ACTION = "I will send the new budget to all delegations by Friday.";

    private TestServer server;
    private String meeting;
    private Guest typist;

    @BeforeEach
    void start() {
        server = new TestServer();
        meeting = server.meeting("en", "pt", "ar");
        typist = server.join(meeting, "speaker", "Delegation <b>1</b> & *Co*");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> file(String format, String language) {
        return server.send(server.request(
                        "/api/v1/meetings/" + meeting + "/minutes." + format + "?language=" + language, typist.token())
                .build());
    }

    private JsonObject json(String language) {
        HttpResponse<String> file = file("json", language);
        assertEquals(200, file.statusCode(), file.body());
        return new JsonObject(file.body());
    }

    private void say(String... texts) {
        for (String text : texts) {
            assertEquals(200, server.type(meeting, typist.token(), text).status());
        }
    }

    private void review(String utterance, JsonObject decision) {
        assertEquals(
                200,
                server.call(
                                "POST",
                                "/meetings/" + meeting + "/reviews/" + utterance,
                                server.organizer(),
                                decision.put("version", 1))
                        .status());
    }

    @Test
    void sayWhatTheMeetingCameToInTheReadersLanguageAndWhoSpoke() {
        say(DECIDED, ACTION);
        JsonObject minutes = json("pt");
        assertEquals(
                "pt:" + DECIDED,
                minutes.getJsonArray("decisions").getJsonObject(0).getString("text"));
        assertEquals(
                JsonArray.of(1),
                minutes.getJsonArray("decisions").getJsonObject(0).getJsonArray("seqs"));
        assertEquals(JsonArray.of("Delegation <b>1</b> & *Co*"), minutes.getJsonArray("speakers"));
        assertEquals("machine-made", minutes.getString("vouching"));
        assertEquals(minutes.getString("label"), json("pt-BR").getString("label"));
        assertFalse(minutes.getString("label").equals(json("en").getString("label")));
        assertTrue(minutes.getBoolean("draft"));
        server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null);
        assertFalse(json("pt").getBoolean("draft"));
        assertTrue(json("pt").containsKey("ended"));
    }

    @Test
    void whatWasSaidIsNeverMarkup() {
        say(
                "The <script>alert(1)</script> budget \"has\" (http://x) and # 40 *million* dollars.",
                "1. We build the bridge in Almaty before October.");
        String html = file("html", "en").body();
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<b>1"), html);
        assertTrue(html.contains("&lt;script&gt;"), html);
        assertTrue(html.contains("data-status=\"machine-made\""), html);
        String markdown = file("md", "en").body();
        assertTrue(markdown.contains("(http\\://x)"), markdown);
        assertTrue(markdown.contains("\\*million\\*"), markdown);
        assertTrue(markdown.contains("Delegation \\<b\\>1\\</b\\>"), markdown);
    }

    @Test
    void arabicRunsFromTheRightAndHeadingsAreArabic() {
        say(DECIDED);
        String html = file("html", "ar").body();
        assertTrue(html.contains("<html lang=\"ar\" dir=\"rtl\">"), html);
        assertTrue(html.contains("القرارات"), html);
        // no model leads to Arabic: it stands as it was said, and says so
        assertTrue(html.contains("<span lang=\"en\">" + DECIDED), html);
        assertEquals(
                "attachment; filename=\"minutes-ar.html\"",
                file("html", "ar").headers().firstValue("content-disposition").orElse(""));
    }

    @Test
    void whatIsWithheldIsCountedAndNotTold() {
        say(DECIDED, ACTION, "The bridge costs 40 million dollars.");
        review("u1", new JsonObject().put("decision", "withhold"));
        review(
                "u3",
                new JsonObject()
                        .put("decision", "correct")
                        .put("language", "en")
                        .put("text", "The bridge costs 14 million dollars."));
        JsonObject minutes = json("pt");
        assertEquals(
                new JsonObject().put("approved", 0).put("corrected", 1).put("withheld", 1),
                minutes.getJsonObject("reviewed"));
        for (String format : List.of("json", "html", "md")) {
            String text = file(format, "pt").body();
            assertFalse(text.contains("Almaty"), text);
            assertFalse(text.contains("40 million"), text);
            assertTrue(text.contains("14 million"), text);
        }
    }

    @Test
    void termsOfTheGlossaryThatWereSaidAreNamed() {
        JsonObject entry =
                new JsonObject().put("terms", new JsonObject().put("en", "levy").put("pt", "taxa solidária"));
        assertEquals(
                201,
                server.call("POST", "/meetings/" + meeting + "/glossary/entries", server.organizer(), entry)
                        .status());
        say("The levy goes up.", "The levy stays.");
        JsonArray terms = json("pt").getJsonArray("terms");
        assertEquals(JsonArray.of(new JsonObject().put("said", "levy").put("rendered", "taxa solidária")), terms);
        assertEquals(new JsonArray(), json("en").getJsonArray("terms"));
    }

    @Test
    void nameThoseWhoSaidNothingOnlyWhereTheyAgreed() {
        say(DECIDED);
        String code = server.call("GET", "/meetings/" + meeting, server.organizer(), null)
                .json()
                .getString("joinCode");
        JsonObject named = server.call(
                        "POST",
                        "/join",
                        null,
                        new JsonObject().put("code", code).put("name", "Ana").put("named", true))
                .json();
        server.join(meeting, "listener", "Nobody knows");
        assertEquals(JsonArray.of("Ana"), json("pt").getJsonArray("present"));
        String html = file("html", "pt").body();
        assertTrue(html.contains("Também presentes: Ana"), html);
        assertFalse(html.contains("Nobody knows"), html);
        server.call(
                "DELETE",
                "/meetings/" + meeting + "/participants/" + named.getString("participant") + "/data",
                server.organizer(),
                null);
        assertEquals(new JsonArray(), json("pt").getJsonArray("present"));
    }

    @Test
    void aMeetingInWhichNothingWasSaidHasMinutesToo() {
        assertEquals(new JsonArray(), json("en").getJsonArray("points"));
        assertTrue(file("html", "pt").body().contains("Ata, rascunho"));
        assertEquals(400, file("html", "xx-invalid-tag-that-is-none").statusCode());
    }

    @Test
    void wordProcessorsOpenThemAndWhatIsWithheldIsNotInThem() throws IOException {
        say(DECIDED, ACTION);
        review("u1", new JsonObject().put("decision", "withhold"));
        HttpResponse<InputStream> file = server.sendLater(
                        server.request("/api/v1/meetings/" + meeting + "/minutes.docx?language=en", typist.token())
                                .build())
                .join();
        assertEquals(200, file.statusCode());
        assertEquals(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                file.headers().firstValue("content-type").orElse(""));
        assertEquals(
                "attachment; filename=\"minutes-en.docx\"",
                file.headers().firstValue("content-disposition").orElse(""));
        try (XWPFDocument document = new XWPFDocument(file.body());
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertTrue(text.getText().contains(ACTION), text.getText());
            assertFalse(text.getText().contains("Almaty"), text.getText());
            assertTrue(text.getText().contains("#2 (0:00:"), text.getText());
        }
    }

    @Test
    void pdfComesWhereTheBuildBroughtFontsAndIsRefusedInWordsElsewhere() throws IOException {
        say(DECIDED, ACTION);
        HttpResponse<InputStream> file = server.sendLater(
                        server.request("/api/v1/meetings/" + meeting + "/minutes.pdf?language=ar", typist.token())
                                .build())
                .join();
        byte[] body = file.body().readAllBytes();
        if (file.statusCode() == 409) {
            String problem = new String(body, StandardCharsets.UTF_8);
            assertTrue(problem.contains("format-unavailable"), problem);
            // fonts that the build brought are only of no use to a Java without fontconfig
            assertEquals(MinutesTest.class.getResource("/fonts/noto-sans-kr") != null, problem.contains("fontconfig"));
            return;
        }
        assertEquals(200, file.statusCode());
        assertEquals(
                "application/pdf", file.headers().firstValue("content-type").orElse(""));
        try (PDDocument document = Loader.loadPDF(body)) {
            assertEquals("ar", document.getDocumentCatalog().getLanguage());
            assertEquals(1, document.getNumberOfPages());
        }
    }
}
