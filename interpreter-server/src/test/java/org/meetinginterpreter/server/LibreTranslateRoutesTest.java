package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.caption.FakeTranslators;
import org.meetinginterpreter.libretranslate.LibreTranslateModel;
import org.meetinginterpreter.libretranslate.LibreTranslateService;
import org.meetinginterpreter.net.Secret;
import org.meetinginterpreter.security.ApiKey;
import org.meetinginterpreter.translation.TranslationException;

/** The server's side of LibreTranslate's API, as its clients call it. */
class LibreTranslateRoutesTest {
    private static final String KEY = "0123456789abcdef";

    private final TestServer server = new TestServer(TestServer.inMemory()
            .withTranslateApi(new ServerOptions.TranslateApi(Optional.of(ApiKey.parse(KEY)), Set.of(), 30, 3, 100)));

    @AfterEach
    void stop() {
        server.translators.release();
        server.close();
    }

    /** As jigasi's LibreTranslateTranslationService: an empty key, and what was said as it is, quotation marks and all. */
    @Test
    void jigasiIsAnsweredAtAnAddressThatIsTrusted() {
        String payload = jigasi("he said \"no\" and {left}");
        try (TestServer trusting = new TestServer(TestServer.inMemory()
                .withTranslateApi(new ServerOptions.TranslateApi(
                        Optional.empty(), Set.of(InetAddress.getLoopbackAddress()), 30, 3, 100)))) {
            HttpResponse<String> answer = trusting.send(jigasi(trusting, payload, null));
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals("pt:he said \"no\" and {left}", new JsonObject(answer.body()).getString("translatedText"));
        }
        assertEquals(403, server.send(jigasi(server, payload, null)).statusCode());
        assertEquals(200, server.send(jigasi(server, jigasi("good day"), KEY)).statusCode());
    }

    @Test
    void aFormWithAFieldWithoutANameIsRefused() {
        HttpResponse<String> answer = server.send(server.request("/translate", null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("=x&q=good day&source=en&target=pt&api_key=" + KEY))
                .build());
        assertEquals(400, answer.statusCode(), answer.body());
    }

    private static String jigasi(String said) {
        return "{\"q\": \"" + said + "\",\"source\": \"en\",\"target\": \"pt\",\"format\": \"text\",\"api_key\": \"\"}";
    }

