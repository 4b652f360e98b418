package org.meetinginterpreter.summary;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A line as it is looked through for what it does: its sentences without hesitations, answers such as "yes" kept, and its signs.
 *
 * @param lower its text in lower case, with plain apostrophes
 */
record SpokenTurn(Line line, List<String> sentences, String lower, Set<Sign> signs) {
    static SpokenTurn of(Line line, List<String> sentences) {
        String lower = String.join(" ", sentences).toLowerCase(Locale.ROOT).replace('’', '\'');
        EnumSet<Sign> signs = EnumSet.noneOf(Sign.class);
        for (Sign sign : Sign.values()) {
            if (sign.isIn(lower)) {
                signs.add(sign);
            }
        }
        return new SpokenTurn(line, sentences, lower, signs);
    }

    boolean has(Sign sign) {
        return signs.contains(sign);
    }

    boolean isBy(SpokenTurn other) {
        return line.speaker().equals(other.line.speaker());
    }

    long number() {
        return line.number();
    }
}
