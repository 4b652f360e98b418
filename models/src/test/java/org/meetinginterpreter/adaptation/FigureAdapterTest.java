package org.meetinginterpreter.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureAdapterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|en-GB|Be back by 3:30 p.m. sharp.|Be back by 15:30 sharp.",
                "en|en-US|It begins on 14 March 2026.|It begins on March 14, 2026.",
                "en|en-DE|It ends at 3:30 p.m. on March 14, 2026.|It ends at 15:30 on 14 March 2026.",
                "en|en-GB|The broadcast starts at 3 p.m. Brasília time.|The broadcast starts at 15:00 Brasília time.",
                "en|en-GB|It ends at 3:30 p.m.|It ends at 15:30.",
                "en|en-US|It ends at 3:30 p.m.|It ends at 3:30 PM.",
                "pt|pt-PT|Nós nos encontramos novamente às 1:45 p.m. amanhã.|Nós nos encontramos novamente às 13:45 amanhã.",
                "pt|pt-BR|O avião pousa às 11:50 p.m.|O avião pousa às 23:50.",
                "pt|pt-PT|A dívida é de 1,2 bilhão.|A dívida é de 1,2 mil milhões.",
                "pt|pt-BR|São 2,5 mil milhões.|São 2,5 bilhões.",
                "pt|pt-PT|Custa R$ 1.250,90 por ano.|Custa 1250,90 R$ por ano.",
            })
    void writesFiguresAsTheCountryHasThem(String language, String locale, String text, String expected) {
        assertEquals(expected, spaced(adapter(language, locale).adapt(text).text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It happened on 3/4/2026.",
                "The service is open 24/7.",
                "Article 12.3 was never adopted.",
                "Room number 1.204 is free.",
                "Version 2.10 is out.",
                "We meet at 10:30.",
                "Call 0800 555 1234 now.",
                "It may 5 times fail, and they march 10 miles of 3x4.",
                "Each family receives $40 of it.",
                "Planted three million trees.",
            })
    void leavesWhatCouldMeanTwoThings(String text) {
        String adapted = adapter("en", "en-GB").adapt(text).text();

        assertEquals(text, adapted.replace("US$", "$"));
    }

    @Test
    void namesWhatStoodThere() {
        AdaptedText adapted = adapter("en", "en-GB").adapt("😀 At 3:30 p.m. and at 6 p.m.");

        assertEquals("😀 At 15:30 and at 18:00.", adapted.text());
        assertEquals(
                List.of(new AdaptedText.Place(5, 10, "3:30 p.m."), new AdaptedText.Place(18, 23, "6 p.m.")),
                adapted.places());
        assertEquals(24, adapted.stable());
    }

    @Test
    void leavesTextsOfOtherLanguages() {
        String text = "Es kostet 1.200,50 Euro um 15:30.";

        assertEquals(text, adapter("de", "de-CH").adapt(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We need 3 million euros by March 14, 2026 at 3:30 p.m. Brasília time, and 12,500.75 litres, or €3.5 million.",
                "On Monday, February 9, 2026 the 14th of March is near; version 2.10 costs $9.99, which is 12.5 percent of three million.",
                "The room is number 1.204 and the river rose by 6.4 metres in 1998, by 2 p.m. UTC it was at 1,234,567.",
            })
    void whatIsPromisedOfAGrowingTextHoldsInEveryLaterVersion(String text) {
        FigureAdapter adapter = adapter("en", "en-DE");
        int length = text.codePointCount(0, text.length());
        AdaptedText whole = adapter.adapt(text);
        for (int i = 0; i <= length; i++) {
            String soFar = text.substring(0, text.offsetByCodePoints(0, i));
            for (int stable = Math.max(0, i - 3); stable <= i; stable++) {
                AdaptedText growing = adapter.adaptGrowing(soFar, stable);
                String promised = growing.text().substring(0, growing.text().offsetByCodePoints(0, growing.stable()));
                assertTrue(whole.text().startsWith(promised), () -> soFar + " promised " + promised);
            }
        }
        assertTrue(adapter.adaptGrowing(
                                text
                                        + " And so it went on for a very long time, with many words and no more of the kind at all.",
                                length + 80)
                        .stable()
                > length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "en-US"})
    void readBackItIsTheSameValue(String locale) {
        String text = "By 4 July 2026, 3:30 p.m. UTC, 1,234,567.50 people in 12.5 km pay €3,500.25 or 7.25%.";
        FigureFinder finder = FigureFinder.of(Locale.ENGLISH).orElseThrow();
        String adapted = spaced(adapter("en", locale).adapt(text).text());

        List<FigureValue> before = finder.find(text).stream().map(Figure::value).toList();
        List<FigureValue> after =
                finder.find(adapted).stream().map(Figure::value).toList();
        assertEquals(6, before.size());
        assertEquals(before, after, adapted);
    }

    @Test
    void aReaderElsewhereReadsALanguageAsWrittenThere() {
        assertEquals(
                Locale.forLanguageTag("en-DE"), FigureAdapter.localeOf(Locale.ENGLISH, Locale.forLanguageTag("de-DE")));
        assertEquals(Locale.forLanguageTag("pt"), FigureAdapter.localeOf(Locale.forLanguageTag("pt"), Locale.ENGLISH));
    }

    private static FigureAdapter adapter(String language, String locale) {
        return FigureAdapter.of(Locale.forLanguageTag(language), Locale.forLanguageTag(locale));
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ");
    }
}
