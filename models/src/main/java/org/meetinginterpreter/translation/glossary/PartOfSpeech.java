package org.meetinginterpreter.translation.glossary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of word a term is in a language; OTHER where nobody said. */
public enum PartOfSpeech {
    NOUN,
    VERB,
    ADJECTIVE,
    ADVERB,
    NAME,
    /** A whole clause, such as a proverb. */
    CLAUSE,
    OTHER;

    /** As in files and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PartOfSpeech> of(String wire) {
        return Arrays.stream(values()).filter(part -> part.wire().equals(wire)).findFirst();
    }
}
