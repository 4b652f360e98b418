package org.meetinginterpreter.speech;

import java.util.Objects;

/**
 * What one track asks of its recogniser.
 *
 * @param vocabulary names and terms that are likely to be said
 */
public record RecognitionOptions(Vocabulary vocabulary) {
    public static final RecognitionOptions NONE = new RecognitionOptions(Vocabulary.EMPTY);

    public RecognitionOptions {
        Objects.requireNonNull(vocabulary, "vocabulary");
    }
}
