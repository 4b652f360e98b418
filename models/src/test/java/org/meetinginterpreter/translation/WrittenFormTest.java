package org.meetinginterpreter.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Olá, mundo.'          | 'Olá,/ mundo./'",
                "'guarda-chuva d''água' | 'guarda-chuva/ d''água/'",
                "'30.000 euros, e 5%.'  | '30.000/ euros,/ e/ 5%./'",
                "'שלום עולם.'           | 'שלום/ עולם./'",
                "'會議開始了。謝謝'       | '會議/開始/了。/謝謝/'",
                "'ve o 會議 hoje'       | 've/ o/ 會議/ hoje/'",
                "''                     | ''"
            })
    void wordsEndBeforeSpacesAndWhereADictionaryEndsThem(String text, String marked) {
        assertEquals(marked, marked(text, WrittenForm.wordEnds(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Olá, mundo.'          | 'Olá/,/ mundo/./'",
                "'guarda-chuva d''água' | 'guarda-chuva/ d''água/'",
                "'30.000 euros, (e 5).' | '30.000/ euros/,/ (e/ 5/)./'",
                "'e-mail: a@b.org!'     | 'e-mail/:/ a@b.org/!/'",
            })
    void textIsCutBeforeMarksToo(String text, String marked) {
        assertEquals(marked, marked(text, WrittenForm.cuts(text)));
    }

    @Test
    void onlyMarksThatCloseDoNotContinueAWord() {
        for (String piece : List.of("s", "-chuva", "'s", "\u0301", "3", "\u093e")) {
            assertTrue(WrittenForm.continuesWord(piece), piece);
        }
        for (String piece : List.of("▁s", ",", ".", "▁", "", ")", "?”")) {
            assertFalse(WrittenForm.continuesWord(piece), piece);
        }
    }

    @Test
    void sentencesAreJoinedAsTheLanguageIsWritten() {
        assertEquals(" ", WrittenForm.gap(Locale.FRENCH, ""));
        assertEquals("\n", WrittenForm.gap(Locale.FRENCH, "\n"));
        assertEquals("", WrittenForm.gap(Locale.CHINESE, " "));
        assertEquals("\n\n", WrittenForm.gap(Locale.CHINESE, "\n\n"));
    }

    private static String marked(String text, List<Integer> places) {
        StringBuilder marked = new StringBuilder(text);
        for (int i = places.size() - 1; i >= 0; i--) {
            marked.insert((int) places.get(i), '/');
        }
        return marked.toString();
    }
}
