package org.meetinginterpreter.translation;

import java.util.List;

/**
 * The translation of one version of a growing text.
 *
 * @param text all of it
 * @param balanced leading chars of {@code text} that were in the last version, too; at least {@code committed}
 * @param committed leading chars with which every later version begins; ends with a word, all of it when final
 * @param doubts what a check found to be lost; of finals only
 * @param terms ids of the glossary's entries that are rendered as listed; of finals only
 */
public record GrowingText(
        String text, int balanced, int committed, boolean isFinal, List<Doubt> doubts, List<String> terms) {
    public GrowingText {
        doubts = List.copyOf(doubts);
        terms = List.copyOf(terms);
        if (committed < 0 || balanced < committed || text.length() < balanced) {
            throw new IllegalArgumentException(
                    "of " + text.length() + " chars " + committed + " are committed and " + balanced + " balanced");
        }
    }

    /** What a reader sees: begins with what is committed. */
    public String shown(Steadiness mode) {
        return switch (mode) {
            case FAST -> text;
            case BALANCED -> text.substring(0, balanced);
            case STABLE -> text.substring(0, committed);
        };
    }

    /** Leading Unicode code points with which every later version begins, in every mode. */
    public int stable() {
        return text.codePointCount(0, committed);
    }
}
