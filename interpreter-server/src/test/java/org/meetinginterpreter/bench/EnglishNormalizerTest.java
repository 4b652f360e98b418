package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishNormalizerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "And so, my fellow Americans: ask NOT! | and so my fellow americans ask not",
                "the other way—in short | the other way in short",
                "um this is, uh, me | this is me",
                "I'm sure we've won't can’t Mr. Dashwood's | i am sure we have will not can not mister dashwood is",
                "café (laughs) [noise] naïve | cafe naive",
                "low-income | low income",
                "rock 'n' roll | rock n roll"
            })
    void bringsTextIntoOneForm(String written, String expected) {
        assertEquals(expected, EnglishNormalizer.normalize(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one two three | 1, 2, 3.",
                "one two three | 123",
                "five five | 55",
                "five five | 5 5",
                "four queen of clubs | 4 Queen of Clubs",
                "two hundred and five | 205",
                "two thousand five hundred | 2,500",
                "nineteen sixty three | 1963",
                "twenty twenty | 2020",
                "one oh one | 101",
                "twenty-first | 21st",
                "the eleventh hour | the 11th hour",
                "two point five | 2.5",
                "5 million | 5,000,000",
                "two and a half million | 2 and a half million",
                "five dollars | $5",
                "five million dollars | $5 million",
                "ten per cent | 10%",
                "ten percent | 10 %",
                "twenty one thousand and six | 21,006"
            })
    void numberWordsAndFiguresAreOne(String words, String figures) {
        assertEquals(EnglishNormalizer.normalize(figures), EnglishNormalizer.normalize(words));
    }

    @Test
    void keepsNumbersApartThatAreSeveral() {
        assertEquals("9 30", EnglishNormalizer.normalize("9:30"));
        assertEquals("7 of hearts 8 of spades", EnglishNormalizer.normalize("seven of hearts eight of spades"));
        assertEquals("salt and 2", EnglishNormalizer.normalize("salt and two"));
    }

    @Test
    void remembersWhichWrittenWordsAWordComesFrom() {
        assertEquals(
                List.of(
                        new EnglishNormalizer.Word("55", 1, 2),
                        new EnglishNormalizer.Word("it", 3, 3),
                        new EnglishNormalizer.Word("is", 3, 3)),
                EnglishNormalizer.words("um five five, it's"));
    }

    @Test
    void blankTextHasNoWords() {
        assertEquals(List.of(), EnglishNormalizer.words("  "));
    }
}
