package org.meetinginterpreter.translation.faithful;

import java.math.BigDecimal;
import org.meetinginterpreter.translation.faithful.NumberLexicon.Word;

/** Adds up the words of one number, from the left: "two | hundred | and | fifty | thousand". Says for each whether it can follow. */
final class NumberSum {
    private static final BigDecimal HUNDRED = NumberLexicon.normal(100);

    private final String language;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal current;
    private BigDecimal lastScale;
    private BigDecimal beforeScale = BigDecimal.ONE;
    private boolean digits;
    private boolean ordinal;
    private boolean year;
    private int decimals;

    /** @param language its code; French counts in twenties, English tells years by their hundreds */
    NumberSum(String language) {
        this.language = language;
    }

    /** The value so far. */
    BigDecimal value() {
        return NumberLexicon.normal(current == null ? total : total.add(current));
    }

    /** The value before the last scale multiplied it. */
    BigDecimal beforeScale() {
        return beforeScale;
    }

    boolean isEmpty() {
        return current == null && lastScale == null;
    }

    boolean isOrdinal() {
        return ordinal;
    }

    boolean addDigits(BigDecimal number) {
        if (!isEmpty() && (current != null || number.compareTo(lastScale) >= 0)) {
            return false;
        }
        current = number;
        digits = true;
        return true;
    }

    boolean add(Word word, boolean joined) {
        boolean ordinals = ordinal && word.kind() == Word.Kind.ORDINAL;
        if ((ordinal && !ordinals) || (decimals > 0 && !word.isScale())) {
            return false;
        }
        BigDecimal before = value();
        boolean added = word.isScale() ? multiply(word.value()) : addSmall(word.value(), joined, ordinals);
        beforeScale = added && word.isScale() ? before : beforeScale;
        ordinal = added && word.kind() == Word.Kind.ORDINAL;
        return added;
    }

    /** A digit behind the decimal point. */
    boolean addDecimal(BigDecimal digit) {
        if (current == null || digit.compareTo(BigDecimal.TEN) >= 0 || digits) {
            return false;
        }
        decimals++;
        current = current.add(digit.movePointLeft(decimals));
        return true;
    }

    /** Counts one of a scale that stands without a number: "a hundred". */
    void startWithOne() {
        current = BigDecimal.ONE;
    }

    private boolean addSmall(BigDecimal value, boolean joined, boolean ordinals) {
        if (current == null) {
            if (lastScale != null && value.compareTo(lastScale) >= 0) {
                return false;
            }
            current = value;
            return true;
        }
        if (digits || current.signum() == 0 || value.signum() == 0) {
            return false;
        }
        int rest = current.remainder(HUNDRED).intValue();
        boolean unit = value.compareTo(BigDecimal.TEN) < 0;
        if (unit ? rest % 10 == 0 && (rest != 10 || ordinals) : canTakeTens(value, rest)) {
            current = current.add(value);
            return true;
        }
        if (language.equals("fr") && rest == 4 && value.intValue() == 20) {
            current = current.add(BigDecimal.valueOf(76));
            return true;
        }
        boolean century = current.compareTo(BigDecimal.TEN) > 0 && current.compareTo(BigDecimal.valueOf(20)) <= 0;
        if (language.equals("en") && !joined && !unit && century && lastScale == null && value.compareTo(HUNDRED) < 0) {
            current = current.multiply(HUNDRED).add(value);
            year = true;
            return true;
        }
        return false;
    }

    /** "soixante-dix", "quatre-vingt-dix" as well as "cento e vinte". */
    private boolean canTakeTens(BigDecimal value, int rest) {
        boolean french =
                language.equals("fr") && (rest == 60 || rest == 80) && value.compareTo(BigDecimal.valueOf(20)) < 0;
        return value.compareTo(HUNDRED) < 0 && !year && (rest == 0 || french);
    }

    private boolean multiply(BigDecimal scale) {
        if (scale.compareTo(HUNDRED) == 0) {
            if (current == null || current.compareTo(HUNDRED) >= 0 || current.signum() == 0) {
                return false;
            }
            current = current.multiply(HUNDRED);
            return true;
        }
        if (current == null) {
            if (lastScale == null || scale.compareTo(lastScale) <= 0) {
                return false;
            }
            total = total.multiply(scale);
        } else if (lastScale == null || scale.compareTo(lastScale) < 0) {
            total = total.add(current.multiply(scale));
        } else if (scale.compareTo(lastScale) > 0) {
            total = total.add(current).multiply(scale);
        } else {
            return false;
        }
        lastScale = scale;
        current = null;
        digits = false;
        decimals = 0;
        return true;
    }

    /** Whether it ends in a scale, as "2.3 million" does. */
    boolean endsInScale() {
        return lastScale != null && current == null;
    }

    NumberSum copy() {
        NumberSum copy = new NumberSum(language);
        copy.total = total;
        copy.current = current;
        copy.beforeScale = beforeScale;
        copy.lastScale = lastScale;
        copy.digits = digits;
        copy.ordinal = ordinal;
        copy.year = year;
        copy.decimals = decimals;
        return copy;
    }
}
