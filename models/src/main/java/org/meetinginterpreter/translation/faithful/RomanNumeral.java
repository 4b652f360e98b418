package org.meetinginterpreter.translation.faithful;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Roman numerals as centuries, kings and wars have them: XIX, II. */
final class RomanNumeral {
    private static final Pattern ROMAN = Pattern.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})");
    private static final String LETTERS = "IVXLCDM";
    private static final int[] VALUES = {1, 5, 10, 50, 100, 500, 1_000};

    private RomanNumeral() {}

    /** The value of a word of capitals; nothing where it is no numeral. */
    static OptionalInt value(String word) {
        if (word.isEmpty() || !ROMAN.matcher(word).matches()) {
            return OptionalInt.empty();
        }
        int sum = 0;
        for (int i = 0; i < word.length(); i++) {
            int value = VALUES[LETTERS.indexOf(word.charAt(i))];
            boolean before = i + 1 < word.length() && value < VALUES[LETTERS.indexOf(word.charAt(i + 1))];
            sum += before ? -value : value;
        }
        return OptionalInt.of(sum);
    }
}
