package org.meetinginterpreter.translation.faithful;

import com.ibm.icu.text.DecimalFormatSymbols;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A number in digits, read by a locale's separators (CLDR): 30.000 is thirty thousand in Portuguese and thirty in English. A
 * spelling that the locale does not have ("10.5" in Portuguese) is read as the one that makes sense; one that makes none
 * ("1.2.3", "24.09.1759") as several numbers.
 */
final class Numeral {
    private static final String SPACES = " \u00a0\u2009\u202f";

    private final String decimal;
    private final String grouping;

    /**
     * @param value without trailing zeros
     * @param next the first token behind it
     */
    record Read(BigDecimal value, int next) {}

    Numeral(Locale language) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language);
        this.decimal = symbols.getDecimalSeparatorString();
        this.grouping = symbols.getGroupingSeparatorString();
    }

    /** Reads at a token of digits. */
    Read at(List<Token> tokens, int start) {
        List<String> groups = new ArrayList<>(List.of(tokens.get(start).text()));
        List<String> separators = new ArrayList<>();
        int next = start + 1;
        boolean continued = start > 1
                && tokens.get(start - 1).isOneOf(".,")
                && tokens.get(start - 2).is(Token.Kind.DIGITS);
        while (!continued
                && next + 1 < tokens.size()
                && isSeparator(tokens, next)
                && tokens.get(next + 1).is(Token.Kind.DIGITS)) {
            separators.add(separator(tokens.get(next)));
            groups.add(tokens.get(next + 1).text());
            next += 2;
        }
        // the longest beginning that is a number
        for (int count = groups.size(); count > 1; count--) {
            BigDecimal value = value(groups.subList(0, count), separators.subList(0, count - 1));
            if (value != null && !goesOn(groups, separators, count)) {
                return new Read(NumberLexicon.normal(value), start + 2 * count - 1);
            }
        }
        return new Read(NumberLexicon.normal(new BigDecimal(groups.get(0))), start + 1);
    }

    /** "24.09" of "24.09.1759" is no decimal number; a space or a comma may end a number. */
    private static boolean goesOn(List<String> groups, List<String> separators, int count) {
        return count < groups.size() && separators.get(count - 1).equals(separators.get(count - 2));
    }

    private boolean isSeparator(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.is(Token.Kind.SPACE)) {
            return token.text().length() == 1
                    && SPACES.contains(token.text())
                    && tokens.get(at + 1).text().length() == 3
                    && tokens.get(at - 1).text().length() <= 3
                    && (!token.text().equals(" ") || !grouping.equals(","));
        }
        return token.isOneOf(".,'’٫٬");
    }

    private static String separator(Token token) {
        return switch (token.text()) {
            case "’" -> "'";
            case "٫" -> "٫";
            case "٬" -> "٬";
            default -> token.is(Token.Kind.SPACE) ? " " : token.text();
        };
    }

    private BigDecimal value(List<String> groups, List<String> separators) {
        String last = separators.get(separators.size() - 1);
        boolean oneKind = separators.stream().distinct().count() == 1;
        boolean grouped = isGrouped(groups);
        if (oneKind && grouped && (separators.size() > 1 || !last.equals(decimal) || last.equals(grouping))) {
            return new BigDecimal(String.join("", groups));
        }
        if (separators.size() == 1) {
            return last.equals(" ") ? null : new BigDecimal(groups.get(0) + "." + groups.get(1));
        }
        List<String> whole = groups.subList(0, groups.size() - 1);
        List<String> inWhole = separators.subList(0, separators.size() - 1);
        if (inWhole.stream().distinct().count() == 1 && !inWhole.get(0).equals(last) && isGrouped(whole)) {
            return new BigDecimal(String.join("", whole) + "." + groups.get(groups.size() - 1));
        }
        return null;
    }

    /** Groups of three, or as in India of two and at last three. */
    private static boolean isGrouped(List<String> groups) {
        int last = groups.size() - 1;
        boolean threes = groups.subList(1, last + 1).stream().allMatch(group -> group.length() == 3);
        boolean indian = last > 1
                && groups.get(last).length() == 3
                && groups.subList(1, last).stream().allMatch(group -> group.length() == 2);
        return groups.get(0).length() <= 3 && !groups.get(0).startsWith("0") && (threes || indian);
    }
}
