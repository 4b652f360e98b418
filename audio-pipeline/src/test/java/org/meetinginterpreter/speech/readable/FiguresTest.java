package org.meetinginterpreter.speech.readable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTest {
    private final Map<String, WordsToText> texts = new HashMap<>();

    private WordsToText text(String language) {
        return texts.computeIfAbsent(language, code -> {
            Locale locale = Locale.forLanguageTag(code);
            return new WordsToText(locale, new Figures(LanguageRules.of(locale)));
        });
    }

    @ParameterizedTest
    @CsvFileSource(resources = "figures.csv", delimiter = '|')
    void numbersAreWrittenAsTheLanguageWritesThem(String language, String spelled, String written) {
        WordsToText text = text(language);
        assertEquals(written.replace('_', '\u00a0'), text.join(text.refine(Spoken.words(spelled), true)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "figures-growing.csv", delimiter = '|')
    void whatMayContinueANumberIsHeldBack(String language, String spelled, String written) {
        WordsToText text = text(language);
        assertEquals(written, text.join(text.refine(Spoken.words(spelled), false)));
    }
}
