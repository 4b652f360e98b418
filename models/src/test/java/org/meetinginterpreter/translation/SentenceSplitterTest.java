package org.meetinginterpreter.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {
    private static final SentenceSplitter ENGLISH = SentenceSplitter.of(Locale.ENGLISH);

    @Test
    void splitsAtTheEndOfSentences() {
        assertEquals(
                List.of("The meeting is open.", "Who speaks first?", "You!", "\"Thank you.\""),
                texts(ENGLISH, "The meeting is open. Who speaks first? You!  \"Thank you.\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mr. Smith and Mrs. Jones met Dr. Brown.",
                "The U.S. Senate approved it.",
                "Bring documents, e.g. Passports, and i.e. Visas.",
                "See No. 5 and Art. 12 of the treaty.",
                "It rose by 3.5 percent, to 1.2 million.",
                "Prof. J. K. Rowling spoke.",
                "He arrived at 5 p.m. Friday (cf. Annex)."
            })
    void doesNotSplitAfterAbbreviations(String sentence) {
        assertEquals(List.of(sentence), texts(ENGLISH, sentence));
    }

    @Test
    void splitsAfterNoUnlessANumberFollows() {
        assertEquals(List.of("He said no.", "We go on."), texts(ENGLISH, "He said no. We go on."));
    }

    @Test
    void knowsTheAbbreviationsOfItsLanguage() {
        SentenceSplitter portuguese = SentenceSplitter.of(Locale.forLanguageTag("pt-BR"));
        assertEquals(
                List.of("O Sr. Silva e a Dra. Costa falaram.", "Depois, a Sra. Lima."),
                texts(portuguese, "O Sr. Silva e a Dra. Costa falaram. Depois, a Sra. Lima."));
    }

    @Test
    void keepsTheWhiteSpaceBetweenSentences() {
        assertEquals(
                List.of(new Sentence("One.", "  "), new Sentence("Two.", "\n\n"), new Sentence("Three", "\n")),
                ENGLISH.split(" One.  Two.\n\nThree\n"));
    }

    @Test
    void splitsLanguagesThatPutNoSpaceBetweenSentences() {
        assertEquals(
                List.of(new Sentence("你好。", ""), new Sentence("我们开会吗?", "")),
                SentenceSplitter.of(Locale.CHINESE).split("你好。我们开会吗?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\t \r\n \u2028"})
    void findsNothingInBlankText(String blank) {
        assertEquals(List.of(), ENGLISH.split(blank));
    }

    private static List<String> texts(SentenceSplitter splitter, String text) {
        return splitter.split(text).stream().map(Sentence::text).collect(Collectors.toList());
    }
}
