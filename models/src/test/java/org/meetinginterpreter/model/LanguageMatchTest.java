package org.meetinginterpreter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageMatchTest {
    @ParameterizedTest
    @CsvSource({
        "pt, pt",
        "pt-BR, pt",
        "pt, pt-PT",
        "pt-PT, pt-BR",
        "en-GB, en",
        "en, en-GB",
        "nb, no",
        "no, nb",
        "nb-NO, no",
        "kk-Cyrl, kk",
        "kk, kk-Cyrl",
        "kk-KZ, kk-Cyrl",
        "zh, zh-Hans",
        "zh-Hans, zh",
        "zh-CN, zh",
        "zh-SG, zh-Hans",
        "zh-TW, zh-Hant",
        "zh-HK, zh-Hant-TW",
        "zh, zh-Hant",
        "cmn, zh",
        "sr, sr-Cyrl",
        "sr-Latn, sr-ME",
        "sh, sr-Latn",
        "sr, sr-Latn",
        "uz, uz-Cyrl",
        "he, iw",
        "fil, tl",
        "ro, mo",
        "de, de-1996",
        "es-419, es",
        "en-ZZ, en",
    })
    void serves(String wanted, String offered) {
        assertTrue(LanguageMatch.serves(tag(wanted), tag(offered)));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hant, zh",
        "zh-Hant, zh-Hans",
        "zh-TW, zh",
        "zh-Hans, zh-Hant",
        "sr-Latn, sr",
        "sr-Cyrl, sr-Latn",
        "sr-RS, sr-Latn",
        "kk-Arab, kk",
        "kk-CN, kk-Cyrl",
        "uz-AF, uz",
        "nn, nb",
        "nn, no",
        "yue, zh-Hant",
        "pt, es",
        "hr, sr-Latn",
        "gl, pt",
        "und, en",
    })
    void doesNotServe(String wanted, String offered) {
        assertFalse(LanguageMatch.serves(tag(wanted), tag(offered)));
    }

    @Test
    void putsTheSameTagFirstThenTheLikelyOneThenNearRegionsThenFarOnes() {
        assertEquals(List.of("pt-BR", "pt", "pt-PT"), nearest("pt-BR", "pt-PT", "pt", "pt-BR"));
        assertEquals(List.of("pt-PT", "pt-AO", "pt"), nearest("pt-PT", "pt", "pt-AO", "pt-PT"));
        assertEquals(List.of("pt", "pt-BR", "pt-PT"), nearest("pt", "pt-PT", "pt-BR", "pt"));
        assertEquals(List.of("en-GB", "en"), nearest("en-AU", "en", "en-GB"));
        assertEquals(List.of("en", "en-GB"), nearest("en-CA", "en-GB", "en"));
        assertEquals(List.of("es-419", "es"), nearest("es-MX", "es", "es-419"));
        assertEquals(List.of("zh-Hans", "zh-Hant"), nearest("zh", "zh-Hant", "zh-Hans"));
        assertEquals(List.of("zh-Hant"), nearest("zh-TW", "zh", "zh-Hans", "zh-Hant"));
    }

    @Test
    void knowsALanguageInAnyScript() {
        assertTrue(LanguageMatch.isSameLanguage(tag("sr-Cyrl"), tag("sr-Latn")));
        assertTrue(LanguageMatch.isSameLanguage(tag("zh-TW"), tag("cmn")));
        assertTrue(LanguageMatch.isSameLanguage(tag("no"), tag("nb")));
        assertFalse(LanguageMatch.isSameLanguage(tag("hr"), tag("sr")));
    }

    private static List<String> nearest(String wanted, String... offered) {
        return Stream.of(offered)
                .filter(other -> LanguageMatch.serves(tag(wanted), tag(other)))
                .sorted(Comparator.comparingInt(
                        other -> LanguageMatch.distance(tag(wanted), tag(other)).getAsInt()))
                .toList();
    }

    private static Locale tag(String tag) {
        return Locale.forLanguageTag(tag);
    }
}
