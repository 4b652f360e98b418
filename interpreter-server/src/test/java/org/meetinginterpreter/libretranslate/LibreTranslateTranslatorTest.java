package org.meetinginterpreter.libretranslate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;

/** The client's side of LibreTranslate's API, against services that work and that do not. */
class LibreTranslateTranslatorTest {
    private final AtomicLong now = new AtomicLong();
    private final FakeService fake = new FakeService();
    private final LibreTranslateModel model = new LibreTranslateModel(fake.service("pt", true), now::get);

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void sendsTextsTogetherWithTheKeyAndReturnsThemInOrder() {
        Translator translator = model.open();
        assertEquals(List.of("pt:one", "", "pt:two"), translator.translateTexts(List.of("one", " ", "two")));
        assertEquals(List.of("libretranslate@" + fake.url().getAuthority()), translator.modelIds());
        assertFalse(translator.isSteerable());

        JsonObject request = fake.requests().get(0);
        assertEquals(1, fake.requests().size());
        assertEquals("en", request.getString("source"));
        assertEquals("text", request.getString("format"));
        assertEquals(FakeService.KEY, request.getString("api_key"));
    }

    @Test
    void usesTheCodesOfTheService() {
        Translator translator = new LibreTranslateModel(fake.service("zh-TW", true)).open();
        assertEquals(List.of("zt:one"), translator.translateTexts(List.of("one")));
    }

    @Test
    void aPairThatTheServiceDoesNotHaveIsSaidWhenItIsOpened() {
        TranslationException missing =
                assertThrows(TranslationException.class, new LibreTranslateModel(fake.service("kk", true))::open);
        assertTrue(missing.getMessage().contains("does not translate en to kk"), missing.getMessage());
    }

    @Test
    void sendsManyTextsInCallsOfBoundedSize() {
        List<String> texts = IntStream.range(0, 60)
                .mapToObj(i -> i + " " + "word ".repeat(i % 2 == 0 ? 1 : 200).strip())
                .toList();
        List<String> translations = model.open().translateTexts(texts);
        assertEquals(texts.stream().map(text -> "pt:" + text).toList(), translations);
        for (JsonObject request : fake.requests()) {
            int characters = request.getJsonArray("q").stream()
                    .mapToInt(text -> ((String) text).length())
                    .sum();
            assertTrue(characters <= 5_000 && request.getJsonArray("q").size() <= 25, characters + " characters");
        }
    }

    @Test
    void nothingUncheckedLeavesTheMachine() {
        Translator translator = model.open();
        assertThrows(TranslationException.class, () -> translator.translateTexts(List.of("a".repeat(5_001))));
        assertThrows(
                IllegalArgumentException.class,
                () -> translator.translate(List.of(new TranslationRequest("two", "um", "um"))));
        assertEquals(List.of(), fake.requests());
        assertEquals(List.of("pt:a b"), translator.translateTexts(List.of("\u0007a\u0000b\u001b")));
    }

    @ParameterizedTest
    @CsvSource({
        "301, redirect",
        "400, refused the text",
        "403, set the right one",
        "429, more often than it allows",
        "500, see its log",
        "503, see its log"
    })
    void anErrorSaysWhatToDoAndRepeatsNoSpeechAndNoKey(int status, String hint) {
        Translator translator = model.open();
        fake.behave(FakeService.status(status));
        String message = failure(translator);
        assertTrue(message.contains(hint), message);
        assertFalse(message.contains("spoken words") || message.contains(FakeService.KEY), message);
        assertEquals(status == 503 ? 2 : 1, fake.requests().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "[]",
                "{}",
                "{\"translatedText\":\"um\"}",
                "{\"translatedText\":[]}",
                "{\"translatedText\":[7]}",
                "{\"translatedText\":[\" \"]}",
                "{\"translatedText\":[\"um\",\"dois\"]}"
            })
    void anAnswerThatIsNoTranslationIsAnError(String body) {
        Translator translator = model.open();
        fake.behave(FakeService.body(body));
        assertTrue(failure(translator).startsWith(model.id() + " "));
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        Translator translator = model.open();
        fake.behave(FakeService.body("{\"translatedText\":[\"" + "x".repeat(1_000) + "\"]}"));
        assertTrue(failure(translator).contains("many times longer"));
        fake.behave(FakeService.body("{\"translatedText\":[\"" + "x".repeat(1_000_000) + "\"]}"));
        assertTrue(failure(translator).contains("more than"));
    }

    @Test
    void aServiceThatHangsOrDribblesIsGivenUp() {
        LibreTranslateService patient = fake.service("pt", true);
        Translator translator = new LibreTranslateModel(new LibreTranslateService(
                        patient.from(), patient.to(), patient.url(), patient.apiKey(), Duration.ofMillis(800), true))
                .open();
        fake.behave(fake::hang);
        assertTrue(failure(translator).contains("did not answer within 800 ms"));
        fake.behave(fake::dribble);
        assertTrue(failure(translator).contains("did not answer within 800 ms"));
    }

    @Test
    void aServiceThatFailsIsLeftAloneAndTriedAgainAfterEverLongerPauses() {
        Translator translator = model.open();
        fake.behave(FakeService.status(500));
        for (int i = 0; i < 3; i++) {
            assertFalse(model.isResting());
            failure(translator);
        }
        assertTrue(model.isResting());
        assertTrue(failure(translator).contains("left alone"));
        assertEquals(3, fake.requests().size());

        pass(Duration.ofSeconds(10));
        assertFalse(model.isResting());
        failure(translator);
        assertEquals(4, fake.requests().size());
        pass(Duration.ofSeconds(10));
        assertTrue(model.isResting());
        pass(Duration.ofSeconds(10));
        fake.behave(FakeService::translate);
        assertEquals(List.of("pt:one"), translator.translateTexts(List.of("one")));
        assertFalse(model.isResting());
    }

    @Test
    void textsThatItRefusesDoNotCloseItToOthers() {
        Translator translator = model.open();
        fake.behave(FakeService.status(400));
        for (int i = 0; i < 5; i++) {
            failure(translator);
        }
        assertFalse(model.isResting());
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        LibreTranslateService gone = fake.service("pt", true);
        fake.close();
        String message = assertThrows(TranslationException.class, new LibreTranslateModel(gone)::open)
                .getMessage();
        assertTrue(message.contains("cannot be reached") && message.contains("check its address"), message);
    }

    @Test
    void refusesAddressesThatCarryMoreThanAnAddress() {
        for (String url :
                List.of("ftp://a.example", "https://u:p@a.example", "https://a.example/?key=1", "a.example")) {
            assertThrows(IllegalArgumentException.class, () -> service(url), url);
        }
        assertEquals(
                URI.create("https://a.example/lt"),
                service("https://a.example/lt/translate").url());
        assertFalse(fake.service("pt", true).toString().contains(FakeService.KEY));
    }

    private static LibreTranslateService service(String url) {
        return new LibreTranslateService(
                Locale.ENGLISH, Locale.FRENCH, URI.create(url), Optional.empty(), Duration.ofSeconds(1), true);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static String failure(Translator translator) {
        List<String> texts = new ArrayList<>(List.of("one"));
        return assertThrows(TranslationException.class, () -> translator.translateTexts(texts))
                .getMessage();
    }
}
