package org.meetinginterpreter.translation.marian;

/** What may come in as text, and what the vocabulary's native code should see of it. */
final class SourceText {
    private SourceText() {}

    /** The text with a space in place of control characters, lone surrogates and what Unicode reserves; line breaks stay. */
    static String clean(String text) {
        int[] cleaned = text.codePoints()
                .map(c -> c == '\n' || c == '\r' || isText(c) ? c : ' ')
                .toArray();
        return new String(cleaned, 0, cleaned.length);
    }

    private static boolean isText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            // U+FFFE and the like: no characters, and never will be
            case Character.UNASSIGNED -> (codePoint & 0xfffe) != 0xfffe && (codePoint < 0xfdd0 || codePoint > 0xfdef);
            default -> codePoint != 0xfeff;
        };
    }

    /** Whether there is anything to translate: a letter or a digit. */
    static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
