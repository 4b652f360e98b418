package org.meetinginterpreter.speech;

import java.util.List;

/**
 * Continues a text that must not change by a hypothesis that may have it differently. The fixed text is aligned with every
 * beginning of the hypothesis (edit distance on words, case ignored); what follows the cheapest beginning is the continuation.
 */
final class StableContinuation {
    private static final double WORD_COST = 1;
    private static final double PUNCTUATION_COST = 0.3;
    private static final double SAME_END_BONUS = 1e-3;

    private StableContinuation() {}

    /** A text that begins with {@code fixed}, has a grapheme boundary behind it, and goes on as the hypothesis does. */
    static String of(String fixed, String hypothesis) {
        if (hypothesis.startsWith(fixed) && TextUnit.isGraphemeBoundary(hypothesis, fixed.length())) {
            return hypothesis;
        }
        List<TextUnit> fixedUnits = TextUnit.of(fixed);
        List<TextUnit> units = TextUnit.of(hypothesis);
        int covered = coveredUnits(fixedUnits, units);
        if (covered == units.size()) {
            return fixed;
        }
        int from = covered == 0 ? units.get(0).start() : units.get(covered - 1).end();
        String rest = hypothesis.substring(from);
        boolean bothWords = fixedUnits.get(fixedUnits.size() - 1).kind() != TextUnit.Kind.UNSPACED
                && units.get(covered).kind() == TextUnit.Kind.WORD;
        String separator = bothWords && !rest.startsWith(" ") ? " " : "";
        return joined(fixed, separator + rest);
    }

    private static String joined(String fixed, String rest) {
        int from = 0;
        // a combining mark at the seam would change the last stable grapheme
        while (from < rest.length() && !TextUnit.isGraphemeBoundary(fixed + rest.substring(from), fixed.length())) {
            from += Character.charCount(rest.codePointAt(from));
        }
        return (fixed + rest.substring(from)).stripTrailing();
    }

    /**
     * How many units of the hypothesis say what the fixed text says; among equals those that end with the same unit, then the
     * number nearest to the fixed text's.
     */
    private static int coveredUnits(List<TextUnit> fixed, List<TextUnit> units) {
        double[] costs = new double[units.size() + 1];
        for (int j = 1; j < costs.length; j++) {
            costs[j] = costs[j - 1] + cost(units.get(j - 1));
        }
        for (TextUnit wanted : fixed) {
            double diagonal = costs[0];
            costs[0] += cost(wanted);
            for (int j = 1; j < costs.length; j++) {
                TextUnit found = units.get(j - 1);
                double replaced = diagonal + replacementCost(wanted, found);
                double gap = Math.min(costs[j] + cost(wanted), costs[j - 1] + cost(found));
                diagonal = costs[j];
                costs[j] = Math.min(replaced, gap);
            }
        }
        String last = fixed.isEmpty() ? "" : fixed.get(fixed.size() - 1).key();
        int best = 0;
        for (int j = 1; j < costs.length; j++) {
            costs[j] -= units.get(j - 1).key().equals(last) ? SAME_END_BONUS : 0;
            boolean nearer = Math.abs(j - fixed.size()) <= Math.abs(best - fixed.size());
            double margin = nearer ? 1e-9 : -1e-9;
            if (costs[j] < costs[best] + margin) {
                best = j;
            }
        }
        // two marks in a row are no punctuation
        boolean marked = !fixed.isEmpty() && fixed.get(fixed.size() - 1).isPunctuation();
        while (marked && best < units.size() && units.get(best).isPunctuation()) {
            best++;
        }
        return best;
    }

    private static double cost(TextUnit unit) {
        return unit.isPunctuation() ? PUNCTUATION_COST : WORD_COST;
    }

    private static double replacementCost(TextUnit wanted, TextUnit found) {
        if (wanted.key().equals(found.key())) {
            return 0;
        }
        return wanted.isPunctuation() == found.isPunctuation() ? cost(wanted) : WORD_COST + PUNCTUATION_COST;
    }
}
