package org.meetinginterpreter.translation.faithful;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what every language writes alike: addresses of the web and of mail, @names, #tags, and codes such as A380 or COVID-19. */
final class LiteralReader {
    private static final Pattern LITERAL = Pattern.compile(
            String.join(
                    "|",
                    "(?<url>(?:https?://|www\\.)[^\\s<>\"“”«»]+)",
                    "(?<mail>(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})",
                    "(?<domain>(?<![\\w.-])(?:[a-z0-9-]{1,63}\\.){1,8}(?:com|org|net|int|gov|edu|eu|io|info|br|pt|uk|de|fr|es|it)\\b(?:/[^\\s<>\"“”«»]*)?)",
                    "(?<handle>(?<![\\w@/])[@#]\\p{L}[\\w-]+)",
                    "(?<code>(?<![\\p{L}\\p{N}_])(?=[A-Za-z-]{0,20}\\p{Nd})(?=[0-9-]{0,20}[A-Za-z])[A-Za-z0-9]{1,40}(?:-[A-Za-z0-9]{1,40}){0,6}(?![\\p{L}\\p{N}_]))"));
    private static final Pattern CODE_WITH_HYPHEN =
            Pattern.compile("(?:\\p{Lu}{2,}|\\p{Lu}\\p{L}{0,2})-\\p{Nd}+\\p{L}?");
    private static final Pattern CODE_WITHOUT =
            Pattern.compile("\\p{Lu}+\\p{Nd}+\\w*|\\p{Nd}{1,3}\\p{Lu}\\w*|\\p{Lu}\\p{Ll}?\\p{Nd}+\\w*");
    private static final Set<String> BEHIND_NUMBERS =
            Set.of("C", "F", "K", "M", "W", "V", "H", "KM", "KG", "MW", "GB", "MB", "AM", "PM");

    /**
     * What a translation must repeat.
     *
     * @param address whether it must come letter by letter; a code may change its case and its hyphens
     */
    record Literal(int start, int end, String text, boolean address) {
        /** Whether a text holds it, whole. */
        boolean isIn(String other) {
            if (address) {
                int at = other.indexOf(text);
                while (at >= 0 && goesOn(other, at)) {
                    at = other.indexOf(text, at + 1);
                }
                return at >= 0;
            }
            return plain(other).contains(plain(text.replaceFirst("s$", "")));
        }

        private boolean goesOn(String other, int at) {
            int behind = at + text.length();
            boolean before = at > 0 && (Character.isLetterOrDigit(other.charAt(at - 1)) || other.charAt(at - 1) == '-');
            return before
                    || (behind < other.length()
                            && (Character.isLetterOrDigit(other.charAt(behind))
                                    || "-_/@".indexOf(other.charAt(behind)) >= 0))
                    || (behind + 1 < other.length()
                            && other.charAt(behind) == '.'
                            && Character.isLetterOrDigit(other.charAt(behind + 1)));
        }

        private static String plain(String text) {
            return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                    .replaceAll("[\\s\\p{Pd}]", "")
                    .toLowerCase(java.util.Locale.ROOT);
        }
    }

    private LiteralReader() {}

    /** In order; none overlaps another. */
    static List<Literal> read(String text) {
        List<Literal> literals = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(text);
        while (matcher.find()) {
            String found = matcher.group();
            boolean code = matcher.group("code") != null;
            if (code && !isCode(found)) {
                continue;
            }
            // the sentence's own full stop or bracket is no part of an address
            String whole = code ? found : found.replaceFirst("[.,;:!?)\\]}'’*]+$", "");
            literals.add(new Literal(matcher.start(), matcher.start() + whole.length(), whole, !code));
        }
        return literals;
    }

    private static boolean isCode(String found) {
        if (CODE_WITH_HYPHEN.matcher(found).matches()) {
            return true;
        }
        String unit = found.replaceFirst("^\\p{Nd}+", "").toUpperCase(java.util.Locale.ROOT);
        return CODE_WITHOUT.matcher(found).matches()
                && !(Character.isDigit(found.charAt(0)) && BEHIND_NUMBERS.contains(unit));
    }
}
