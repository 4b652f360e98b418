package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpusTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "他说：“你好，世界！”（真的？） | 他说:\"你好,世界!\"(真的?)",
                "完了。再见。 | 完了. 再见.",
                "２０２６年１２月、５０％ | 2026年12月,50%",
                "don’t — wait… | don't - wait...",
                "Il a dit « oui » puis « non ». | Il a dit \"oui\" puis \"non\".",
                "Il a dit\u00a0«\u00a0oui\u00a0». | Il a dit \"oui\".",
                "1990–2020 | 1990-2020",
                "„Ja“, sagte er | \"Ja\", sagte er",
                "30\u00a0000 people | 30 000 people",
                "a\u200bb\ufeffc | abc",
            })
    void writesPunctuationAsInTraining(String text, String expected) {
        assertEquals(expected, OpusText.normalized(text));
    }

    @Test
    void keepsOneSpaceBetweenWordsAndNoControlCharacter() {
        assertEquals("a b c d", OpusText.normalized("  a\tb \n c\u0007d  "));
    }

    @Test
    void leavesOtherTextAlone() {
        String text = "Қазақстан — тәуелсіз мемлекет, 12,5 % (2026).".replace('—', '-');
        assertEquals(text, OpusText.normalized(text));
    }
}
