package org.meetinginterpreter.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Gives the words of a text the times and confidence of the words that were heard. The text mostly is those words; where an earlier
 * promise kept it from following them (see {@link StableText}) the nearest alignment counts (edit distance over words).
 */
public final class TimedText {
    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private TimedText() {}

    /**
     * Lays a text over words.
     *
     * @param text of words between spaces
     * @param heard the words that it mostly consists of, times in order
     * @param startMillis where the text begins
     * @param endMillis where it ends
     * @return the text's words in order; one that nothing heard stands for has confidence 0 and the time between its neighbours
     */
    public static List<SpokenWord> words(String text, List<SpokenWord> heard, long startMillis, long endMillis) {
        if (text.isBlank()) {
            return List.of();
        }
        String[] shown = SPACE.split(text.strip(), -1);
        int[] places = places(shown, heard);
        List<SpokenWord> words = new ArrayList<>();
        long from = startMillis;
        for (int i = 0; i < shown.length; i++) {
            if (places[i] >= 0) {
                SpokenWord word = heard.get(places[i]);
                long start = Math.min(Math.max(word.startMillis(), from), endMillis);
                long end = Math.min(Math.max(word.endMillis(), start), endMillis);
                words.add(new SpokenWord(shown[i], start, end, word.confidence()));
                from = end;
            } else {
                words.add(new SpokenWord(shown[i], from, Math.max(from, next(places, i, heard, from, endMillis)), 0));
                from = words.get(words.size() - 1).endMillis();
            }
        }
        return words;
    }

    /** Where the word goes that nothing stands for: before the next that is known. */
    private static long next(int[] places, int i, List<SpokenWord> heard, long from, long endMillis) {
        int unknown = 1;
        for (int j = i + 1; j < places.length; j++) {
            if (places[j] >= 0) {
                long free = Math.min(heard.get(places[j]).startMillis(), endMillis) - from;
                return from + Math.max(0, free / unknown);
            }
            unknown++;
        }
        return from + Math.max(0, (endMillis - from) / unknown);
    }

    /** For each shown word the heard one that it stands for, or -1; increasing. */
    private static int[] places(String[] shown, List<SpokenWord> heard) {
        int[][] costs = new int[shown.length + 1][heard.size() + 1];
        for (int i = shown.length; i >= 0; i--) {
            for (int j = heard.size(); j >= 0; j--) {
                if (i == shown.length || j == heard.size()) {
                    costs[i][j] = 2 * (shown.length - i + heard.size() - j);
                } else {
                    int gap = 2 + Math.min(costs[i + 1][j], costs[i][j + 1]);
                    costs[i][j] = Math.min(gap, costs[i + 1][j + 1] + cost(shown[i], heard.get(j)));
                }
            }
        }
        int[] places = new int[shown.length];
        int j = 0;
        for (int i = 0; i < shown.length; ) {
            if (j < heard.size() && costs[i][j] == costs[i + 1][j + 1] + cost(shown[i], heard.get(j))) {
                places[i++] = j++;
            } else if (j == heard.size() || costs[i][j] == 2 + costs[i + 1][j]) {
                places[i++] = -1;
            } else {
                j++;
            }
        }
        return places;
    }

    private static int cost(String shown, SpokenWord heard) {
        return key(shown).equals(key(heard.text())) ? 0 : 3;
    }

    private static String key(String word) {
        String plain = MARKS.matcher(word).replaceAll("");
        return (plain.isEmpty() ? word : plain).toLowerCase(Locale.ROOT);
    }
}
