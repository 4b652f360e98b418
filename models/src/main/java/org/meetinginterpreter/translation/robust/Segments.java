package org.meetinginterpreter.translation.robust;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts what a network of a language can translate from what it can only spoil and what therefore goes over as it is: emoji and other
 * symbols, words in scripts that the language does not use, tags of HTML, words of more than 80 and numbers of more than 25 characters.
 * What is said over and over, eight times or more, is translated once. Linear in the length of the text. Thread-safe.
 */
final class Segments {
    /** No groups under a quantifier: those recurse in java.util.regex and end in a stack overflow on long texts. */
    private static final Pattern VERBATIM =
            Pattern.compile("</?[A-Za-z][^<>]{0,300}>|[^\\s<>]{81,}|\\p{Nd}[\\p{Nd}.,]{24,}");

    private static final Pattern LONG_NUMBER = Pattern.compile("</?[A-Za-z][^<>]{0,300}>|\\p{Nd}[\\p{Nd}.,]{24,}");

    private final BitSet scripts = new BitSet();
    private final Pattern verbatim;

    Segments(Locale source) {
        String code = source.getLanguage();
        // script codes of the language; Japanese and Korean have several
        int[] known = UScript.getCode(ULocale.addLikelySubtags(ULocale.forLocale(source)));
        Arrays.stream(known == null ? new int[0] : known).forEach(scripts::set);
        int[] alone = UScript.getCode(ULocale.forLanguageTag(code));
        Arrays.stream(alone == null ? new int[0] : alone).forEach(scripts::set);
        scripts.set(UScript.LATIN);
        scripts.set(UScript.COMMON);
        scripts.set(UScript.INHERITED);
        this.verbatim = List.of("zh", "ja", "th", "lo", "km", "my").contains(code) ? LONG_NUMBER : VERBATIM;
    }

    /** In order, the whole text but white space before it; one segment where nothing is special. */
    List<Segment> of(String text) {
        BitSet carried = carried(text);
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            boolean carry = carried.get(start);
            int end = carry ? carried.nextClearBit(start) : carried.nextSetBit(start);
            end = end < 0 || end > text.length() ? text.length() : end;
            add(text.substring(start, end), carry, segments);
            start = end;
        }
        return segments;
    }

    private static void add(String stretch, boolean carry, List<Segment> segments) {
        String text = stretch.strip();
        int last = segments.size() - 1;
        int lead = stretch.length() - stretch.stripLeading().length();
        if (lead > 0 && last >= 0) {
            Segment before = segments.get(last);
            segments.set(
                    last,
                    new Segment(
                            before.text(),
                            before.after() + stretch.substring(0, lead),
                            before.carried(),
                            before.times()));
        }
        if (text.isEmpty()) {
            return;
        }
        String after = stretch.substring(lead + text.length());
        if (carry || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            segments.add(new Segment(text, after, true, 1));
        } else {
            segments.addAll(Repetitions.parted(text, after));
        }
    }

    /** The places of what goes over as it is. */
    private BitSet carried(String text) {
        BitSet carried = new BitSet(text.length());
        Matcher matcher = verbatim.matcher(text);
        while (matcher.find()) {
            carried.set(matcher.start(), matcher.end());
        }
        int run = -1;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            if (isSymbol(character) || isForeign(character)) {
                // what only parts two of them goes with them
                carried.set(run < 0 ? at : run, next);
                run = next;
            } else if (run == at && belongs(character)) {
                carried.set(at, next);
                run = next;
            } else if (!Character.isWhitespace(character) && !isPunctuation(character)) {
                run = -1;
            }
            at = next;
        }
        return carried;
    }

    private static boolean isSymbol(int character) {
        if (character < 0x2000) {
            return false;
        }
        return character != '™'
                && (Character.getType(character) == Character.OTHER_SYMBOL
                        || UCharacter.hasBinaryProperty(character, UProperty.EXTENDED_PICTOGRAPHIC)
                        || (character >= 0x2190 && character <= 0x21ff));
    }

    private boolean isForeign(int character) {
        return Character.isLetter(character) && !scripts.get(UScript.getScript(character));
    }

    /** Variation selectors, joiners, skin tones, accents. */
    private static boolean belongs(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || UCharacter.hasBinaryProperty(character, UProperty.EMOJI_MODIFIER);
    }

    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.NON_SPACING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }
}
