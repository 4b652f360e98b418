package org.meetinginterpreter.translation.faithful;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 30,000 | 30000",
                "en | 1.5 | 1.5",
                "en | thirty thousand | 30000",
                "en | two hundred and five | 205",
                "en | two hundred and fifty thousand | 250000",
                "en | two point five | 2.5",
                "en | nineteen ninety-five | 1995",
                "en | 2.3 million | 2300000",
                "en | a hundred | 100",
                "en | 37th | 37",
                "en | two thousand five hundred million | 2500000000",
                "pt | 30.000 | 30000",
                "pt | 30 mil | 30000",
                "pt | trinta mil | 30000",
                "pt | 1,5 | 1.5",
                "pt | 1 234 567,8 | 1234567.8",
                "pt | dois mil e quinhentos | 2500",
                "pt | cento e vinte e três | 123",
                "pt | 30 mil milhões | 30000000000",
                "pt | 2,3 bilhões | 2300000000",
                "pt | XIX | 19",
                "pt | décimo oitavo | 18",
                "pt | duas mil e trezentas | 2300",
                "de | 1.234,5 | 1234.5",
                "de | dreihundertzwölf | 312",
                "fr | quatre-vingt-dix-sept | 97",
                "es | mil millones | 1000000000",
                "ru | двадцати пяти тысяч | 25000",
                "ar | ٣٠٬٠٠٠ | 30000",
                "hi | ३०,००० | 30000",
                "th | ๓๐,๐๐๐ | 30000",
                "zh | 3万 | 30000",
                "ja | 3億 | 300000000",
                "ko | 3만 | 30000",
                "en | 1,00,000 | 100000",
                "en | 11:20 | 1120",
                "pt | 11h20 | 1120",
            })
    void readsWhatTheSpellingMeans(Locale language, String text, BigDecimal value) {
        List<Figure> figures = new NumberReader(language).read(text);
        assertEquals(1, figures.size(), figures::toString);
        assertTrue(figures.get(0).values().stream().anyMatch(read -> read.compareTo(value) == 0), figures::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | one hundred and two hundred | 100 200",
                "en | 340 million and 500 million | 340000000 500000000",
                "en | 24.09.1759 | 24 9 1759",
                "en | five and six | 5 6",
                "en | millions of people |",
                "en | 2k$5 | 2000 5",
                "pt | 46 por cento | 46",
                "pt | entre 20 e 30 | 20 30",
                "en | in 2011, 30 people | 2011 30",
            })
    void keepsNumbersApart(Locale language, String text, String values) {
        String read = new NumberReader(language)
                .read(text).stream()
                        .map(figure -> figure.coefficient()
                                                .value()
                                                .compareTo(figure.values()
                                                        .iterator()
                                                        .next())
                                        == 0
                                ? figure.coefficient().value()
                                : figure.values().iterator().next())
                        .map(BigDecimal::toPlainString)
                        .collect(Collectors.joining(" "));
        assertEquals(values == null ? "" : values, read);
    }

    @Test
    void readsTheUnitsBesideNumbers() {
        assertEquals("kilometer", units("en", "9 km"));
        assertEquals("kilometer", units("en", "a 9-kilometre race"));
        assertEquals("square-kilometer", units("pt", "9 quilômetros quadrados"));
        assertEquals("EUR", units("pt", "2 milhões de euros"));
        assertEquals("GBP", units("en", "£27 million"));
        assertEquals("percent", units("pt", "46 por cento"));
        assertEquals("kilometer", units("ja", "9キロメートル"));
        assertEquals("", units("en", "9 goals"));
    }

    private static String units(String language, String text) {
        return new NumberReader(Locale.forLanguageTag(language))
                .read(text).get(0).units().stream().map(Unit::id).collect(Collectors.joining(" "));
    }
}
