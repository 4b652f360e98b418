package org.meetinginterpreter.translation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A translated text.
 *
 * @param doubts what a check found to be lost or changed; empty where nothing was found, or nothing was checked
 */
public record Translation(String text, List<Doubt> doubts) {
    public Translation {
        doubts = List.copyOf(doubts);
    }

    public static Translation of(String text) {
        return new Translation(text, List.of());
    }

    /** The text, and behind it in brackets what was lost, as the source has it: {@code Precisamos de tendas. [30,000]}. */
    public String withDoubts() {
        return text
                + doubts.stream()
                        .map(Doubt::source)
                        .distinct()
                        .map(lost -> " [" + lost + "]")
                        .collect(Collectors.joining());
    }
}
