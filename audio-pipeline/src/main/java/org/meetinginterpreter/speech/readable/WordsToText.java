package org.meetinginterpreter.speech.readable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * The way from a recogniser's words to one text: the refining steps, and the language's rule for what stands between words.
 * Thread-safe where the steps are.
 */
public final class WordsToText {
    private static final Set<String> WITHOUT_SPACES = Set.of("zh", "yue", "ja", "th", "lo", "km", "my", "bo");

    private final TextRefiner steps;
    private final boolean spaced;
    private final LanguageRules rules;

    /** @param steps from the recogniser's words to those that are shown */
    public WordsToText(Locale language, TextRefiner steps) {
        this.steps = steps;
        this.spaced = isSpaced(language);
        this.rules = LanguageRules.of(language);
    }

    /** Whether the language puts spaces between words. */
    static boolean isSpaced(Locale language) {
        return !WITHOUT_SPACES.contains(language.getLanguage());
    }

    /** Runs the steps on a hypothesis. */
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        return steps.refine(words, last);
    }

    /** What the steps counted. */
    public SpeechStatistics statistics() {
        return steps.statistics();
    }

    /** The words as one text; where the language has no spaces they stand only between words of other scripts. */
    public String join(List<SpokenWord> words) {
        StringBuilder text = new StringBuilder();
        for (SpokenWord word : words) {
            if (text.length() > 0 && (spaced || isSpacedSeam(text, word.text()))) {
                text.append(' ');
            }
            text.append(word.text());
        }
        return text.toString();
    }

    /** Whether a caption may end after these words: not with an article, a preposition, a conjunction. */
    public boolean mayEndWith(List<SpokenWord> words) {
        return words.isEmpty()
                || !rules.open()
                        .contains(rules.lower(words.get(words.size() - 1).text()));
    }

    private static boolean isSpacedSeam(CharSequence before, String after) {
        int left = Character.codePointBefore(before, before.length());
        int right = after.codePointAt(0);
        return isAlphabetic(left) && isAlphabetic(right);
    }

    private static boolean isAlphabetic(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case LATIN, CYRILLIC, GREEK, ARABIC, HEBREW, HANGUL -> true;
            default -> false;
        };
    }

    /**
     * The words of a text that may keep what an earlier hypothesis fixed, with times and confidence of those it was made from.
     *
     * @param startMillis where the text begins
     * @param endMillis where it ends, for words that no heard word fits
     * @return words that stand in the text, in order
     */
    public List<SpokenWord> align(String text, List<SpokenWord> words, long startMillis, long endMillis) {
        if (text.equals(join(words))) {
            return words;
        }
        List<String> shown = pieces(text);
        int[] source =
                WordAlignment.of(shown, words.stream().map(SpokenWord::text).toList());
        List<SpokenWord> aligned = new ArrayList<>();
        long from = words.isEmpty() ? startMillis : words.get(0).startMillis();
        long bound = Math.max(
                from, words.isEmpty() ? endMillis : words.get(words.size() - 1).endMillis());
        for (int i = 0; i < shown.size(); i++) {
            if (source[i] >= 0) {
                SpokenWord word = words.get(source[i]);
                aligned.add(word.withText(shown.get(i)));
                from = word.endMillis();
            } else {
                int next = i;
                while (next < shown.size() && source[next] < 0) {
                    next++;
                }
                long to = next < shown.size() ? words.get(source[next]).startMillis() : bound;
                long end = from + Math.max(0, to - from) / (next - i);
                aligned.add(new SpokenWord(shown.get(i), from, end, 0));
                from = end;
            }
        }
        return aligned;
    }

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            if (spaced || word.codePoints().allMatch(c -> isAlphabetic(c) || c < 0x80)) {
                pieces.add(word);
            } else {
                word.codePoints().mapToObj(Character::toString).forEach(pieces::add);
            }
        }
        return pieces;
    }
}
