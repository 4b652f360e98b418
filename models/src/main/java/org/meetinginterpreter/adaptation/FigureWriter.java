package org.meetinginterpreter.adaptation;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.TrailingZeroDisplay;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes figures as a locale has them, by ICU's data (CLDR): separators, digits, the order of dates, the clock, where a currency's symbol stands. No
 * digit is rounded away, and nothing is converted to another currency, unit or zone. Thread-safe.
 */
final class FigureWriter {
    private static final TimeZone UTC = TimeZone.GMT_ZONE;
    private static final String DOLLARS = "US$";

    private final ULocale locale;
    private final boolean sameLanguage;
    private final LocalizedNumberFormatter plain;
    private final LocalizedNumberFormatter compact;

    /** @param textLanguage of the texts that figures are written into: where it is the locale's, words between figures stay */
    FigureWriter(Locale locale, Locale textLanguage) {
        // years are those of the text, whatever calendar the country keeps
        this.locale = ULocale.forLocale(locale).setKeywordValue("calendar", "gregorian");
        sameLanguage = locale.getLanguage().equals(textLanguage.getLanguage());
        plain = NumberFormatter.withLocale(this.locale).precision(Precision.unlimited());
        compact = plain.notation(Notation.compactLong());
    }

    /** The figure as the locale has it; nothing where it is better left as it stands. */
    Optional<String> write(FigureValue value) {
        if (value instanceof FigureValue.Plain number) {
            return Optional.of(number(number.number()));
        } else if (value instanceof FigureValue.Compact words) {
            boolean stays = sameLanguage && words.amount().spelled();
            return stays ? Optional.empty() : Optional.of(compact(words.amount().number()));
        } else if (value instanceof FigureValue.Percent percent) {
            return Optional.of(exact(percent.number())
                    .unit(MeasureUnit.PERCENT)
                    .format(percent.number())
                    .toString());
        } else if (value instanceof FigureValue.Money money) {
            return Optional.of(money(money));
        } else if (value instanceof FigureValue.Measured measured) {
            return Optional.of(exact(measured.number())
                    .unit(measured.unit())
                    .unitWidth(measured.named() ? NumberFormatter.UnitWidth.FULL_NAME : NumberFormatter.UnitWidth.SHORT)
                    .format(measured.number())
                    .toString());
        } else if (value instanceof FigureValue.Day day) {
            return Optional.of(day(day));
        } else if (value instanceof FigureValue.Clock clock) {
            return clock(clock);
        }
        throw new IllegalArgumentException("unknown: " + value);
    }

    /** With as many decimals as were said, zeros too. */
    private LocalizedNumberFormatter exact(BigDecimal number) {
        return plain.precision(Precision.minFraction(Math.max(0, number.scale())));
    }

    private String number(BigDecimal number) {
        return exact(number).format(number).toString();
    }

    private String compact(BigDecimal number) {
        return compact.format(number).toString();
    }

    private String money(FigureValue.Money money) {
        String written;
        Currency currency = money.currency();
        if (money.compact()) {
            String one = plain.unit(currency)
                    .precision(Precision.integer())
                    .format(1)
                    .toString();
            String digit = number(BigDecimal.ONE);
            written = one.replace(digit, compact(money.number()));
        } else {
            int decimals = Math.max(
                    currency.getDefaultFractionDigits(),
                    money.number().stripTrailingZeros().scale());
            written = plain.unit(currency)
                    .precision(Precision.fixedFraction(decimals).trailingZeroDisplay(TrailingZeroDisplay.HIDE_IF_WHOLE))
                    .format(money.number())
                    .toString();
        }
        return money.bareDollar() ? written.replace(DOLLARS, "$") : written;
    }

    private String day(FigureValue.Day day) {
        GregorianCalendar date = new GregorianCalendar(UTC, locale);
        date.clear();
        // a leap year, so that 29 February is one
        date.set(day.year().orElse(2000), day.month() - 1, day.day());
        String skeleton =
                (day.year().isPresent() ? "y" : "") + "MMMMd" + (day.weekday().isPresent() ? "EEEE" : "");
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        format.setTimeZone(UTC);
        return format.format(date.getTime());
    }

    private Optional<String> clock(FigureValue.Clock clock) {
        GregorianCalendar time = new GregorianCalendar(UTC, locale);
        time.clear();
        time.set(2000, 0, 1, clock.hour(), clock.minute());
        DateFormat format = DateFormat.getInstanceForSkeleton("jm", locale);
        format.setTimeZone(UTC);
        String written = format.format(time.getTime());
        if (clock.zone().isEmpty()) {
            return Optional.of(written);
        }
        if (sameLanguage) {
            return Optional.of(written + clock.zone());
        }
        return clock.offsetMinutes().isEmpty()
                ? Optional.empty()
                : Optional.of(written + ' ' + offset(clock.offsetMinutes().getAsInt()));
    }

    private static String offset(int minutes) {
        int hours = Math.abs(minutes) / 60;
        int rest = Math.abs(minutes) % 60;
        String amount = minutes == 0 ? "" : (minutes < 0 ? "-" : "+") + hours + (rest == 0 ? "" : ":" + rest);
        return "GMT" + amount;
    }
}
