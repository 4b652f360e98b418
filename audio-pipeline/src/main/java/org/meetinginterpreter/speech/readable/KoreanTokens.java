package org.meetinginterpreter.speech.readable;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.speech.SpokenWord;

/** Words of a Korean recogniser as pieces of numbers: spelled, or as the small Vosk model marks them. */
record KoreanTokens(List<SpokenWord> words) {
    private static final Pattern MARKED = Pattern.compile("\\((십|백|천)\\)|\\{(만|억|조)}");
    private static final Pattern COUNT = Pattern.compile("\\[(\\d{1,2})]");
    private static final Pattern DIGIT = Pattern.compile("\\[([일이삼사오육칠팔구공영])]");
    private static final Pattern PLAIN = Pattern.compile("[" + KoreanNumber.SYLLABLES + "]+");
    private static final Set<String> POINTS = Set.of("[쩜]", "쩜", "점");

    int size() {
        return words.size();
    }

    /** The word as it came; empty behind the end. */
    String text(int at) {
        return at < words.size() ? words.get(at).text() : "";
    }

    /** Without the brackets around syllables. */
    String bare(int at) {
        return isMarked(at) || isMarkedDigit(at) ? text(at).substring(1, text(at).length() - 1) : text(at);
    }

    /** The bare words without what stands between them. */
    String joined(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(bare(i));
        }
        return text.toString();
    }

    /** {@code (천)}, {@code {만}} */
    boolean isMarked(int at) {
        return MARKED.matcher(text(at)).matches();
    }

    /** {@code [일]} */
    boolean isMarkedDigit(int at) {
        return DIGIT.matcher(text(at)).matches();
    }

    /** The digits of {@code [12]}; empty for other words. */
    String count(int at) {
        Matcher count = COUNT.matcher(text(at));
        return count.matches() ? count.group(1) : "";
    }

    boolean isPoint(int at) {
        return POINTS.contains(text(at));
    }

    /** A word of nothing but syllables of numbers. */
    boolean isPlain(int at) {
        return PLAIN.matcher(text(at)).matches();
    }

    boolean isNumeral(int at) {
        return isMarked(at) || isPlain(at);
    }

    /** Whether what comes next decides if the word is part of a number. */
    boolean isOpen(int at) {
        return isNumeral(at)
                || isMarkedDigit(at)
                || isPoint(at)
                || !count(at).isEmpty()
                || KoreanNumber.isNative(text(at));
    }

    /** Where the row of numerals that begins here ends. */
    int runEnd(int at) {
        int end = at;
        while (end < words.size() && isNumeral(end)) {
            end++;
        }
        return end;
    }
}
