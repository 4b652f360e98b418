package org.meetinginterpreter.adaptation;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Optional;
import java.util.OptionalInt;

/** What a figure means, whatever it is written like. */
sealed interface FigureValue {
    /**
     * A number as it was said.
     *
     * @param spelled whether a word stands for the digits, as in {@code three million}
     */
    record Amount(BigDecimal number, boolean spelled) {
        /** So many times ten to the power. */
        Amount times(int power) {
            return new Amount(number.scaleByPowerOfTen(power), spelled);
        }
    }

    /** A number in digits. */
    record Plain(BigDecimal number) implements FigureValue {}

    /** A number with a word such as {@code million}; the number is the whole value. */
    record Compact(Amount amount) implements FigureValue {}

    /** Of a hundred. */
    record Percent(BigDecimal number) implements FigureValue {}

    /**
     * Money.
     *
     * @param bareDollar whether nothing tells which dollar it is
     * @param compact whether it is said with a word such as {@code million}
     */
    record Money(BigDecimal number, Currency currency, boolean bareDollar, boolean compact) implements FigureValue {}

    /**
     * So much of a unit.
     *
     * @param named whether the unit is a word rather than a symbol
     */
    record Measured(BigDecimal number, MeasureUnit unit, boolean named) implements FigureValue {}

    /** A day, of a year that may not be named. */
    record Day(OptionalInt year, int month, int day, Optional<DayOfWeek> weekday) implements FigureValue {}

    /**
     * A time of day.
     *
     * @param zone as it stands behind the clock time, with what separates them; empty where none is named
     * @param offsetMinutes of that zone from UTC
     */
    record Clock(int hour, int minute, String zone, OptionalInt offsetMinutes) implements FigureValue {}
}
