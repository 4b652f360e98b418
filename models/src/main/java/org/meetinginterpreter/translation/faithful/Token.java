package org.meetinginterpreter.translation.faithful;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of digits, a run of letters, white space, or any other single character, and where it stands.
 *
 * @param text as written; digits of any script as 0-9
 * @param lower {@code text} in lower case
 */
record Token(Kind kind, int start, int end, String text, String lower) {
    /** In scripts that do not part words by spaces each letter is a token, so that a unit is found before what follows it. */
    private static final String UNPARTED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";

    private static final Pattern TOKEN = Pattern.compile(
            "\\p{Nd}+|[" + UNPARTED + "&&\\p{L}]\\p{M}*|[\\p{L}&&[^" + UNPARTED + "]][\\p{L}\\p{M}\u00ad&&[^" + UNPARTED
                    + "]]*|[\\s\\p{Zs}]+|.",
            Pattern.DOTALL);

    enum Kind {
        DIGITS,
        WORD,
        SPACE,
        OTHER
    }

    static List<Token> of(String text, Locale language) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String token = matcher.group();
            int first = token.codePointAt(0);
            if (Character.isDigit(first)) {
                tokens.add(
                        new Token(Kind.DIGITS, matcher.start(), matcher.end(), latinDigits(token), latinDigits(token)));
            } else if (Character.isLetter(first)) {
                String lower = token.replace("\u00ad", "").toLowerCase(language);
                tokens.add(new Token(Kind.WORD, matcher.start(), matcher.end(), token, lower));
            } else {
                boolean space = Character.isWhitespace(first) || Character.isSpaceChar(first);
                tokens.add(new Token(space ? Kind.SPACE : Kind.OTHER, matcher.start(), matcher.end(), token, token));
            }
        }
        return tokens;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isOneOf(String characters) {
        return kind == Kind.OTHER && characters.contains(text);
    }

    private static String latinDigits(String digits) {
        StringBuilder latin = new StringBuilder();
        digits.codePoints().forEach(digit -> latin.append(Character.digit(digit, 10)));
        return latin.toString();
    }
}
