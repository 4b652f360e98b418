package org.meetinginterpreter.writing;

import java.util.List;

/**
 * A sentence of a written summary, in English.
 *
 * @param lines those that it rests on, ascending, at least one; the nearest where they do not support it
 * @param isSupported whether they support it, as far as {@link org.meetinginterpreter.summary.SupportCheck} can tell
 */
public record WrittenSentence(String text, List<Long> lines, boolean isSupported) {
    public WrittenSentence {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a written sentence rests on at least one line");
        }
    }
}
