package org.meetinginterpreter.speech.cue;

import java.util.List;

/**
 * What stands on a screen at one time.
 *
 * @param startMillis when it appears
 * @param endMillis when it is gone
 * @param lines one or two, each at most {@link CueCutter#COLUMNS} wide
 */
public record Cue(long startMillis, long endMillis, List<String> lines) {
    public Cue {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException("cue from " + startMillis + " to " + endMillis + " ms: " + lines);
        }
    }
}
