package org.meetinginterpreter.translation.faithful;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the unit beside a number: behind it ("9 km", "9-kilometre", "2 milhões de euros"), or a currency sign before it. */
final class UnitReader {
    private static final Set<String> OF = Set.of("de", "of");

    private final UnitLexicon lexicon;

    UnitReader(UnitLexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * @param units empty where no unit stands there
     * @param first the first token of number and unit
     * @param next the first token behind them
     */
    record Read(Set<Unit> units, int first, int next) {}

    /** Reads around the number from token {@code start} to {@code next}. */
    Read around(List<Token> tokens, int start, int next, boolean endsInScale) {
        Read before = before(tokens, start, next);
        return before.units().isEmpty() ? behind(tokens, start, next, endsInScale) : before;
    }

    /** Whether two words are a unit together. */
    boolean isUnit(Token first, Token second) {
        return !lexicon.units(first.lower() + " " + second.lower()).isEmpty();
    }

    private Read before(List<Token> tokens, int start, int next) {
        int at = start - 1;
        if (at > 0 && tokens.get(at).is(Token.Kind.SPACE)) {
            at--;
        }
        for (int length = 3; length > 0; length--) {
            int first = at - length + 1;
            if (first >= 0 && !tokens.get(first).is(Token.Kind.SPACE)) {
                Set<Unit> currencies = lexicon.units(spelling(tokens, first, at + 1)).stream()
                        .filter(unit -> unit.dimension().equals("currency"))
                        .collect(Collectors.toSet());
                boolean sign = !tokens.get(at).is(Token.Kind.WORD)
                        || tokens.get(at).text().equals(tokens.get(at).text().toUpperCase(java.util.Locale.ROOT));
                if (!currencies.isEmpty() && sign) {
                    return new Read(currencies, first, next);
                }
            }
        }
        return new Read(Set.of(), start, next);
    }

    private Read behind(List<Token> tokens, int start, int next, boolean endsInScale) {
        int from = next;
        if (from < tokens.size()
                && (tokens.get(from).is(Token.Kind.SPACE) || tokens.get(from).isOneOf("-‐‑"))) {
            from++;
        }
        if (endsInScale
                && from + 2 < tokens.size()
                && OF.contains(tokens.get(from).lower())) {
            from += 2;
        }
        int end = from;
        Read longest = new Read(Set.of(), start, next);
        for (int count = 0; end < tokens.size() && count < lexicon.longest(); end++) {
            if (tokens.get(end).is(Token.Kind.SPACE)) {
                continue;
            }
            count++;
            Set<Unit> units = lexicon.units(spelling(tokens, from, end + 1));
            if (!units.isEmpty() && !isCut(tokens, end)) {
                longest = new Read(units, start, end + 1);
            }
        }
        return longest;
    }

    /** Whether letters without a space go on behind a token: no "m" in "m2x". */
    private static boolean isCut(List<Token> tokens, int last) {
        return last + 1 < tokens.size()
                && tokens.get(last).is(Token.Kind.WORD)
                && tokens.get(last + 1).is(Token.Kind.DIGITS);
    }

    private static String spelling(List<Token> tokens, int from, int to) {
        return tokens.subList(from, to).stream()
                .filter(token -> !token.is(Token.Kind.SPACE))
                .map(Token::lower)
                .collect(Collectors.joining(" "));
    }
}
