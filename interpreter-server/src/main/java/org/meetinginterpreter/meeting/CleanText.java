package org.meetinginterpreter.meeting;

import java.util.Optional;

/**
 * The one place that says what a text of a client must be before anything else sees it, native code above all (Vosk's vocabulary, the
 * tokenizers of DJL): whole characters, at most so many, none of them a control character. Half a surrogate pair can come through JSON
 * (as an escape) and has no UTF-8; a NUL ends a text of C. Glossaries hold to the same rules, with messages by line.
 */
public final class CleanText {
    private CleanText() {}

    /**
     * What is wrong with a text of one or more lines; nothing where it is fine. Never repeats the text.
     *
     * @param longest code points
     */
    public static Optional<String> fault(String text, int longest) {
        return fault(text, longest, "\n\t\r");
    }

    /** As {@link #fault}, for a text of one line. */
    public static Optional<String> lineFault(String text, int longest) {
        return fault(text, longest, "");
    }

    private static Optional<String> fault(String text, int longest, String allowed) {
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("has more than " + longest + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && allowed.indexOf(c) < 0)) {
            return Optional.of("has control characters; send plain text");
        }
        // what is a pair comes as one code point
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return Optional.of("has half of a character (an unpaired surrogate); send whole ones");
        }
        return Optional.empty();
    }
}
