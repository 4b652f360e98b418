package org.meetinginterpreter.caption;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.meetinginterpreter.speech.SpokenWord;

/**
 * What a recogniser heard or a person typed: the next version of an utterance in its own language.
 *
 * @param utterance id from {@link CaptionPipeline#nextUtterance()}
 * @param stable leading code points that will not change; the whole text when final
 * @param made {@code recognised:<model>} or {@code typed}
 * @param confidence how sure a recogniser was of a final's words, 0 to 1, where it says so
 * @param words of a final, with their times in the meeting, as far as they are known
 */
public record SourceText(
        String utterance,
        Speaker speaker,
        Locale language,
        String text,
        int stable,
        boolean isFinal,
        long startMillis,
        long endMillis,
        String made,
        OptionalDouble confidence,
        List<SpokenWord> words) {
    public static final String TYPED = "typed";

    public SourceText {
        words = List.copyOf(words);
    }

    /** Of which nobody says how sure it is, nor when each word was said. */
    public SourceText(
            String utterance,
            Speaker speaker,
            Locale language,
            String text,
            int stable,
            boolean isFinal,
            long startMillis,
            long endMillis,
            String made) {
        this(
                utterance,
                speaker,
                language,
                text,
                stable,
                isFinal,
                startMillis,
                endMillis,
                made,
                OptionalDouble.empty(),
                List.of());
    }

    Set<Mark> marks() {
        return made.equals(TYPED) ? Set.of() : Set.of(Mark.MACHINE_MADE);
    }
}
