package org.meetinginterpreter.translation;

/** A translator that can be opened: an installed model, or a service elsewhere. Implementations are immutable. */
public interface TranslationModel extends TranslationHop {
    /** As in the catalogue; appears in {@code made} of captions. */
    String id();

    /** Memory that it takes while it is open, roughly; 0 where the work is done elsewhere. */
    long bytes();

    /** What {@link Translator#isSteerable} says once it is open. */
    boolean isSteerable();

    /**
     * A translator that is ready for its first request.
     *
     * @throws TranslationException when it cannot be loaded or reached; says what to do
     */
    Translator open();
}
