package org.meetinginterpreter.speech;

import java.util.Objects;

/**
 * A word of an utterance as its text has it, with the punctuation that clings to it; in scripts without spaces a few characters.
 *
 * @param text not empty, no space in it
 * @param startMillis where it begins in the track's time; estimated where the engine gives no times of words
 * @param endMillis where it ends
 * @param confidence how sure the recogniser is, 0 to 1; 1 where the engine does not say
 */
public record SpokenWord(String text, long startMillis, long endMillis, double confidence) {
    public SpokenWord {
        Objects.requireNonNull(text, "text");
        if (startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException(
                    "word from " + startMillis + " to " + endMillis + " ms: times are wrong");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("word of confidence " + confidence + ": 0 to 1 is possible");
        }
    }

    /** The same sound and confidence, written differently. */
    public SpokenWord withText(String other) {
        return new SpokenWord(other, startMillis, endMillis, confidence);
    }
}
