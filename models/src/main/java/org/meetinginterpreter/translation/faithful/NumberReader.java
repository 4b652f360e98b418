package org.meetinginterpreter.translation.faithful;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.meetinginterpreter.translation.faithful.Figure.Clock;
import org.meetinginterpreter.translation.faithful.Figure.Coefficient;
import org.meetinginterpreter.translation.faithful.Figure.Style;
import org.meetinginterpreter.translation.faithful.NumberLexicon.Word;

/**
 * Reads the numbers of a text: digits by the language's separators, number words by its lexicon, both together ("2.3 million", "30
 * mil"), Roman numerals, times of day, and the units beside them. Thread-safe.
 */
final class NumberReader {
    private static final Set<String> ARTICLES = Set.of("a", "an", "one", "uma", "um");
    /** Units that other languages put in other words: "two decades", "twenty years". */
    private static final Set<String> SPANS = Set.of("decade", "century");

    private static final Set<String> DECADES = Set.of("anos", "década", "décadas");

    private static final Pattern RANGE =
            Pattern.compile("\\s*(?:[-‐‑–—]|to|and|or|a|e|ou|até)\\s*", Pattern.CASE_INSENSITIVE);

    private final Locale language;
    private final NumberLexicon lexicon;
    private final Numeral numerals;
    private final ClockReader clocks;
    private final UnitReader units;

    NumberReader(Locale language) {
        this.language = language;
        this.lexicon = NumberLexicon.of(language);
        this.numerals = new Numeral(language);
        this.clocks = new ClockReader(language);
        this.units = new UnitReader(UnitLexicon.of(language));
    }

    /** What was summed up, and the first token behind it. */
    private record Summed(NumberSum sum, int next, int beforeScale) {}

