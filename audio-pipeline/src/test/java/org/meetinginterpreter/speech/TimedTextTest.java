package org.meetinginterpreter.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimedTextTest {
    private static final List<SpokenWord> HEARD = List.of(
            new SpokenWord("It", 100, 200, 0.9),
            new SpokenWord("was", 200, 400, 0.8),
            new SpokenWord("the", 600, 700, 0.7),
            new SpokenWord("beast.", 700, 1_000, 0.3));

    @Test
    void theSameWordsKeepTheirTimes() {
        assertEquals(HEARD, TimedText.words("It was the beast.", HEARD, 0, 1_000));
    }

    @Test
    void otherCaseAndMarksAreTheSameWord() {
        assertEquals(
                new SpokenWord("Beast", 700, 1_000, 0.3),
                TimedText.words("it was the Beast", HEARD, 0, 1_000).get(3));
    }

    @Test
    void aWordThatKeptItsPlaceAgainstWhatWasHeardHasThatTime() {
        List<SpokenWord> words = TimedText.words("It was the best.", HEARD, 0, 1_000);

        assertEquals(new SpokenWord("best.", 700, 1_000, 0.3), words.get(3));
    }

    @Test
    void aWordThatNothingStandsForLiesBetweenItsNeighbours() {
        List<SpokenWord> words = TimedText.words("It was all the beast.", HEARD, 0, 1_000);

        assertEquals(new SpokenWord("all", 400, 600, 0), words.get(2));
        assertEquals(
                List.of(new SpokenWord("Only", 0, 5, 0), new SpokenWord("this", 5, 10, 0)),
                TimedText.words("Only this", List.of(), 0, 10));
    }

    @Test
    void timesStayInsideTheText() {
        List<SpokenWord> words = TimedText.words("It was the beast.", HEARD, 150, 650);

        assertEquals(new SpokenWord("It", 150, 200, 0.9), words.get(0));
        assertEquals(new SpokenWord("the", 600, 650, 0.7), words.get(2));
        assertEquals(new SpokenWord("beast.", 650, 650, 0.3), words.get(3));
    }

    @Test
    void nothingHasNoWords() {
        assertEquals(List.of(), TimedText.words(" ", HEARD, 0, 1_000));
    }
}
