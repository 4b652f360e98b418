package org.meetinginterpreter.speech.readable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which heard word each shown word comes from, by the least number of edits; case and punctuation do not count. */
final class WordAlignment {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private WordAlignment() {}

    /** For each shown word the index of its heard word, rising, or -1. */
    static int[] of(List<String> shown, List<String> heard) {
        List<String> from = shown.stream().map(WordAlignment::key).toList();
        List<String> to = heard.stream().map(WordAlignment::key).toList();
        int[][] costs = new int[from.size() + 1][to.size() + 1];
        for (int i = 0; i <= from.size(); i++) {
            for (int j = 0; j <= to.size(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = 2 * (i + j);
                } else {
                    int replaced = costs[i - 1][j - 1] + replacement(from.get(i - 1), to.get(j - 1));
                    costs[i][j] = Math.min(replaced, 2 + Math.min(costs[i - 1][j], costs[i][j - 1]));
                }
            }
        }
        int[] source = new int[from.size()];
        Arrays.fill(source, -1);
        int i = from.size();
        int j = to.size();
        while (i > 0 && j > 0) {
            if (costs[i][j] == costs[i - 1][j - 1] + replacement(from.get(i - 1), to.get(j - 1))) {
                source[--i] = --j;
            } else if (costs[i][j] == costs[i - 1][j] + 2) {
                i--;
            } else {
                j--;
            }
        }
        return source;
    }

    private static int replacement(String one, String other) {
        return one.equals(other) ? 0 : 3;
    }

    private static String key(String word) {
        return NO_LETTERS.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
