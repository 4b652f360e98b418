package org.meetinginterpreter.translation;

import java.util.List;

/** Keeps the promise that a text begins as it did, whatever a later translation says. */
public final class CommittedText {
    private CommittedText() {}

    /**
     * The text if it begins with what is committed, and with whole words of it; else what is committed, and after it the words of
     * the text that come after as many.
     */
    public static String continued(String committed, String text) {
        if (begins(committed, text)) {
            return text;
        }
        List<Integer> ends = WrittenForm.wordEnds(text);
        int words = WrittenForm.wordEnds(committed).size();
        if (words >= ends.size()) {
            return committed;
        }
        String rest = text.substring(ends.get(words - 1));
        int seam = 0;
        // a combining mark would change the last committed grapheme
        while (seam < rest.length()
                && !WrittenForm.isGraphemeBoundary(committed + rest.substring(seam), committed.length())) {
            seam += Character.charCount(rest.codePointAt(seam));
        }
        return committed + rest.substring(seam);
    }

    private static boolean begins(String committed, String text) {
        return text.startsWith(committed)
                && WrittenForm.isGraphemeBoundary(text, committed.length())
                && !(WrittenForm.endsInSpacedWord(committed)
                        && WrittenForm.continuesWord(text.substring(committed.length())));
    }
}
