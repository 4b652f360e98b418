package org.meetinginterpreter.translation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A translated text.
 *
 * @param doubts what a check found to be lost or changed; empty where nothing was found, or nothing was checked
 * @param terms ids of the glossary's entries that were found in the source and are rendered as listed
 */
public record Translation(String text, List<Doubt> doubts, List<String> terms) {
    public Translation {
        doubts = List.copyOf(doubts);
        terms = List.copyOf(terms);
    }

    /** Without a glossary. */
    public Translation(String text, List<Doubt> doubts) {
        this(text, doubts, List.of());
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
