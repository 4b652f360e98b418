package org.meetinginterpreter.translation;

import java.util.List;
import java.util.Locale;

/**
 * Turns text of one language into another. Thread-safe; calls block while the network computes: keep them off event loops.
 */
public interface Translator extends AutoCloseable {
    /**
     * Ids of the models that a text passes through, in order, as in the catalogue; appear in {@code made} of captions. One, or two
     * for a route through a pivot language.
     */
    List<String> modelIds();

    Locale source();

    Locale target();

    /** Whether it takes requests that are {@linkplain TranslationRequest#isSteered() steered}. */
    default boolean isSteerable() {
        return false;
    }

    /**
     * Translates texts together, in order. A text may hold several sentences; an empty or blank one gives an empty one.
     *
     * @throws TranslationException when the network failed; says which model and what to do
     * @throws IllegalArgumentException for a steered request to one that is not {@link #isSteerable}
     */
    List<Translation> translate(List<TranslationRequest> requests);

    /** Translates texts together, in order, without regard to earlier translations. */
    default List<String> translateTexts(List<String> texts) {
        return translate(texts.stream().map(TranslationRequest::of).toList()).stream()
                .map(Translation::text)
                .toList();
    }

    /** Frees the network after calls under way; safe to call twice. */
    @Override
    void close();
}
