package org.meetinginterpreter.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Word errors: the fewest substitutions, deletions and insertions that turn what was spoken into what was recognised
 * (Levenshtein distance over words).
 *
 * @param errors substitutions, deletions and insertions
 * @param words words spoken
 */
public record WordErrors(int errors, int words) {
    /** No word spoken yet. */
    public static final WordErrors NONE = new WordErrors(0, 0);

    /** Cost of one error; a substitution costs one more, so that of ways with as few errors the one with most equal words wins. */
    private static final long ERROR = 1 << 20;

    /** Counts the errors of what was recognised. */
    public static WordErrors between(List<String> spoken, List<String> recognised) {
        long cost = costs(spoken, recognised)[spoken.size()][recognised.size()];
        return new WordErrors((int) (cost / ERROR), spoken.size());
    }

    /**
     * Lays recognised words over spoken ones with as few errors as possible.
     *
     * @return for each recognised word the index of the spoken word that it stands for (equal or substituted), or -1 for an
     *     inserted one
     */
    public static int[] places(List<String> spoken, List<String> recognised) {
        long[][] cost = costs(spoken, recognised);
        int[] places = new int[recognised.size()];
        Arrays.fill(places, -1);
        int i = spoken.size();
        int j = recognised.size();
        while (i > 0 && j > 0) {
            boolean equal = spoken.get(i - 1).equals(recognised.get(j - 1));
            if (cost[i][j] == cost[i - 1][j - 1] + (equal ? 0 : ERROR + 1)) {
                places[--j] = --i;
            } else if (cost[i][j] == cost[i - 1][j] + ERROR) {
                i--;
            } else {
                j--;
            }
        }
        return places;
    }

    public WordErrors plus(WordErrors other) {
        return new WordErrors(errors + other.errors, words + other.words);
    }

    /** Errors per spoken word; 0 when nothing was spoken. */
    public double rate() {
        return words == 0 ? 0 : (double) errors / words;
    }

    private static long[][] costs(List<String> spoken, List<String> recognised) {
        long[][] cost = new long[spoken.size() + 1][recognised.size() + 1];
        for (int j = 0; j <= recognised.size(); j++) {
            cost[0][j] = j * ERROR;
        }
        for (int i = 1; i <= spoken.size(); i++) {
            cost[i][0] = i * ERROR;
            for (int j = 1; j <= recognised.size(); j++) {
                long substitution = spoken.get(i - 1).equals(recognised.get(j - 1)) ? 0 : ERROR + 1;
                cost[i][j] =
                        Math.min(cost[i - 1][j - 1] + substitution, Math.min(cost[i - 1][j], cost[i][j - 1]) + ERROR);
            }
        }
        return cost;
    }
}
