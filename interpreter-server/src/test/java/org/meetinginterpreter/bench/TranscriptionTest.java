package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptionTest {
    private static final SpokenWords SPOKEN = new SpokenWords(List.of(
            new Alignment.Word("Ever", 0, 500),
            new Alignment.Word("tried.", 500, 1000),
            new Alignment.Word("Try", 2000, 2500),
            new Alignment.Word("again.", 2500, 3000)));

    @Test
    void measuresDelaysFromTheEndOfTheSpokenWord() {
        Transcription transcription = new Transcription();
        transcription.update(1.0, "1", "ever dried", 4, false);
        transcription.update(1.5, "1", "Ever tried", 4, false);
        transcription.update(2.0, "1", "Ever tried.", 0, true);
        transcription.update(3.5, "2", "Try", 0, false);
        transcription.update(4.0, "2", "Try again.", 0, true);
        assertEquals(new WordErrors(0, 4), SPOKEN.errors(transcription.text()));
        assertEquals(List.of(0.5, 0.5, 1.0, 1.0), transcription.settledDelays(SPOKEN));
        assertEquals(List.of(0.5, 1.0, 1.5, 1.0), transcription.stableDelays(SPOKEN));
        assertEquals(List.of(1.0, 1.0), transcription.finalDelays(SPOKEN));
    }

    @Test
    void aWordThatWasTakenBackSettlesOnlyWhenItIsBack() {
        Transcription transcription = new Transcription();
        transcription.update(1.0, "1", "ever tried", 0, false);
        transcription.update(2.0, "1", "never tried", 0, false);
        transcription.update(3.0, "1", "ever tried", 0, true);
        assertEquals(List.of(2.5, 2.0), transcription.settledDelays(SPOKEN));
    }
}
