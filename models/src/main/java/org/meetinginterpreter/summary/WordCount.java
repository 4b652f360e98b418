package org.meetinginterpreter.summary;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts words, also in languages that write no spaces between them; of two ways to count, the one that finds more. */
public final class WordCount {
    private WordCount() {}

    public static int of(String text) {
        return Math.max(ends(text).size(), text.isBlank() ? 0 : text.strip().split("\\s+").length);
    }

    /** The beginning of a text, of at most so many words, with an ellipsis where something is left out. */
    public static String cut(String text, int words) {
        if (of(text) <= words) {
            return text;
        }
        List<Integer> ends = ends(text);
        for (int count = Math.min(words, ends.size()); count > 0; count--) {
            String beginning = text.substring(0, ends.get(count - 1)).strip();
            if (of(beginning) <= words) {
                return beginning + "…";
            }
        }
        return "";
    }

    private static List<Integer> ends(String text) {
        BreakIterator rules = BreakIterator.getWordInstance(Locale.ROOT);
        rules.setText(text);
        List<Integer> ends = new ArrayList<>();
        rules.first();
        for (int end = rules.next(); end != BreakIterator.DONE; end = rules.next()) {
            if (rules.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
                ends.add(end);
            }
        }
        return ends;
    }
}
