package org.meetinginterpreter.speech;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * What one track asks of its recogniser.
 *
 * @param vocabulary names and terms that are likely to be said; asked for each hypothesis, so that a change counts for tracks that
 *     are open. Thread-safe
 */
public record RecognitionOptions(Supplier<Vocabulary> vocabulary) {
    public static final RecognitionOptions NONE = new RecognitionOptions(Vocabulary.EMPTY);

    public RecognitionOptions {
        Objects.requireNonNull(vocabulary, "vocabulary");
    }

    /** A vocabulary that stays. */
    public RecognitionOptions(Vocabulary vocabulary) {
        this(() -> vocabulary);
    }
}
