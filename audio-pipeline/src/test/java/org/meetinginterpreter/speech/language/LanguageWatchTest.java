package org.meetinginterpreter.speech.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LanguageWatchTest {
    private final LanguageWatch watch = new LanguageWatch(Spoken.SCALE);

    @Test
    void doubtsUnsureWordsOnceThereWasEnoughSpeech() {
        assertTrue(watch.hear(Spoken.utterance(1, 0.4, 12)).isEmpty());
        assertTrue(watch.hear(Spoken.utterance(2, 0.4, 12)).isEmpty());
        LanguageWatch.Doubt doubt = watch.hear(Spoken.utterance(3, 0.4, 12)).orElseThrow();
        assertFalse(doubt.clear());
        assertEquals(3, doubt.utterances().size());
        assertEquals(36, doubt.evidence().words());
    }

    @Test
    void actsAloneOnlyAfterMoreOfTheSame() {
        for (int number = 1; number < 5; number++) {
            watch.hear(Spoken.utterance(number, 0.4, 12));
        }
        assertTrue(watch.hear(Spoken.utterance(5, 0.4, 12)).orElseThrow().clear());
    }

    @Test
    void trustsSureWordsAndForgetsWhatWasSaidBefore() {
        for (int number = 1; number <= 3; number++) {
            watch.hear(Spoken.utterance(number, 0.4, 12));
        }
        watch.hear(Spoken.utterance(4, 0.9, 12));
        assertTrue(watch.hear(Spoken.utterance(5, 0.9, 12)).isEmpty());
    }

    @Test
    void doubtsFewWordsEvenIfTheyAreSure() {
        assertFalse(fifteenSecondsOf(0.9, 3));
        assertTrue(fifteenSecondsOf(0.6, 3));
        assertFalse(fifteenSecondsOf(0.6, 12));
    }

    @Test
    void judgesNothingByAHandfulOfWords() {
        assertFalse(fifteenSecondsOf(0.3, 2));
    }

    private static boolean fifteenSecondsOf(double confidence, int words) {
        LanguageWatch watch = new LanguageWatch(Spoken.SCALE);
        watch.hear(Spoken.utterance(1, confidence, words));
        watch.hear(Spoken.utterance(2, confidence, words));
        return watch.hear(Spoken.utterance(3, confidence, words)).isPresent();
    }
}
