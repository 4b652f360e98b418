package org.meetinginterpreter.caption;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.shared.SharingStatistics;

/** Translation between the languages that the installed models reach, directly or through a pivot. Thread-safe. */
public interface Translators {
    /**
     * The translator for a pair; its models are loaded when they are first used. It stays open for others: there is no need to close it.
     *
     * @return nothing when no installed models lead there; {@link #installHint} then says which to install
     */
    Optional<Translator> find(Locale from, Locale to);

    /** The ids of the models that {@link #find} would use, in order: one, two with a pivot, none where they do not lead there. */
    List<String> route(Locale from, Locale to);

    /** Whether {@link #find} would find one; does not block. */
    default boolean has(Locale from, Locale to) {
        return !route(from, to).isEmpty();
    }

    /** All languages that a model reads or writes, in the order of their tags; does not block. */
    List<Locale> languages();

    /**
     * Another translator for a pair whose usual one failed, or cannot do what is asked: one that needs no service elsewhere.
     *
     * @return nothing where there is none, or the operator does not want it
     */
    default Optional<Translator> instead(Locale from, Locale to) {
        return Optional.empty();
    }

    /** One sentence that names the models to install for a pair, or says that there are none; does not block. */
    String installHint(Locale from, Locale to);

    /**
     * Loads what a pair will need where there is room for it; blocks for a second.
     *
     * @throws org.meetinginterpreter.translation.TranslationException when an installed model cannot be loaded
     */
    void prepare(Locale from, Locale to);

    /** Loads and runs the installed models that are to be quick from the first caption on; blocks for seconds. */
    void warmUp();

    /** Lets go of the texts of finished translations. */
    void forget();

    /** What has been done so far. */
    SharingStatistics statistics();
}
