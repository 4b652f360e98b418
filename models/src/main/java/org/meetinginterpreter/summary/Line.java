package org.meetinginterpreter.summary;

import java.util.Objects;

/**
 * What one person said in a stretch: a final caption, or a line of a transcript.
 *
 * @param number tells lines apart and says which came first; above 0. A transcript counts from 1, a meeting may give the {@code seq} under
 *     which the utterance first entered its log
 * @param speaker as they agreed to be named; may be empty
 * @param text in the language in which lines are ranked
 */
public record Line(long number, String speaker, String text) {
    public Line {
        if (number < 1) {
            throw new IllegalArgumentException("lines are numbered from 1, not " + number);
        }
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(text, "text");
    }
}
