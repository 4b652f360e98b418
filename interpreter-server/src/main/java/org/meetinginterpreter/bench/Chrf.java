package org.meetinginterpreter.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * chrF2 of a set of translations, 0 to 100: the F-score (beta 2) of character n-grams of 1 to 6, white space left out (Popović
 * 2015). Computed as sacrebleu does it by default: counts are summed over all sentences, and precision and recall are averaged
 * over the orders that occur.
 */
public final class Chrf {
    private static final int ORDER = 6;
    private static final double BETA_SQUARED = 4;

    private Chrf() {}

    /**
     * Scores translations against references.
     *
     * @param translations as they came
     * @param references one of each translation, in the same order
     */
    public static double score(List<String> translations, List<String> references) {
        if (translations.size() != references.size()) {
            throw new IllegalArgumentException(
                    translations.size() + " translations for " + references.size() + " references");
        }
        long[] ours = new long[ORDER];
        long[] theirs = new long[ORDER];
        long[] common = new long[ORDER];
        for (int i = 0; i < translations.size(); i++) {
            for (int order = 1; order <= ORDER; order++) {
                Map<String, Integer> translated = grams(translations.get(i), order);
                Map<String, Integer> expected = grams(references.get(i), order);
                ours[order - 1] += total(translated);
                theirs[order - 1] += total(expected);
                for (Map.Entry<String, Integer> gram : translated.entrySet()) {
                    common[order - 1] += Math.min(gram.getValue(), expected.getOrDefault(gram.getKey(), 0));
                }
            }
        }
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (int order = 0; order < ORDER; order++) {
            if (ours[order] > 0 && theirs[order] > 0) {
                precision += (double) common[order] / ours[order];
                recall += (double) common[order] / theirs[order];
                orders++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        precision /= orders;
        recall /= orders;
        return 100 * (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
    }

    private static Map<String, Integer> grams(String text, int order) {
        int[] characters = text.codePoints().filter(c -> !Bleu.isSpace(c)).toArray();
        Map<String, Integer> grams = new HashMap<>();
        for (int i = 0; i + order <= characters.length; i++) {
            grams.merge(new String(characters, i, order), 1, Integer::sum);
        }
        return grams;
    }

    private static long total(Map<String, Integer> grams) {
        return grams.values().stream().mapToLong(Integer::longValue).sum();
    }
}
