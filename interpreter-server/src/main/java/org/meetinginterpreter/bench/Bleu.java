package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * BLEU of a set of translations, 0 to 100: the geometric mean of the precision of word n-grams of 1 to 4, lowered where the whole
 * is shorter than the references (Papineni et al. 2002). Words are those of NIST's mteval-v13a, and orders without a match are
 * smoothed as there, so a score is what sacrebleu computes by default; {@code BleuIT} holds that.
 */
public final class Bleu {
    private static final int ORDER = 4;

    /** Rules for western languages, in order; each match becomes its second part. */
    private static final List<Map.Entry<Pattern, String>> RULES = List.of(
            Map.entry(Pattern.compile("([{-~\\[-` -&(-+:-@/])"), " $1 "),
            Map.entry(Pattern.compile("([^0-9])([.,])", Pattern.DOTALL), "$1 $2 "),
            Map.entry(Pattern.compile("([.,])([^0-9])", Pattern.DOTALL), " $1 $2"),
            Map.entry(Pattern.compile("([0-9])(-)"), "$1 $2 "));

    private Bleu() {}

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
        long[] matches = new long[ORDER];
        long[] written = new long[ORDER];
        long expectedWords = 0;
        for (int i = 0; i < translations.size(); i++) {
            List<String> translated = words(translations.get(i));
            List<String> expected = words(references.get(i));
            expectedWords += expected.size();
            for (int order = 1; order <= ORDER; order++) {
                Map<List<String>, Integer> grams = grams(translated, order);
                Map<List<String>, Integer> wanted = grams(expected, order);
                written[order - 1] += Math.max(0, translated.size() - order + 1);
                for (Map.Entry<List<String>, Integer> gram : grams.entrySet()) {
                    matches[order - 1] += Math.min(gram.getValue(), wanted.getOrDefault(gram.getKey(), 0));
                }
            }
        }
        // without a single word in common smoothing would still give points
        if (matches[0] == 0 || written[ORDER - 1] == 0) {
            return 0;
        }
        double brevity = written[0] < expectedWords ? Math.exp(1 - (double) expectedWords / written[0]) : 1;
        return 100 * brevity * Math.exp(meanLogPrecision(matches, written));
    }

    private static double meanLogPrecision(long[] matches, long[] written) {
        double sum = 0;
        double smoothing = 1;
        for (int order = 0; order < ORDER; order++) {
            if (matches[order] == 0) {
                smoothing *= 2;
                sum += Math.log(1 / (smoothing * written[order]));
            } else {
                sum += Math.log((double) matches[order] / written[order]);
            }
        }
        return sum / ORDER;
    }

    private static Map<List<String>, Integer> grams(List<String> words, int order) {
        Map<List<String>, Integer> grams = new HashMap<>();
        for (int i = 0; i + order <= words.size(); i++) {
            grams.merge(words.subList(i, i + order), 1, Integer::sum);
        }
        return grams;
    }

    /** The words and marks of a text. */
    static List<String> words(String text) {
        String spaced = " "
                + text.stripTrailing()
                        .replace("<skipped>", "")
                        .replace("-\n", "")
                        .replace('\n', ' ')
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                + " ";
        for (Map.Entry<Pattern, String> rule : RULES) {
            spaced = rule.getKey().matcher(spaced).replaceAll(rule.getValue());
        }
        return split(spaced);
    }

    /** Whether Python's {@code str.split()} splits there: other than {@code \s}, that takes no-break spaces and NEL for spaces. */
    static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == 0x85;
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!isSpace(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        // the last word has a space behind it
        return words;
    }
}