    /** In order; none overlaps another. */
    List<Figure> read(String text) {
        List<Token> tokens = Token.of(text, language);
        List<Figure> figures = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Optional<Found> found = find(tokens, at);
            int free = figures.isEmpty() ? 0 : figures.get(figures.size() - 1).end();
            found.map(Found::figure)
                    .map(figure -> figure.start() < free ? figure.bare() : figure)
                    .ifPresent(figures::add);
            at = found.map(Found::next).orElse(at + 1);
        }
        return withSharedScales(text, figures);
    }

    /** "two to three million": the scale of the second counts for the first, too, if need be. */
    private static List<Figure> withSharedScales(String text, List<Figure> figures) {
        for (int i = 0; i + 1 < figures.size(); i++) {
            Figure first = figures.get(i);
            Figure second = figures.get(i + 1);
            if (RANGE.matcher(text.substring(first.end(), second.start())).matches()
                    && !first.isClock()
                    && !second.isClock()) {
                BigDecimal value = first.values().iterator().next();
                BigDecimal scale = second.scale(second.values().iterator().next());
                if (scale.compareTo(BigDecimal.ONE) > 0
                        && value.compareTo(first.coefficient().value()) == 0) {
                    figures.set(i, first.orValue(NumberLexicon.normal(value.multiply(scale))));
                }
            }
        }
        return figures;
    }

    private record Found(Figure figure, int next) {}

    private Optional<Found> find(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.is(Token.Kind.DIGITS)) {
            Optional<ClockReader.Read> clock = clocks.at(tokens, at);
            return Optional.of(
                    clock.map(read -> clock(tokens, at, read)).orElseGet(() -> number(tokens, at, Style.DIGITS)));
        }
        if (!token.is(Token.Kind.WORD)) {
            return Optional.empty();
        }
        OptionalInt roman = RomanNumeral.value(token.text());
        if (roman.isPresent() && (token.text().length() > 1 || !isPlainLetter(token.text()))) {
            BigDecimal value = NumberLexicon.normal(roman.getAsInt());
            return Optional.of(new Found(figure(tokens, at, at + 1, value, Style.ROMAN, Clock.NONE), at + 1));
        }
        return lexicon.word(token.lower())
                .filter(word -> !word.isScale() || startsWithOne(tokens, at))
                .filter(word -> !isPartOfUnit(tokens, at))
                .map(word -> number(tokens, at, word.kind() == Word.Kind.ORDINAL ? Style.ORDINAL_WORD : Style.WORDS));
    }

    /** "I" is a word, "C" a note. */
    private static boolean isPlainLetter(String word) {
        return !word.equals("V") && !word.equals("X");
    }

    private boolean startsWithOne(List<Token> tokens, int at) {
        return lexicon.standsAlone(tokens.get(at).lower())
                || (at > 1
                        && tokens.get(at - 1).is(Token.Kind.SPACE)
                        && ARTICLES.contains(tokens.get(at - 2).lower()));
    }

    /** The "cento" of "por cento". */
    private boolean isPartOfUnit(List<Token> tokens, int at) {
        return at > 1 && tokens.get(at - 1).is(Token.Kind.SPACE) && units.isUnit(tokens.get(at - 2), tokens.get(at));
    }

    private static Figure figure(List<Token> tokens, int start, int next, BigDecimal value, Style style, Clock clock) {
        Coefficient whole =
                new Coefficient(tokens.get(start).start(), tokens.get(next - 1).end(), value);
        return new Figure(whole.start(), whole.end(), Set.of(value), style, Set.of(), whole, clock);
    }

    private static Found clock(List<Token> tokens, int at, ClockReader.Read read) {
        BigDecimal value = NumberLexicon.normal(read.hundreds());
        return new Found(figure(tokens, at, read.next(), value, Style.DIGITS, read.clock()), read.next());
    }

    private Found number(List<Token> tokens, int start, Style style) {
        Summed summed = sum(tokens, start);
        NumberSum sum = summed.sum();
        Style read = style == Style.WORDS && sum.isOrdinal() ? Style.ORDINAL_WORD : style;
        Set<BigDecimal> values = new HashSet<>(Set.of(sum.value()));
        addDecade(tokens, start, summed.next(), sum.value(), values);
        UnitReader.Read unit = units.around(tokens, start, summed.next(), sum.endsInScale());
        addTens(unit.units(), sum.value(), values);
        Set<Unit> measured = unit.units().stream()
                .filter(known -> !SPANS.contains(known.id()))
                .collect(Collectors.toSet());
        int coefficientEnd = sum.endsInScale() && summed.beforeScale() > start ? summed.beforeScale() : summed.next();
        Coefficient coefficient = new Coefficient(
                tokens.get(start).start(),
                tokens.get(coefficientEnd - 1).end(),
                coefficientEnd == summed.next() ? sum.value() : sum.beforeScale());
        Figure figure = new Figure(
                tokens.get(unit.first()).start(),
                tokens.get(unit.next() - 1).end(),
                values,
                read,
                measured,
                coefficient,
                Clock.NONE);
        return new Found(figure, Math.max(summed.next(), unit.next()));
    }

    /** "anos 60", "década de 1960" and "1960s" mean the same. */
    private static void addDecade(List<Token> tokens, int start, int next, BigDecimal value, Set<BigDecimal> values) {
        boolean plural = (next < tokens.size() && tokens.get(next).lower().equals("s"))
                || (next + 1 < tokens.size()
                        && tokens.get(next).isOneOf("'’")
                        && tokens.get(next + 1).lower().equals("s"));
        boolean named = (start > 1 && DECADES.contains(tokens.get(start - 2).lower()))
                || (start > 3 && DECADES.contains(tokens.get(start - 4).lower()));
        if (plural || named) {
            int number = value.intValue();
            if (number < 100) {
                values.add(NumberLexicon.normal(1_900 + number));
            }
        }
    }

    /** "two decades" are twenty years. */
    private static void addTens(Set<Unit> units, BigDecimal value, Set<BigDecimal> values) {
        for (Unit unit : units) {
            if (unit.id().equals("decade")) {
                values.add(NumberLexicon.normal(value.multiply(BigDecimal.TEN)));
            } else if (unit.id().equals("century")) {
                values.add(NumberLexicon.normal(value.multiply(BigDecimal.valueOf(100))));
            }
        }
    }

    private Summed sum(List<Token> tokens, int start) {
        NumberSum sum = new NumberSum(language.getLanguage());
        int next = start;
        if (tokens.get(start).is(Token.Kind.DIGITS)) {
            Numeral.Read read = numerals.at(tokens, start);
            sum.addDigits(read.value());
            next = read.next();
        } else if (lexicon.word(tokens.get(start).lower()).orElseThrow().isScale()) {
            sum.startWithOne();
        }
        int beforeLast = start;
        for (int added = add(sum, tokens, start, next); added > next; added = add(sum, tokens, start, next)) {
            beforeLast = next;
            next = added;
        }
        return new Summed(sum, next, beforeLast);
    }

    /** Adds what follows; gives the first token behind it, or {@code at} where nothing can be added. */
    private int add(NumberSum sum, List<Token> tokens, int start, int at) {
        int next = at;
        boolean joined = false;
        if (at > start) {
            next = behindGap(tokens, at);
            if (next + 2 < tokens.size()
                    && lexicon.joins(tokens.get(next).lower())
                    && tokens.get(next + 1).is(Token.Kind.SPACE)) {
                joined = true;
                next += 2;
            } else if (next + 2 < tokens.size()
                    && lexicon.isDecimalPoint(tokens.get(next).lower())) {
                return addDecimals(sum, tokens, next + 1, at);
            }
        }
        if (next >= tokens.size()) {
            return at;
        }
        if (tokens.get(next).is(Token.Kind.DIGITS) && joined && sum.endsInScale()) {
            Numeral.Read read = numerals.at(tokens, next);
            boolean scaled = word(tokens, behindGap(tokens, read.next()))
                    .filter(Word::isScale)
                    .isPresent();
            return !scaled && sum.addDigits(read.value()) ? read.next() : at;
        }
        Optional<Word> word = lexicon.word(tokens.get(next).lower());
        if (word.isEmpty() || (joined && !fits(sum.copy(), tokens, next, word.get()))) {
            return at;
        }
        return sum.add(word.get(), joined) ? next + 1 : at;
    }

    /** "one hundred and two hundred" are two numbers: what is joined must fit together with the scale behind it. */
    private boolean fits(NumberSum sum, List<Token> tokens, int at, Word word) {
        if (!sum.add(word, true)) {
            return false;
        }
        int next = behindGap(tokens, at + 1);
        return word(tokens, next)
                .filter(Word::isScale)
                .map(following -> sum.add(following, false))
                .orElse(true);
    }

    private Optional<Word> word(List<Token> tokens, int at) {
        return at < tokens.size() ? lexicon.word(tokens.get(at).lower()) : Optional.empty();
    }

    private int addDecimals(NumberSum sum, List<Token> tokens, int behindPoint, int at) {
        int next = at;
        for (int i = behindGap(tokens, behindPoint); i < tokens.size(); i = behindGap(tokens, next)) {
            Optional<Word> digit = lexicon.word(tokens.get(i).lower());
            if (digit.isEmpty()
                    || digit.get().isScale()
                    || !sum.addDecimal(digit.get().value())) {
                return next;
            }
            next = i + 1;
        }
        return next;
    }

    private static int behindGap(List<Token> tokens, int at) {
        return at < tokens.size()
                        && (tokens.get(at).is(Token.Kind.SPACE)
                                || tokens.get(at).isOneOf("-‐‑"))
                ? at + 1
                : at;
    }
}
