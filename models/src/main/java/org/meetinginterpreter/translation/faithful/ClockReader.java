package org.meetinginterpreter.translation.faithful;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.translation.faithful.Figure.Clock;

/** Reads times of day: 11:20, 11h20, 9:30 p.m., 10 o'clock. Both clocks, of twelve and of 24 hours. */
final class ClockReader {
    private static final Set<String> LETTER_H = Set.of("pt", "fr", "es", "ca", "gl");
    private static final int WORDS_BEHIND = 8;

    private final boolean writesH;

    ClockReader(Locale language) {
        this.writesH = LETTER_H.contains(language.getLanguage());
    }

    /**
     * @param hundreds hours * 100 + minutes
     * @param next the first token behind it
     */
    record Read(int hundreds, Clock clock, int next) {}

    /** Reads at a token of digits. */
    Optional<Read> at(List<Token> tokens, int at) {
        String digits = tokens.get(at).text();
        int hour = digits.length() <= 2 ? Integer.parseInt(digits) : 99;
        if (hour > 24
                || (at > 1
                        && tokens.get(at - 1).isOneOf(":")
                        && tokens.get(at - 2).is(Token.Kind.DIGITS))) {
            return Optional.empty();
        }
        int next = at + 1;
        int minute = 0;
        boolean told = false;
        if (next + 1 < tokens.size()
                && (tokens.get(next).isOneOf(":") || isH(tokens, next))
                && isMinute(tokens, next + 1)) {
            minute = Integer.parseInt(tokens.get(next + 1).text());
            next += 2;
            told = true;
        } else if (isH(tokens, next)) {
            next++;
            told = true;
        } else if (next + 1 < tokens.size()
                && tokens.get(next).isOneOf(".")
                && isMinute(tokens, next + 1)
                && half(tokens, next + 2).next() > 0) {
            minute = Integer.parseInt(tokens.get(next + 1).text());
            next += 2;
        }
        Half half = half(tokens, next);
        if (half.next() == 0 && !told) {
            return oClock(tokens, next, hour * 100);
        }
        Clock clock = half.next() > 0 ? half.clock() : partOfDay(tokens, next);
        return Optional.of(new Read(hour * 100 + minute, clock, Math.max(next, half.next())));
    }

    private boolean isH(List<Token> tokens, int at) {
        return writesH && at < tokens.size() && tokens.get(at).lower().equals("h");
    }

    private static boolean isMinute(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        boolean goesOn = at + 2 < tokens.size()
                && tokens.get(at + 1).isOneOf(":.")
                && tokens.get(at + 2).is(Token.Kind.DIGITS);
        return token.is(Token.Kind.DIGITS)
                && token.text().length() == 2
                && Integer.parseInt(token.text()) < 60
                && !goesOn;
    }

    private record Half(Clock clock, int next) {}

    /** "am", "p.m." and their like; {@code next} is 0 where there is none. */
    private static Half half(List<Token> tokens, int from) {
        int at = from < tokens.size() && tokens.get(from).is(Token.Kind.SPACE) ? from + 1 : from;
        if (at >= tokens.size()) {
            return new Half(Clock.UNKNOWN_HALF, 0);
        }
        String word = tokens.get(at).lower();
        if (word.equals("am") || word.equals("pm")) {
            return new Half(word.equals("am") ? Clock.MORNING : Clock.AFTERNOON, at + 1);
        }
        boolean spread = (word.equals("a") || word.equals("p"))
                && at + 2 < tokens.size()
                && tokens.get(at + 1).isOneOf(".")
                && tokens.get(at + 2).lower().equals("m");
        if (!spread) {
            return new Half(Clock.UNKNOWN_HALF, 0);
        }
        boolean stop = at + 3 < tokens.size() && tokens.get(at + 3).isOneOf(".");
        return new Half(word.equals("a") ? Clock.MORNING : Clock.AFTERNOON, at + (stop ? 4 : 3));
    }

    private static Optional<Read> oClock(List<Token> tokens, int next, int hundreds) {
        if (isPartOfDay(tokens, next)) {
            return Optional.of(new Read(hundreds, partOfDay(tokens, next), next));
        }
        boolean told = next + 3 < tokens.size()
                && tokens.get(next + 1).lower().equals("o")
                && tokens.get(next + 3).lower().equals("clock");
        return told ? Optional.of(new Read(hundreds, partOfDay(tokens, next + 4), next + 4)) : Optional.empty();
    }

    /** "9 da noite", "9 in the evening", "9 at night". */
    private static boolean isPartOfDay(List<Token> tokens, int from) {
        List<String> words = tokens.subList(from, Math.min(tokens.size(), from + 6)).stream()
                .filter(token -> !token.is(Token.Kind.SPACE))
                .map(Token::lower)
                .limit(3)
                .toList();
        if (words.size() < 2) {
            return false;
        }
        return switch (words.get(0)) {
            case "da" -> Set.of("manhã", "tarde", "noite", "madrugada").contains(words.get(1));
            case "at" -> words.get(1).equals("night");
            case "in" ->
                words.size() > 2
                        && words.get(1).equals("the")
                        && Set.of("morning", "afternoon", "evening").contains(words.get(2));
            default -> false;
        };
    }

    private static Clock partOfDay(List<Token> tokens, int from) {
        for (int at = from; at < Math.min(tokens.size(), from + WORDS_BEHIND); at++) {
            switch (tokens.get(at).lower()) {
                case "manhã", "morning", "madrugada" -> {
                    return Clock.MORNING;
                }
                case "tarde", "noite", "afternoon", "evening", "night" -> {
                    return Clock.AFTERNOON;
                }
                default -> {}
            }
        }
        return Clock.UNKNOWN_HALF;
    }
}
