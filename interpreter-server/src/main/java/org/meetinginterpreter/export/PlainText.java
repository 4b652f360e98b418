package org.meetinginterpreter.export;

import java.util.regex.Pattern;

/** Text that no file format stumbles over. */
public final class PlainText {
    private static final String RIGHT_TO_LEFT_MARK = "\u200f";
    private static final Pattern UNPAIRED_AND_UNASSIGNABLE = Pattern.compile("[\\p{Cs}\\ufffe\\uffff]");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029 ]+");

    private PlainText() {}

    /** On one line, without control characters and what is no character (XML 1.0, 2.2, is the strictest). */
    public static String of(String text) {
        return BLANKS.matcher(UNPAIRED_AND_UNASSIGNABLE.matcher(text).replaceAll("\ufffd"))
                .replaceAll(" ")
                .strip();
    }

    /** What must stand before a line of a text that is written from the right, so that players begin there (UAX 9, P2). */
    static String startOf(String line, boolean rightToLeft) {
        if (!rightToLeft) {
            return "";
        }
        return line.codePoints()
                        .map(Character::getDirectionality)
                        .filter(PlainText::isStrong)
                        .limit(1)
                        .allMatch(direction -> direction != Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                ? ""
                : RIGHT_TO_LEFT_MARK;
    }

    private static boolean isStrong(int direction) {
        return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
