package org.meetinginterpreter.speech;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Turns the successive hypotheses of one growing utterance into texts with a stable beginning that is never taken back.
 *
 * <p>What two successive texts agree on becomes stable, save the last word or words, which often are half heard yet
 * (LocalAgreement-2 of Liu, Spanakis and Niehues 2020, as in ufal/whisper_streaming). Words are counted between spaces; in scripts without spaces the
 * last three grapheme clusters are held back. A word's trailing punctuation becomes stable by itself, since recognisers revise it
 * more often than the word.
 *
 * <p>A later hypothesis that contradicts the stable beginning does not break the promise: the beginning stays, and what follows
 * is the hypothesis from where it best continues the beginning (see {@link StableContinuation}).
 *
 * <p>One object follows one utterance at a time. Not thread-safe.
 */
public final class StableText {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int HELD_BACK_UNSPACED = 3;

    private final int heldBackWords;
    private String text = "";
    private int stableChars;

    /**
     * A text to publish.
     *
     * @param text no leading or trailing space, one space between words
     * @param stable leading Unicode code points that no later revision changes; ends at a grapheme boundary
     */
    public record Revision(String text, int stable) {}

    /** Holds back the last word. */
    public StableText() {
        this(1);
    }

    /** @param heldBackWords how many words at the end of a hypothesis may not become stable yet, at least 1 */
    public StableText(int heldBackWords) {
        if (heldBackWords < 1) {
            throw new IllegalArgumentException("heldBackWords " + heldBackWords + ": at least 1");
        }
        this.heldBackWords = heldBackWords;
    }

    /**
     * Takes the next hypothesis of the whole utterance so far; it may be shorter than the one before, or empty.
     *
     * @return the text to show; begins with all that was stable before
     */
    public Revision revise(String hypothesis) {
        return revise(hypothesis, heldBackWords, 0);
    }

    /**
     * Takes the next hypothesis as {@link #revise(String)} does; its first words may become stable without a second hypothesis that
     * agrees.
     *
     * @param heldBack how many words at the end may not become stable by agreement, at least 1
     * @param sureWords how many words between spaces at the begin are sure by themselves, without the marks behind the last
     */
    public Revision revise(String hypothesis, int heldBack, int sureWords) {
        String next = continued(hypothesis);
        int agreed = agreedChars(text, next, heldBack);
        // where the promise contradicts the hypothesis, counting its words says nothing
        int sure = next.equals(tidy(hypothesis)) ? firstWords(next, sureWords) : 0;
        stableChars = Math.max(stableChars, Math.max(agreed, sure));
        text = next;
        return revision();
    }

    /** Where the first words end, without the marks behind the last. */
    private static int firstWords(String text, int count) {
        int end = 0;
        int words = 0;
        for (TextUnit unit : TextUnit.of(text)) {
            boolean begins = unit.start() == 0 || text.charAt(unit.start() - 1) == ' ';
            words += begins ? 1 : 0;
            if (words > count) {
                break;
            }
            end = words == count && unit.isPunctuation() ? end : unit.end();
        }
        return end;
    }

    /**
     * Whether the utterance may end with the beginning of a hypothesis: what is stable is part of it, and what follows it follows there
     * too.
     */
    public boolean allows(String beginning, String hypothesis) {
        String part = tidy(beginning);
        if (part.startsWith(text.substring(0, stableChars))) {
            return true;
        }
        String ended = continued(part);
        return ended.length() > stableChars && continued(hypothesis).startsWith(ended);
    }

    /**
     * Takes the last hypothesis of the utterance; afterwards this object is ready for the next utterance.
     *
     * @return the final text, stable to its end; empty when nothing was recognised
     */
    public Revision complete(String hypothesis) {
        text = continued(hypothesis);
        stableChars = text.length();
        Revision last = revision();
        reset();
        return last;
    }

    /** Forgets the utterance under way. */
    public void reset() {
        text = "";
        stableChars = 0;
    }

    private Revision revision() {
        return new Revision(text, text.codePointCount(0, stableChars));
    }

    private String continued(String hypothesis) {
        return StableContinuation.of(text.substring(0, stableChars), tidy(hypothesis));
    }

    private static String tidy(String hypothesis) {
        Objects.requireNonNull(hypothesis, "hypothesis");
        // the way through UTF-8 replaces lone surrogates, which would count differently once joined
        String valid = new String(hypothesis.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return WHITE_SPACE.matcher(valid).replaceAll(" ").strip();
    }

    private int agreedChars(String before, String now, int heldBack) {
        List<TextUnit> old = TextUnit.of(before);
        List<TextUnit> units = TextUnit.of(now);
        int limit = Math.min(old.size(), units.size() - heldBack(units, heldBack));
        int agreed = 0;
        for (int i = 0; i < limit; i++) {
            TextUnit unit = units.get(i);
            TextUnit oldUnit = old.get(i);
            boolean same = oldUnit.end() == unit.end() && before.startsWith(now.substring(agreed, unit.end()), agreed);
            if (!same) {
                break;
            }
            agreed = unit.end();
        }
        return agreed;
    }

    /** How many units at the end are the words held back and their punctuation. */
    private static int heldBack(List<TextUnit> units, int heldBackWords) {
        int count = 0;
        int words = 0;
        int unspaced = 0;
        for (int i = units.size() - 1; i >= 0; i--) {
            TextUnit.Kind kind = units.get(i).kind();
            if (kind == TextUnit.Kind.WORD && unspaced > 0) {
                return count;
            }
            count++;
            if (kind == TextUnit.Kind.WORD && ++words == heldBackWords) {
                return count;
            }
            if (kind == TextUnit.Kind.UNSPACED && ++unspaced == HELD_BACK_UNSPACED) {
                return count;
            }
        }
        return count;
    }
}
