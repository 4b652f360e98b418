package org.meetinginterpreter.translation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/** Where text can be cut without cutting a word, in scripts with and without spaces. */
public final class WrittenForm {
    private static final String WORD_JOINERS = "-'’‐‑·_/@&";

    private static final Set<String> WRITTEN_WITHOUT_SPACES = Set.of("zh", "ja", "th", "lo", "km", "my");

    // slow to make; never moved themselves
    private static final BreakIterator WORDS = BreakIterator.getWordInstance(Locale.ROOT);
    private static final BreakIterator CHARACTERS = BreakIterator.getCharacterInstance(Locale.ROOT);

    private WrittenForm() {}

    /**
     * The ends of the words of a text with their marks, ascending, as indices of chars: before white space, at the end and, in
     * scripts that put no spaces between words, where a dictionary begins the next one. Each is a grapheme boundary.
     */
    public static List<Integer> wordEnds(String text) {
        return boundaries(text, WrittenForm::endsWord);
    }

    /** As {@link #wordEnds}, and also the ends of the words without the marks behind them: where a text may be cut and go on. */
    public static List<Integer> cuts(String text) {
        return boundaries(text, (all, at) -> endsWord(all, at) || endsBeforeMarks(all, at));
    }

    private static List<Integer> boundaries(String text, BiPredicate<String, Integer> wanted) {
        List<Integer> ends = new ArrayList<>();
        BreakIterator words = WORDS.clone();
        words.setText(text);
        words.first();
        for (int at = words.next(); at != BreakIterator.DONE; at = words.next()) {
            if (!Character.isWhitespace(text.codePointBefore(at)) && wanted.test(text, at)) {
                ends.add(at);
            }
        }
        return ends;
    }

    private static boolean endsWord(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        int next = text.codePointAt(at);
        boolean unspaced = isUnspaced(text.codePointBefore(at)) || isUnspaced(next);
        return Character.isWhitespace(next) || (unspaced && Character.isLetterOrDigit(next));
    }

    private static boolean endsBeforeMarks(String text, int at) {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.codePointAt(end))) {
            if (continuesWord(text.substring(end))) {
                return false;
            }
            end += Character.charCount(text.codePointAt(end));
        }
        return Character.isLetterOrDigit(text.codePointBefore(at));
    }

    /** What stands between two sentences of a language, given what stood between them in another. */
    public static String gap(Locale language, String sourceGap) {
        if (WRITTEN_WITHOUT_SPACES.contains(language.getLanguage())) {
            return sourceGap.isBlank() && sourceGap.lines().count() < 2 ? "" : sourceGap;
        }
        return sourceGap.isEmpty() ? " " : sourceGap;
    }

    /** Whether the text ends in a word, or a mark, that a piece without space before it would continue. */
    public static boolean endsInSpacedWord(String text) {
        return !text.isEmpty() && !isUnspaced(text.codePointBefore(text.length()));
    }

    /** Whether a vocabulary's piece, put after a word, would make it another word; a comma or a full stop would not. */
    public static boolean continuesWord(String piece) {
        if (piece.isEmpty()) {
            return false;
        }
        int first = piece.codePointAt(0);
        return Character.isLetterOrDigit(first)
                || WORD_JOINERS.indexOf(first) >= 0
                || Character.getType(first) == Character.COMBINING_SPACING_MARK
                || UCharacter.hasBinaryProperty(first, UProperty.GRAPHEME_EXTEND);
    }

    /** Whether no character as people see it reaches over the index. */
    public static boolean isGraphemeBoundary(String text, int index) {
        BreakIterator characters = CHARACTERS.clone();
        characters.setText(text);
        return characters.isBoundary(index);
    }

    private static boolean isUnspaced(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> "、。，！？；：「」『』（）".indexOf(codePoint) >= 0;
        };
    }
}
