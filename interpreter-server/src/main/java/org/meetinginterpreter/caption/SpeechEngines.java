package org.meetinginterpreter.caption;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.turns.VoiceEncoder;

/** The installed speech models, by language. Thread-safe. */
public interface SpeechEngines {
    /**
     * The engine for a language, loaded when first asked for: may block for seconds, keep it off event loops.
     *
     * @return nothing when no model for the language is installed; {@link #installHint} then says which to install
     * @throws org.meetinginterpreter.speech.SpeechException when the installed model cannot be loaded
     */
    Optional<SpeechEngine> forLanguage(Locale language);

    /** Languages that have an installed model; does not block. A region's tag ({@code en-GB}) is served by its language. */
    Set<Locale> languages();

    /** One sentence that names the model to install for a language, or says that there is none; does not block. */
    String installHint(Locale language);

    /**
     * What share of a core one who speaks without a pause takes, measured once; loads the engine, may block for seconds.
     *
     * @return nothing when no model for the language is installed, or nothing to measure it with
     */
    default OptionalDouble measure(Locale language) {
        return OptionalDouble.empty();
    }

    /** Whether {@link #voiceEncoder()} has one; does not block. */
    default boolean tellsVoicesApart() {
        return false;
    }

    /**
     * What tells people apart who share a microphone, loaded when first asked for: may block for a second.
     *
     * @return nothing when its model is not installed
     */
    default Optional<VoiceEncoder> voiceEncoder() {
        return Optional.empty();
    }

    /** Languages whose engines {@link #warmUp()} loads; does not block. */
    default Set<Locale> warm() {
        return Set.of();
    }

    /** Loads and runs every installed model once, so that the first words of a meeting are not slow; blocks for seconds. */
    void warmUp();
}
