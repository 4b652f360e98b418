package org.meetinginterpreter.review;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text without what does not make another word: case, width, accents and points, invisible characters (Unicode NFKC_Casefold, then
 * without the combining marks that no script calls its own), and its words, found by ICU, by dictionary where a script has no spaces.
 * Each place in it knows where it came from.
 */
final class FoldedText {
    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
    /** They make another sound, thus another word. */
    private static final List<Integer> KANA_MARKS = List.of(0x3099, 0x309A);

    private final String text;
    private final int[] origins;
    private final List<Word> words;

    /**
     * A word.
     *
     * @param accented folded but for its accents, which stemmers need
     * @param begin in the folded text
     * @param end in the folded text, behind it
     */
    record Word(String text, String accented, int begin, int end) {}

    private FoldedText(String text, int[] origins, List<Word> words) {
        this.text = text;
        this.origins = origins;
        this.words = words;
    }

    static FoldedText of(String original, Locale language) {
        StringBuilder folded = new StringBuilder();
        int[] origins = new int[8 * original.length() + 8];
        BreakIterator graphemes = BreakIterator.getCharacterInstance(ULocale.ROOT);
        graphemes.setText(original);
        int begin = graphemes.first();
        for (int end = graphemes.next(); end != BreakIterator.DONE; begin = end, end = graphemes.next()) {
            String one = fold(original.substring(begin, end));
            if (folded.length() + one.length() >= origins.length) {
                origins = Arrays.copyOf(origins, 2 * (origins.length + one.length()));
            }
            Arrays.fill(origins, folded.length(), folded.length() + one.length(), begin);
            folded.append(one);
        }
        origins[folded.length()] = original.length();
        String text = folded.toString();
        return new FoldedText(text, origins, words(original, text, origins, language));
    }

    /** A word without accents. */
    static String plain(String word) {
        return fold(word);
    }

    private static String fold(String grapheme) {
        String decomposed = DECOMPOSED.normalize(CASEFOLD.normalize(grapheme));
        StringBuilder kept = new StringBuilder();
        decomposed.codePoints().filter(c -> !isAccent(c)).forEach(c -> kept.appendCodePoint(plain(c)));
        return COMPOSED.normalize(kept);
    }

    private static boolean isAccent(int c) {
        boolean mark = UCharacter.getType(c) == UCharacter.NON_SPACING_MARK;
        int script = UScript.getScript(c);
        boolean ofNobody = script == UScript.INHERITED || script == UScript.ARABIC || script == UScript.HEBREW;
        return mark && ofNobody && !KANA_MARKS.contains(c);
    }

    /** Letters that Unicode does not take apart. */
    private static int plain(int c) {
        return switch (c) {
            case 'ı' -> 'i';
            case 'ø' -> 'o';
            case 'ł' -> 'l';
            case 'đ', 'ð' -> 'd';
            case '’', '‘', 'ʻ', 'ʼ', '`' -> '\'';
            default -> c;
        };
    }

    private static List<Word> words(String original, String text, int[] origins, Locale language) {
        List<Word> words = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLocale(language));
        breaks.setText(text);
        int begin = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; begin = end, end = breaks.next()) {
            if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
                String accented = CASEFOLD.normalize(original.substring(origins[begin], origins[end]));
                words.add(new Word(text.substring(begin, end), accented, begin, end));
            }
        }
        return words;
    }

    String text() {
        return text;
    }

    List<Word> words() {
        return words;
    }

    /** Where a place of the folded text was in the original, in UTF-16 units. */
    int origin(int place) {
        return origins[place];
    }
}
