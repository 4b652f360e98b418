package org.meetinginterpreter.translation.faithful;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.meetinginterpreter.translation.faithful.FactReader.Facts;
import org.meetinginterpreter.translation.faithful.Figure.Clock;
import org.meetinginterpreter.translation.faithful.Figure.Style;

/** Which numbers of a source its translation lacks, or gives with another unit; compared by value. */
final class FigureComparison {
    /** Languages whose number words, units and articles were checked on parallel text. */
    private static final Set<String> MEASURED = Set.of("en", "pt");

    private static final BigDecimal LARGEST_SMALL = BigDecimal.valueOf(12);

    private final boolean wordsKnown;
    private final boolean targetKnown;

    FigureComparison(Locale source, Locale target) {
        this.targetKnown = MEASURED.contains(target.getLanguage());
        this.wordsKnown = targetKnown && MEASURED.contains(source.getLanguage());
    }

    /** What is missing, or what changed places. */
    List<Figure> lost(Facts source, Facts target) {
        List<Figure> missing = missing(source, target);
        return missing.isEmpty() && targetKnown ? FigureOrder.swapped(source, target) : missing;
    }

    /** The figures that the translation does not have, or with another unit. */
    List<Figure> missing(Facts source, Facts target) {
        List<Figure> lost = new ArrayList<>();
        for (Figure figure : source.figures()) {
            if (isFirm(figure, source.text())
                    && (isLost(figure, target.figures())
                            || isSpoilt(figure, source.figures(), target.figures())
                            || hasLostUnit(figure, target.figures()))) {
                lost.add(figure);
            }
        }
        return lost;
    }

    /** Whether one of several equal figures became a number that the source does not have. */
    private static boolean isSpoilt(Figure figure, List<Figure> said, List<Figure> shown) {
        return figure.style() == Style.DIGITS
                && count(figure, said) > count(figure, shown)
                && shown.stream().anyMatch(other -> other.style() == Style.DIGITS && count(other, said) == 0);
    }

    private static long count(Figure figure, List<Figure> figures) {
        return figures.stream().filter(other -> same(figure, other)).count();
    }

    private boolean isFirm(Figure figure, String text) {
        if (figure.style() == Style.WORDS && figure.values().contains(BigDecimal.ONE)) {
            return false;
        }
        boolean small = figure.values().stream().allMatch(value -> value.compareTo(LARGEST_SMALL) <= 0);
        return switch (figure.style()) {
            case DIGITS -> targetKnown || !small;
            case WORDS -> wordsKnown && (!small || isMeasured(figure));
            case ORDINAL_WORD -> wordsKnown && !small;
            case ROMAN -> wordsKnown && text.substring(0, figure.start()).matches("(?is).*s[ée]culos? ");
        };
    }

    /** Whether its unit is no span of time: "six days" is spoken of loosely, "six kilometres" are measured. */
    private static boolean isMeasured(Figure figure) {
        return figure.units().stream().anyMatch(unit -> !unit.dimension().equals(Unit.TIME));
    }

    private static boolean isLost(Figure figure, List<Figure> others) {
        return others.stream().noneMatch(other -> same(figure, other));
    }

    /** Whether two figures may mean the same number or time. */
    static boolean same(Figure a, Figure b) {
        if (a.isClock() && b.isClock()) {
            return sameTime(a, b);
        }
        if (a.isClock() || b.isClock()) {
            Figure clock = a.isClock() ? a : b;
            Figure number = a.isClock() ? b : a;
            int time = hundreds(clock);
            return number.values().stream()
                    .anyMatch(value -> value.intValue() == time
                            || value.intValue() == (time + 1200) % 2400
                            || (time % 100 == 0 && value.intValue() % 12 == time / 100 % 12 && value.intValue() <= 24));
        }
        return a.values().stream().anyMatch(b.values()::contains);
    }

    private static boolean sameTime(Figure a, Figure b) {
        int first = hundreds(a);
        int second = hundreds(b);
        boolean against = first < 1300
                && second < 1300
                && ((a.clock() == Clock.MORNING && b.clock() == Clock.AFTERNOON)
                        || (a.clock() == Clock.AFTERNOON && b.clock() == Clock.MORNING));
        return first % 1200 == second % 1200 && !against;
    }

    private static int hundreds(Figure clock) {
        return clock.values().iterator().next().intValue();
    }

    private boolean hasLostUnit(Figure figure, List<Figure> others) {
        if (figure.units().isEmpty()) {
            return false;
        }
        List<Figure> equals =
                others.stream().filter(other -> same(figure, other)).toList();
        boolean kept = equals.stream()
                .anyMatch(other -> other.isClock() || other.units().stream().anyMatch(figure.units()::contains));
        if (kept) {
            return false;
        }
        boolean changed = equals.stream().allMatch(other -> !other.units().isEmpty());
        // "aos 15 anos", "at age 15": spans of time often go without their unit, and may be put in others only in words
        boolean span = figure.units().stream().allMatch(unit -> unit.dimension().equals(Unit.TIME));
        boolean elsewhere =
                others.stream().flatMap(other -> other.units().stream()).anyMatch(figure.units()::contains);
        return changed || (targetKnown && !elsewhere && !span);
    }
}
