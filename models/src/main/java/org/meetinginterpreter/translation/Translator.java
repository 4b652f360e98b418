package org.meetinginterpreter.translation;

import java.util.List;
import java.util.Locale;

/**
 * Turns text of one language into another. Thread-safe; calls block while the network computes: keep them off event loops.
 */
public interface Translator extends AutoCloseable {
    /** Id of the model as in the catalogue, such as {@code firefox-tiny-en-pt}; appears in {@code made} of captions. */
    String modelId();

    Locale source();

    Locale target();

    /**
     * Translates texts together, in order. A text may hold several sentences; an empty or blank one gives an empty one.
     *
     * @throws TranslationException when the network failed; says which model and what to do
     */
    List<String> translate(List<String> texts);

    /** Frees the network after calls under way; safe to call twice. */
    @Override
    void close();
}
