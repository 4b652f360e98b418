package org.meetinginterpreter.caption;

import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.translation.Translator;

/** The installed translation models, by pair of languages. Thread-safe. */
public interface Translators {
    /**
     * The translator for a pair, loaded when first asked for: may block for a second, keep it off event loops.
     *
     * @return nothing when no model for the pair is installed; {@link #installHint} then says which to install
     * @throws org.meetinginterpreter.translation.TranslationException when the installed model cannot be loaded
     */
    Optional<Translator> find(Locale from, Locale to);

    /** Whether {@link #find} would find one; does not block. */
    boolean has(Locale from, Locale to);

    /** One sentence that names the model to install for a pair, or says that there is none; does not block. */
    String installHint(Locale from, Locale to);

    /** Loads and runs the installed models that are to be quick from the first caption on; blocks for seconds. */
    void warmUp();
}
