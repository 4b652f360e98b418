package org.meetinginterpreter.translation.marian;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.translation.TranslationException;

/** The installed English and Portuguese networks. */
class MarianTranslatorIT {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final String EN_PT = "firefox-tiny-en-pt-1693087644";
    private static final String PT_EN = "firefox-tiny-pt-en-1693087646";

    private static MarianTranslator englishPortuguese;

    @BeforeAll
    static void open() {
        englishPortuguese = openEnglishPortuguese();
        englishPortuguese.warmUp();
    }

    @AfterAll
    static void close() {
        if (englishPortuguese != null) {
            englishPortuguese.close();
        }
    }

    private static MarianTranslator openEnglishPortuguese() {
        return MarianTranslator.open(InstalledModels.folder(EN_PT), EN_PT, Locale.ENGLISH, PORTUGUESE);
    }

    @Test
    void translatesEnglishToPortuguese() {
        assertEquals(
                List.of("Olá, mundo.", "Como você está hoje?"),
                englishPortuguese.translateTexts(List.of("Hello world.", "How are you today?")));
        assertEquals(List.of(EN_PT), englishPortuguese.modelIds());
    }

    @Test
    void translatesPortugueseToEnglish() {
        try (MarianTranslator translator =
                MarianTranslator.open(InstalledModels.folder(PT_EN), PT_EN, PORTUGUESE, Locale.ENGLISH)) {
            assertEquals(List.of("How are you today?"), translator.translateTexts(List.of("Como você está hoje?")));
        }
    }

    @Test
    void translatesEachSentenceOfATextByItselfAndKeepsItsLines() {
        assertEquals(
                List.of("Olá, mundo.\nComo você está hoje? Olá, mundo."),
                englishPortuguese.translateTexts(List.of("  Hello world.\nHow are you today? Hello world. ")));
    }

    @Test
    void givesEmptyTextForBlankTextAndLeavesTextWithoutWordsAsItIs() {
        assertEquals(
                List.of("", "", "Olá, mundo.", "...", "😀 – !"),
                englishPortuguese.translateTexts(List.of("", " \t\n ", "Hello world.", "...", "😀 – !")));
        assertEquals(List.of(), englishPortuguese.translateTexts(List.of()));
    }

    @Test
    void givesEachSentenceTheSameTextInAnyCompany() throws IOException {
        List<String> sentences = Files.readAllLines(InstalledModels.sharedData("text/flores-dev.en"))
                .subList(0, 100);
        List<String> together = englishPortuguese.translateTexts(sentences);
        for (int i = 0; i < sentences.size(); i++) {
            assertEquals(
                    englishPortuguese.translateTexts(List.of(sentences.get(i))).get(0),
                    together.get(i),
                    sentences.get(i));
        }
    }

    @Test
    void staysSaneAndBoundedOnGarbage() {
        String controls = IntStream.range(0, 32).mapToObj(Character::toString).collect(Collectors.joining());
        String unbroken = "a".repeat(5_000);
        String words = Stream.generate(() -> "delegation").limit(5_000).collect(Collectors.joining(" "));
        List<String> garbage = List.of(
                controls,
                "Hello" + controls + "world.",
                "\ud83d Hello \udc00 world. \uffff\ufeff",
                unbroken,
                words,
                "e\u0301\u0301".repeat(1_000) + "\u0301".repeat(5_000),
                "\ufdfa".repeat(300),
                "مرحبا 你好 สวัสดี नमस्ते 안녕하세요 👩‍👩‍👧‍👦 \u202e \u200b");
        List<String> translated = englishPortuguese.translateTexts(garbage);
        assertEquals("", translated.get(0));
        for (int i = 0; i < garbage.size(); i++) {
            String text = translated.get(i);
            assertTrue(text.length() <= 64 + 20 * garbage.get(i).length(), text);
            assertTrue(text.chars().noneMatch(c -> c != '\n' && c != '\r' && Character.isISOControl(c)), text);
        }
    }

    @Test
    void servesCallsOfManyThreads() throws Exception {
        List<String> sentences = IntStream.range(0, 40)
                .mapToObj(i -> "Delegation " + i + " proposed " + (i + 3) + " amendments to the treaty.")
                .toList();
        List<String> expected = englishPortuguese.translateTexts(sentences);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> results = new ArrayList<>();
            for (String sentence : sentences) {
                results.add(threads.submit(() -> englishPortuguese.translateTexts(List.of(sentence))));
            }
            for (int i = 0; i < sentences.size(); i++) {
                assertEquals(List.of(expected.get(i)), results.get(i).get(60, SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closesAfterTheCallsUnderWayAndRefusesLaterOnes() throws Exception {
        MarianTranslator translator = openEnglishPortuguese();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                results.add(threads.submit(() -> {
                    try {
                        return translator
                                .translateTexts(List.of("Hello world."))
                                .get(0);
                    } catch (TranslationException e) {
                        return e.getMessage();
                    }
                }));
            }
            assertEquals("Olá, mundo.", results.get(0).get(60, SECONDS));
            translator.close();
            translator.close();
            for (Future<String> result : results) {
                String text = result.get(60, SECONDS);
                assertTrue(text.equals("Olá, mundo.") || text.contains("is closed"), text);
            }
            TranslationException closed =
                    assertThrows(TranslationException.class, () -> translator.translateTexts(List.of("Hello world.")));
            assertAll(
                    () -> assertTrue(closed.getMessage().contains(EN_PT), closed.getMessage()),
                    () -> assertTrue(closed.getMessage().contains("closed"), closed.getMessage()));
        } finally {
            threads.shutdownNow();
        }
    }
}