    private static HttpRequest jigasi(TestServer server, String payload, String keyOfAProxy) {
        return server.request("/translate", keyOfAProxy)
                .header("Accept", "application/json")
                .header("Content-type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(payload))
                .build();
    }

    @Test
    void textsListsAndFormsAreTranslated() {
        assertEquals("pt:one", translate(body("one")).getString("translatedText"));
        assertEquals(
                new JsonArray(List.of("pt:one", "pt:two")),
                translate(body(new JsonArray(List.of("one", "two")))).getJsonArray("translatedText"));
        HttpResponse<String> form = server.send(server.request("/translate", null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("q=good+day%21&source=en&target=pt&api_key=" + KEY))
                .build());
        assertEquals("{\"translatedText\":\"pt:good day!\"}", form.body());
        assertEquals(
                "as it is", translate(body("as it is").put("target", "en-GB")).getString("translatedText"));
        assertEquals(
                new JsonArray(), translate(body("one").put("alternatives", 3)).getJsonArray("alternatives"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source | auto | 400 | auto is not supported",
                "source | xx | 400 | is not a language",
                "source | de | 400 | run: interpreter models install",
                "target | | 400 | missing target",
                "q | | 400 | missing q",
                "format | html | 400 | html is not",
                "api_key | wrong | 403 | Invalid API key",
                "api_key | | 403 | Invalid API key",
                "q | poison | 500 | stands in its log"
            })
    void whatCannotBeServedIsRefusedByName(String field, String value, int status, String message) {
        Answer answer = call(body("one").put(field, value));
        assertEquals(status, answer.status);
        assertTrue(answer.json.getString("error").contains(message), answer.json.encode());
        assertEquals(1, answer.json.size());
    }

    @Test
    void installedModelsStepInForAServiceThatFailed() {
        server.translators.stepIn(new FakeTranslators.Hardy());
        assertEquals("hardy:poison", translate(body("poison")).getString("translatedText"));
    }

    @Test
    void textsAreTranslatedUnderTheDeploymentsGlossaryAndNeverUnderAMeetings() {
        JsonObject terms = new JsonObject().put("en", "quota").put("pt", "cota");
        keep("/glossary", terms);
        keep(
                "/meetings/" + server.meeting("en", "pt") + "/glossary",
                new JsonObject().put("en", "ceiling").put("pt", "teto"));
        assertEquals(
                "pt:the cota has a ceiling",
                translate(body("the quota has a ceiling")).getString("translatedText"));
        keep("/glossary", terms.copy().put("pt", "parte"));
        assertEquals("pt:the parte", translate(body("the quota")).getString("translatedText"));
    }

    private void keep(String path, JsonObject terms) {
        JsonObject entry = new JsonObject().put("id", "q").put("terms", terms);
        HttpResponse<String> answer = server.send(server.request("/api/v1" + path, server.organizer())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        new JsonObject().put("entries", JsonArray.of(entry)).encode()))
                .build());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    @Test
    void tooMuchIsRefused() {
        assertEquals(400, call(body("x".repeat(101))).status);
        assertEquals(400, call(body(new JsonArray(List.of("1", "2", "3", "4")))).status);
        assertEquals(413, call(body("x".repeat(70_000))).status);
        Answer notJson = post("application/json", "{\"q\": \"he said \"no\"\"}");
        assertEquals(400, notJson.status);
        assertTrue(notJson.json.containsKey("error"));
        assertEquals(400, post("text/plain", "one").status);
        assertEquals(400, call(body(new JsonArray().add(new JsonObject()))).status);
        Answer last = call(body("one"));
        for (int i = 0; i < 30; i++) {
            last = call(body("one"));
        }
        assertEquals(429, last.status);
        assertTrue(last.json.getString("error").startsWith("Slowdown"), last.json.encode());
    }

    @Test
    void wrongKeysAreNotGuessedForLong() {
        for (int i = 0; i < ServerOptions.defaults().limits().joinAttempts(); i++) {
            assertEquals(403, call(body("one").put("api_key", "guess " + i)).status);
        }
        assertEquals(429, call(body("one")).status);
    }

    @Test
    void namesItsLanguagesAndWhatItDoesNotServe() {
        HttpResponse<String> languages =
                server.send(server.request("/languages", null).build());
        assertEquals(
                new JsonObject()
                        .put("code", "en")
                        .put("name", "English")
                        .put("targets", new JsonArray(List.of("en", "es", "pt"))),
                new JsonArray(languages.body()).getJsonObject(0));
        for (String path : List.of("/detect", "/translate_file")) {
            Answer refused = post(path, "application/json", "{}");
            assertEquals(404, refused.status);
            assertTrue(refused.json.getString("error").startsWith(path.substring(1) + " is not served"));
        }
    }

    @Test
    void ourClientSpeaksToOurServer() {
        assertEquals(
                List.of("pt:one", "pt:two"),
                new LibreTranslateModel(service(KEY)).open().translateTexts(List.of("one", "two")));
        var stranger = new LibreTranslateModel(service("wrong")).open();
        String message = assertThrows(TranslationException.class, () -> stranger.translateTexts(List.of("one")))
                .getMessage();
        assertTrue(message.contains("refused the apiKey"), message);
    }

    @Test
    void liveCaptionsAreReadWhileTheTranslateApiIsHeldUp() {
        String meeting = server.meeting("en", "pt");
        var typist = server.join(meeting, "speaker", "Typist");
        TestSocket reader = server.captions(meeting, typist.token(), "pt", 0);
        reader.await("ready");
        server.translators.hold("held");
        var held = IntStream.range(0, 6)
                .mapToObj(i -> HttpClient.newHttpClient()
                        .sendAsync(
                                request(
                                        "/translate",
                                        "application/json",
                                        body("held").encode()),
                                HttpResponse.BodyHandlers.ofString()))
                .toList();
        server.type(meeting, typist.token(), "free");
        assertEquals("pt:free", reader.awaitSeq(1).getString("text"));
        assertFalse(held.get(0).isDone());
        server.translators.release();
        held.forEach(answer -> assertEquals(200, answer.join().statusCode()));
    }

    @Test
    void isNotServedWithoutAKeyOfItsOwn() {
        try (TestServer plain = new TestServer()) {
            assertEquals(
                    404, plain.send(plain.request("/languages", null).build()).statusCode());
            HttpRequest request = plain.request("/translate", null)
                    .POST(BodyPublishers.ofString(body("one").encode()))
                    .build();
            assertTrue(List.of(404, 405).contains(plain.send(request).statusCode()));
        }
    }

    private LibreTranslateService service(String key) {
        return new LibreTranslateService(
                Locale.ENGLISH,
                Locale.forLanguageTag("pt-BR"),
                URI.create(server.server.url().toString()),
                Optional.of(new Secret(key)),
                Duration.ofSeconds(10),
                true);
    }

    private record Answer(int status, JsonObject json) {}

    private static JsonObject body(Object q) {
        return new JsonObject()
                .put("q", q)
                .put("source", "en")
                .put("target", "pt")
                .put("api_key", KEY);
    }

    private JsonObject translate(JsonObject body) {
        Answer answer = call(body);
        assertEquals(200, answer.status, answer.json.encode());
        return answer.json;
    }

    private Answer call(JsonObject body) {
        return post("application/json", body.encode());
    }

    private Answer post(String type, String body) {
        return post("/translate", type, body);
    }

    private Answer post(String path, String type, String body) {
        HttpResponse<String> answer = server.send(request(path, type, body));
        return new Answer(answer.statusCode(), new JsonObject(answer.body()));
    }

    private HttpRequest request(String path, String type, String body) {
        return server.request(path, null)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
