package org.meetinginterpreter.translation;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Cuts sentences that are too long for one pass of a network: at a comma or another clause's end near the middle, else between
 * words, else between characters, else within one; again, until every part is short enough. Thread-safe.
 */
public final class ClauseSplitter {
    private static final String CLAUSE_ENDS = ",;:)—–،؛、，；：）।";

    private final BreakIterator lines;
    private final BreakIterator characters;
    private final ToIntFunction<String> length;
    private final int longest;

    /**
     * @param length measures a text, in tokens
     * @param longest the most that a part may measure; a single code point may measure more
     */
    public ClauseSplitter(Locale language, ToIntFunction<String> length, int longest) {
        this.lines = BreakIterator.getLineInstance(language);
        this.characters = BreakIterator.getCharacterInstance(language);
        this.length = length;
        this.longest = longest;
    }

    /** The sentence in parts, the last of which has its gap; itself alone if it is short enough. */
    public List<Sentence> split(Sentence sentence) {
        List<Sentence> parts = new ArrayList<>();
        split(sentence, parts);
        return parts;
    }

    private void split(Sentence sentence, List<Sentence> parts) {
        String text = sentence.text();
        int cut = length.applyAsInt(text) <= longest ? 0 : cut(text);
        if (cut <= 0 || cut >= text.length()) {
            parts.add(sentence);
            return;
        }
        split(Sentence.of(text.substring(0, cut)), parts);
        split(new Sentence(text.substring(cut).stripLeading(), sentence.gap()), parts);
    }

    private int cut(String text) {
        int middle = text.length() / 2;
        int word = 0;
        int clause = 0;
        BreakIterator iterator = lines.clone();
        iterator.setText(text);
        for (int at = iterator.next(); at != BreakIterator.DONE && at < text.length(); at = iterator.next()) {
            word = nearer(middle, at, word);
            if (endsClause(text, at)) {
                clause = nearer(middle, at, clause);
            }
        }
        if (clause > text.length() / 4 && clause < text.length() - text.length() / 4) {
            return clause;
        }
        if (word > 0) {
            return word;
        }
        BreakIterator character = characters.clone();
        character.setText(text);
        int before = character.preceding(middle + 1);
        return before > 0 ? before : text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
    }

    private static int nearer(int goal, int a, int b) {
        return Math.abs(a - goal) < Math.abs(b - goal) ? a : b;
    }

    private static boolean endsClause(String text, int at) {
        int last = at - 1;
        while (last > 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return CLAUSE_ENDS.indexOf(text.charAt(last)) >= 0;
    }
}
