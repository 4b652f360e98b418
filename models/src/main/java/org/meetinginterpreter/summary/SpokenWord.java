package org.meetinginterpreter.summary;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A word as it was said.
 *
 * @param text without the marks around it
 * @param after marks behind it; {@code -} where the speaker broke off
 */
record SpokenWord(String text, String after) {
    private static final Set<String> NUMBERS = Set.of(
            ("zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy"
                            + " eighty ninety hundred thousand um dois três quatro cinco seis sete oito nove dez cem mil")
                    .split(" "));

    static SpokenWord of(String piece) {
        int end = piece.length();
        while (end > 0 && isMark(piece.charAt(end - 1))) {
            end--;
        }
        return new SpokenWord(piece.substring(0, end), piece.substring(end));
    }

    private static boolean isMark(char c) {
        return ".,;:?!-–—…。？！，、؟،".indexOf(c) >= 0;
    }

    /** Whether these words stand there one behind the other, within one clause. */
    static boolean matches(List<SpokenWord> words, int at, List<String> phrase) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            SpokenWord word = words.get(at + i);
            if (!word.lower().equals(phrase.get(i)) || (i < phrase.size() - 1 && !word.after.isEmpty())) {
                return false;
            }
        }
        return true;
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean isNumber() {
        return NUMBERS.contains(lower()) || (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    boolean isBrokenOff() {
        return after.startsWith("-") || after.endsWith("-");
    }

    boolean isEnd() {
        return after.chars().anyMatch(c -> ".?!。？！؟".indexOf(c) >= 0);
    }

    boolean isQuestion() {
        return after.chars().anyMatch(c -> "?？؟".indexOf(c) >= 0);
    }

    SpokenWord endedBy(String marks) {
        return new SpokenWord(text, marks);
    }

    /** The marks inside a sentence. */
    String inside() {
        return isBrokenOff() ? "," : after;
    }

    /** The marks at the end of a sentence. */
    String ending() {
        return isEnd() ? after.replace("-", "").replace(",", "") : ".";
    }
}
