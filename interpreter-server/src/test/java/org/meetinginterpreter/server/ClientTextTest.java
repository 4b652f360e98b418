package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.security.ApiKey;

/** Texts that a C library would cut, or that have no UTF-8, at every entry by which texts of clients reach native code. */
class ClientTextTest {
    private static final String KEY = "0123456789abcdef";
    private static final String GOOD = "Ösk 😀 水 we agree";

    /** As JSON writes them, so that nothing on the way tidies them up. */
    private static final List<String> BAD = List.of(
            "a\\u0000b",
            "a\\u0007b",
            "a\\u007fb",
            "a\\u0085b",
            "a\\ud800b",
            "a\\udc00b",
            "a\\udc00\\ud800b",
            "a\\ud83d");

    private TestServer server;
    private String meeting;

    @BeforeEach
    void start() {
        server = new TestServer(TestServer.inMemory()
                .withTranslateApi(
                        new ServerOptions.TranslateApi(Optional.of(ApiKey.parse(KEY)), Set.of(), 30, 50, 10_000)));
        JsonObject review = new JsonObject()
                .put("policy", "after")
                .put("words", new JsonObject().put("en", new JsonArray().add("agree")));
        meeting = server.call(
                        "POST",
                        "/meetings",
                        server.organizer(),
                        TestServer.plan(new JsonObject().put("review", review), "en", "pt"))
                .json()
                .getString("id");
        server.call("POST", "/meetings/" + meeting + "/start", server.organizer(), null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String type) {
        return server.send(server.request(path, server.organizer())
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return send(method, "/api/v1/meetings/" + meeting + path, body, "application/json");
    }

    /** Each bad text in the place of TEXT is refused with a sentence, and a good one taken. */
    private void refusesBadTexts(String method, String path, String body, int taken) {
        for (String bad : BAD) {
            HttpResponse<String> refused = send(method, path, body.replace("TEXT", bad));
            String what = path + " " + bad + ": " + refused.body();
            assertEquals(400, refused.statusCode(), what);
            assertTrue(refused.body().matches("(?s).*(control characters|half of a character|not text).*"), what);
        }
        HttpResponse<String> answer = send(method, path, body.replace("TEXT", GOOD));
        assertEquals(taken, answer.statusCode(), answer.body());
    }

    @Test
    void whatIsTypedAndTheNamesOfPeopleAndMeetings() {
        refusesBadTexts("POST", "/utterances", "{\"language\":\"en\",\"text\":\"TEXT\"}", 200);
        refusesBadTexts("POST", "/invitations", "{\"role\":\"speaker\",\"name\":\"TEXT\"}", 201);
        refusesBadTexts("PATCH", "", "{\"title\":\"TEXT\"}", 200);
        String captions = server.call("GET", "/meetings/" + meeting + "/captions?language=pt", server.organizer(), null)
                .json()
                .encode();
        assertTrue(captions.contains("pt:" + GOOD), captions);
        assertEquals(
                List.of("pt:" + GOOD), server.translators.translated(), "nothing else came as far as a translator");
    }

    @Test
    void vocabularyWordListsAndExampleSentences() {
        refusesBadTexts("PATCH", "", "{\"options\":{\"vocabulary\":[\"fine\",\"TEXT\"]}}", 200);
        refusesBadTexts("PATCH", "", "{\"options\":{\"review\":{\"examples\":{\"en\":[\"TEXT\"]}}}}", 200);
        refusesBadTexts("PATCH", "", "{\"options\":{\"review\":{\"words\":{\"en\":[\"TEXT\"]}}}}", 200);
        refusesBadTexts("PATCH", "", "{\"options\":{\"embedOrigins\":[\"https://TEXT.example\"]}}", 400);
    }

    @Test
    void correctionsAndTheTermThatComesWithOne() {
        server.type(meeting, server.organizer(), "We agree.");
        String path = "/reviews/u1";
        refusesBadTexts(
                "POST", path, "{\"decision\":\"correct\",\"version\":1,\"language\":\"pt\",\"text\":\"TEXT\"}", 200);
        String term =
                "\"glossary\":{\"kind\":\"term\",\"terms\":{\"en\":{\"forms\":[\"water\"]},\"pt\":{\"forms\":[\"TEXT\"]}}}";
        refusesBadTexts(
                "POST",
                path,
                "{\"decision\":\"correct\",\"version\":2,\"language\":\"pt\",\"text\":\"fine\"," + term + "}",
                200);
    }

    @Test
    void glossariesEntryByEntryAndAsFiles() {
        String entry = "{\"kind\":\"term\",\"terms\":{\"en\":{\"forms\":[\"water\"]},\"pt\":{\"forms\":[\"TEXT\"]}}}";
        refusesBadTexts("POST", "/glossary/entries", entry, 201);
        refusesBadTexts("PUT", "/glossary", "{\"entries\":[" + entry + "]}", 200);
        String note = "{\"kind\":\"idiom\",\"terms\":{\"en\":{\"forms\":[\"water\"]}},\"notes\":{\"pt\":\"TEXT\"}}";
        refusesBadTexts("POST", "/glossary/entries", note, 201);
        for (String bad : List.of("a\u0000b", "a\u0007b")) {
            HttpResponse<String> csv =
                    send("PUT", "/api/v1/meetings/" + meeting + "/glossary", "en,pt\nwater," + bad + "\n", "text/csv");
            assertEquals(400, csv.statusCode(), csv.body());
        }
    }

    @Test
    void bytesThatAreNoUtf8ReachNobodyAsTheyAre() {
        for (byte[] bytes : List.of(
                new byte[] {'a', (byte) 0xc0, (byte) 0x80, 'b'},
                new byte[] {'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80, 'b'},
                new byte[] {'a', (byte) 0xff, 'b'})) {
            Buffer body = Buffer.buffer("{\"language\":\"en\",\"text\":\"")
                    .appendBytes(bytes)
                    .appendString("\"}");
            int status = server.send(server.request("/api/v1/meetings/" + meeting + "/utterances", server.organizer())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(body.getBytes()))
                            .build())
                    .statusCode();
            assertEquals(400, status);
        }
    }

    @Test
    void theTranslationApiOfLibreTranslate() {
        for (String q : List.of("\"TEXT\"", "[\"fine\",\"TEXT\"]")) {
            String body = "{\"q\":" + q + ",\"source\":\"en\",\"target\":\"pt\",\"api_key\":\"" + KEY + "\"}";
            for (String bad : BAD) {
                HttpResponse<String> refused =
                        send("POST", "/translate", body.replace("TEXT", bad), "application/json");
                assertEquals(400, refused.statusCode(), bad + ": " + refused.body());
                assertTrue(refused.body().contains("Invalid request: q has "), refused.body());
            }
            HttpResponse<String> taken = send("POST", "/translate", body.replace("TEXT", GOOD), "application/json");
            assertEquals(200, taken.statusCode(), taken.body());
            assertTrue(taken.body().contains("pt:" + GOOD), taken.body());
        }
        String form = "q=a%00b&source=en&target=pt&api_key=" + KEY;
        HttpResponse<String> refused = send("POST", "/translate", form, "application/x-www-form-urlencoded");
        assertEquals(400, refused.statusCode(), refused.body());
        // what has no UTF-8 becomes the character that says so
        HttpResponse<String> replaced = send(
                "POST",
                "/translate",
                "q=a%ED%A0%80b&source=en&target=pt&api_key=" + KEY,
                "application/x-www-form-urlencoded");
        assertFalse(
                new String(replaced.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .codePoints()
                        .anyMatch(c -> Character.getType(c) == Character.SURROGATE),
                replaced.body());
    }
}
