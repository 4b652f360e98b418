package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.translation.WrittenForm;

/** Which tokens of the installed vocabulary stand for which words. */
class TokenPlacesIT {
    private static final String EN_PT = "firefox-tiny-en-pt-1693087644";

    private static MarianVocabulary vocabulary;

    @BeforeAll
    static void open() {
        ModelFolder files = ModelFolder.of(InstalledModels.folder(EN_PT), EN_PT);
        MarianModelFile network = MarianModelFile.read(files.network());
        MarianConfiguration shape = MarianConfiguration.parse(network.origin(), network.configuration());
        vocabulary =
                VocabularyPair.read(files, shape, Locale.forLanguageTag("pt")).source();
    }

    @AfterAll
    static void close() {
        if (vocabulary != null) {
            vocabulary.close();
        }
    }

    @Test
    void theTokensOfAWordAreItsPieces() {
        String text = "Each  desilted canal (the \u201cNorth Canal\u201d, say) costs \u20ac3,000.";

        assertEquals("desilted", pieces(text, "desilted"));
        assertEquals("canal", pieces(text, "canal"));
        assertEquals("NorthCanal", pieces(text, "North Canal"));
    }

    @Test
    void whereAVocabularyChangesTextTheyAreTheSame() {
        for (String text : List.of(
                "The desilting of the upper headwater will cost more than the counterpart funding.",
                "Mr. Rahimov's co-chair asked: who pays, and by when?")) {
            String changed = text + " \uFB01n";
            int from = 0;
            for (int end : WrittenForm.wordEnds(text)) {
                assertArrayEquals(places(changed, from, end), places(text, from, end), text.substring(from, end));
                from = end + 1;
            }
        }
    }

    private static int[] places(String text, int start, int end) {
        return TokenPlaces.of(text, closed(text), vocabulary).of(start, end).toArray();
    }

    private static int[] closed(String text) {
        int[] tokens = vocabulary.encode(text);
        return Arrays.copyOf(tokens, tokens.length + 1);
    }

    private static String pieces(String text, String word) {
        int start = text.indexOf(word);
        int[] tokens = closed(text);
        StringBuilder pieces = new StringBuilder();
        for (int place : places(text, start, start + word.length())) {
            pieces.append(vocabulary.piece(tokens[place]));
        }
        return pieces.toString().replace("\u2581", "");
    }
}
