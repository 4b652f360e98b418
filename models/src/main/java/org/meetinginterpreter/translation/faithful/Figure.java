package org.meetinginterpreter.translation.faithful;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;

/**
 * A number as a text means it.
 *
 * @param start where it begins in the text, its currency sign included
 * @param end behind it, its unit included
 * @param values what it may stand for: more than one where the spelling is ambiguous; without trailing zeros
 * @param style how it is written
 * @param units what it counts or measures; several where the word is ambiguous ("pounds"), empty where no unit is known
 * @param coefficient the number as written before its last scale word: 2.3 in "$2.3 million"
 * @param clock whether it may be a time of day, {@code values} being hours * 100 + minutes
 */
record Figure(
        int start,
        int end,
        Set<BigDecimal> values,
        Style style,
        Set<Unit> units,
        Coefficient coefficient,
        Clock clock) {
    /** The part of a figure that a placeholder can stand for without hurting the grammar around it. */
    record Coefficient(int start, int end, BigDecimal value) {}

    /** How a number is written. */
    enum Style {
        DIGITS,
        WORDS,
        ORDINAL_WORD,
        ROMAN
    }

    /** What is known about a time of day. */
    enum Clock {
        NONE,
        UNKNOWN_HALF,
        MORNING,
        AFTERNOON
    }

    Figure {
        values = Set.copyOf(values);
        units = Set.copyOf(units);
    }

    boolean isClock() {
        return clock != Clock.NONE;
    }

    /** The same figure that may have another value as well. */
    Figure orValue(BigDecimal value) {
        Set<BigDecimal> more = new HashSet<>(values);
        more.add(value);
        return new Figure(start, end, more, style, units, coefficient, clock);
    }

    /** The same figure without a currency sign before it, which belongs to another: the second of "2 $ 5". */
    Figure bare() {
        return new Figure(coefficient.start(), end, values, style, Set.of(), coefficient, clock);
    }

    /** The factor of its scale word: a million for "2.3 million", one without a scale. */
    BigDecimal scale(BigDecimal value) {
        return coefficient.value().signum() == 0
                ? BigDecimal.ONE
                : NumberLexicon.normal(value.divide(coefficient.value(), MathContext.DECIMAL64));
    }

    String in(String text) {
        return text.substring(start, end);
    }
}
