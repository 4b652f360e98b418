package org.meetinginterpreter.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The smallest piece of a hypothesis that is agreed on as a whole: a word without its trailing punctuation, one punctuation mark,
 * or, in scripts that put no spaces between words, one grapheme cluster (UAX #29).
 *
 * @param start index of the first char in the text
 * @param end index after the last char in the text; always a grapheme boundary
 * @param kind what it is
 * @param key what is compared when two texts are aligned: the letters in lower case
 */
record TextUnit(int start, int end, Kind kind, String key) {
    enum Kind {
        WORD,
        UNSPACED,
        PUNCTUATION
    }

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final int KHMER_COENG = 0x17D2;
    private static final int MYANMAR_VIRAMA = 0x1039;

    boolean isPunctuation() {
        return kind == Kind.PUNCTUATION;
    }

    /** The units of a text in order; only white space lies between them. */
    static List<TextUnit> of(String text) {
        List<TextUnit> units = new ArrayList<>();
        Matcher clusters = GRAPHEME.matcher(text);
        int wordStart = -1;
        int wordEnd = -1;
        boolean joined = false;
        while (clusters.find()) {
            int start = clusters.start();
            int end = clusters.end();
            boolean space = text.substring(start, end).isBlank();
            boolean unspaced = !space && isUnspaced(text.codePointAt(start));
            if (space || unspaced) {
                addWord(text, wordStart, wordEnd, units);
                wordStart = -1;
            }
            if (unspaced && joined) {
                int last = units.size() - 1;
                units.set(last, unit(text, units.get(last).start(), end, Kind.UNSPACED));
            } else if (unspaced) {
                units.add(unit(text, start, end, Kind.UNSPACED));
            } else if (!space) {
                wordStart = wordStart < 0 ? start : wordStart;
                wordEnd = end;
            }
            // newer Unicode versions keep such stacks in one cluster, Java 17 does not
            int lastCodePoint = text.codePointBefore(end);
            joined = unspaced && (lastCodePoint == KHMER_COENG || lastCodePoint == MYANMAR_VIRAMA);
        }
        addWord(text, wordStart, wordEnd, units);
        return units;
    }

    /** Whether no grapheme cluster of the text reaches over the index. */
    static boolean isGraphemeBoundary(String text, int index) {
        Matcher clusters = GRAPHEME.matcher(text);
        int end = 0;
        while (end < index && clusters.find()) {
            end = clusters.end();
        }
        return end == index;
    }

    private static void addWord(String text, int start, int end, List<TextUnit> units) {
        if (start < 0) {
            return;
        }
        int wordEnd = start;
        Matcher clusters = GRAPHEME.matcher(text).region(start, end).useTransparentBounds(true);
        List<TextUnit> trailing = new ArrayList<>();
        while (clusters.find()) {
            if (isPunctuation(text.codePointAt(clusters.start()))) {
                trailing.add(unit(text, clusters.start(), clusters.end(), Kind.PUNCTUATION));
            } else {
                wordEnd = clusters.end();
                trailing.clear();
            }
        }
        if (wordEnd > start) {
            units.add(unit(text, start, wordEnd, Kind.WORD));
        }
        units.addAll(trailing);
    }

    private static TextUnit unit(String text, int start, int end, Kind kind) {
        return new TextUnit(start, end, kind, text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isUnspaced(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
