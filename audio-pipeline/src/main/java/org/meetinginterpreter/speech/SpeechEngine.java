package org.meetinginterpreter.speech;

import java.util.Locale;

/**
 * A loaded speech model. Thread-safe. Closing it waits for calls under way and closes what it opened.
 */
public interface SpeechEngine extends AutoCloseable {
    /** Id of the model as in the catalogue, such as {@code moonshine-tiny-en}; appears in {@code made} of captions. */
    String modelId();

    /** The language that the model understands. */
    Locale language();

    /** How sure its words are of speech in its own and in other languages. */
    default ConfidenceScale confidenceScale() {
        return new ConfidenceScale(0.35, 0.9);
    }

    /** Runs the networks once so that the first words of a meeting are not slow; blocks for seconds. */
    void warmUp();

    /**
     * Opens a recogniser for one track; cheap once the engine is warm.
     *
     * @throws SpeechException when no more can be opened, with the reason
     */
    SpeechRecognizer open(RecognitionOptions options);

    /** As {@link #open(RecognitionOptions)}, with nothing asked for. */
    default SpeechRecognizer open() {
        return open(RecognitionOptions.NONE);
    }

    @Override
    void close();
}
