package org.meetinginterpreter.translation.faithful;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.translation.faithful.FactReader.Facts;
import org.meetinginterpreter.translation.faithful.Figure.Clock;

/**
 * Puts times of day right whose half of the day a translator lost or turned around: "9 da noite" is not "9 a.m.". It changes no minute, and nothing
 * where the source leaves open which half is meant or the times are not the same ones in the same order.
 */
final class ClockRepair {
    private static final int NOON = 1200;
    private static final int DAY = 2400;
    private static final Pattern HALF = Pattern.compile("(?i)([ap])(\\.?m\\b)");
    private static final Pattern HOUR = Pattern.compile("^(\\d{1,2})(?=[:.h\\s]|$)");
    private static final Pattern LATE = Pattern.compile("(?i)\\b(?:tarde|afternoon|evening)\\b");
    private static final int WORDS_BEHIND = 30;

    private ClockRepair() {}

    /**
     * The translation with its times put right.
     *
     * @param committed chars at the beginning that nothing may change
     */
    static String repaired(Facts source, Facts target, int committed) {
        List<Figure> said = source.figures().stream().filter(Figure::isClock).toList();
        List<Figure> shown = target.figures().stream().filter(Figure::isClock).toList();
        if (said.size() != shown.size()) {
            return target.text();
        }
        StringBuilder text = new StringBuilder(target.text());
        // from the end, so that places before stay right
        for (int i = shown.size() - 1; i >= 0; i--) {
            Figure figure = shown.get(i);
            if (hundreds(said.get(i)) % NOON != hundreds(figure) % NOON) {
                return target.text();
            }
            OptionalInt meant = time(said.get(i), source.text());
            if (meant.isPresent() && figure.start() >= committed) {
                String written = figure.in(target.text());
                text.replace(figure.start(), figure.end(), written(written, figure, target.text(), meant.getAsInt()));
            }
        }
        return text.toString();
    }

    private static String written(String written, Figure figure, String text, int meant) {
        Matcher half = HALF.matcher(written);
        boolean hasHalf = half.find();
        OptionalInt shown = time(figure, text);
        if (hasHalf) {
            String hour = HOUR.matcher(written).replaceFirst(String.valueOf((meant / 100 + 11) % 12 + 1));
            String right = hundreds(figure) >= NOON + 100 ? hour : written;
            String letter = meant < NOON ? "a" : "p";
            return half.group(1).equalsIgnoreCase(letter)
                    ? right
                    : HALF.matcher(right)
                            .replaceFirst(
                                    Character.isUpperCase(half.group(1).charAt(0))
                                            ? letter.toUpperCase(Locale.ROOT) + "$2"
                                            : letter + "$2");
        }
        return shown.isPresent() || figure.clock() != Clock.UNKNOWN_HALF
                ? written
                : HOUR.matcher(written).replaceFirst(String.valueOf(meant / 100));
    }

    /** Hours * 100 + minutes of the day; nothing where the half is not certain. */
    private static OptionalInt time(Figure figure, String text) {
        int hundreds = hundreds(figure);
        boolean inLetters = HALF.matcher(figure.in(text)).find();
        if (hundreds >= NOON + 100 || hundreds < 100) {
            return hundreds < DAY ? OptionalInt.of(hundreds) : OptionalInt.empty();
        }
        if (figure.clock() == Clock.UNKNOWN_HALF || (hundreds >= NOON && !inLetters)) {
            return OptionalInt.empty();
        }
        if (figure.clock() == Clock.MORNING) {
            return OptionalInt.of(hundreds % NOON);
        }
        String behind = text.substring(figure.end(), Math.min(text.length(), figure.end() + WORDS_BEHIND));
        // "2 at night" may be either
        boolean isCertain = inLetters || hundreds >= 500 || LATE.matcher(behind).find();
        return isCertain ? OptionalInt.of(hundreds % NOON + NOON) : OptionalInt.empty();
    }

    private static int hundreds(Figure clock) {
        return clock.values().iterator().next().intValue();
    }
}
