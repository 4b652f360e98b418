package org.meetinginterpreter.translation.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Doubt;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Turn;
import org.meetinginterpreter.translation.Turn.Urgency;

class LongTextsTest {
    private static final String PAGE = IntStream.range(0, 200)
            .mapToObj(i -> "This is sentence number " + i + " of the text.")
            .collect(Collectors.joining(" "))
            .replace("number 100 ", "number 100.\n\nIt goes on ");

    @Test
    void cutsBetweenSentencesAndPutsTogetherWhatItCut() {
        LongTexts texts =
                texts(TranslationRequest.of("Short."), TranslationRequest.of(PAGE), TranslationRequest.of(""));
        assertTrue(texts.pieces().size() > 8, texts.pieces().toString());
        for (TranslationRequest piece : texts.pieces().subList(1, texts.pieces().size() - 1)) {
            assertTrue(piece.text().length() <= LongTexts.LONGEST, piece.text());
            assertTrue(piece.text().endsWith("."), piece.text());
        }
        assertEquals(
                List.of("Short.", PAGE, ""),
                texts.join(same(texts)).stream().map(Translation::text).toList());
    }

    @Test
    void keepsTheLineBreaksAtWhichItCut() {
        String paragraph = "Word " + "word ".repeat(120) + "end.";
        String text = paragraph + "\n\n" + paragraph + " " + paragraph;
        LongTexts texts = texts(TranslationRequest.of(text));
        assertEquals(3, texts.pieces().size());
        assertEquals(text, texts.join(same(texts)).get(0).text());
    }

    @Test
    void keepsTheTurn() {
        Turn turn = new Turn(Urgency.BULK, "m_1");
        assertTrue(texts(TranslationRequest.of(PAGE).in(turn)).pieces().stream()
                .allMatch(piece -> piece.turn().equals(turn)));
    }

    @Test
    void leavesWholeWhatHasNoSentencesAndWhatIsSteered() {
        String endless = "word ".repeat(1_000);
        TranslationRequest steered = new TranslationRequest(PAGE, "a", "a");
        LongTexts texts = texts(TranslationRequest.of(endless), steered);
        assertEquals(2, texts.pieces().size());
        assertEquals(steered, texts.pieces().get(1));
    }

    @Test
    void aLongTextOfNothingButSpaceIsEmpty() {
        LongTexts texts = texts(TranslationRequest.of(" ".repeat(2_000)), TranslationRequest.of("a"));
        assertEquals(
                List.of("", "a"),
                texts.join(same(texts)).stream().map(Translation::text).toList());
    }

    @Test
    void gathersTheDoubtsOfAllPieces() {
        LongTexts texts = texts(TranslationRequest.of(PAGE));
        List<Translation> doubtful = IntStream.range(0, texts.pieces().size())
                .mapToObj(i -> new Translation("x", List.of(new Doubt(Doubt.Kind.NUMBER, "" + i))))
                .toList();
        assertEquals(texts.pieces().size(), texts.join(doubtful).get(0).doubts().size());
    }

    private static LongTexts texts(TranslationRequest... requests) {
        return new LongTexts(Locale.ENGLISH, Locale.FRENCH, List.of(requests));
    }

    private static List<Translation> same(LongTexts texts) {
        return texts.pieces().stream()
                .map(piece -> Translation.of(piece.text()))
                .toList();
    }
}
