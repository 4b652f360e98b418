package org.meetinginterpreter.translation.glossary;

import java.util.Arrays;
import java.util.Optional;

/** The grammatical gender of a term in a language that has genders. */
public enum Gender {
    MASCULINE("m"),
    FEMININE("f"),
    NEUTER("n"),
    /** As the person or thing that is meant. */
    EITHER("mf"),
    /** Nobody said, or the language has none. */
    UNKNOWN("");

    private final String wire;

    Gender(String wire) {
        this.wire = wire;
    }

    /** As in files and on the wire. */
    public String wire() {
        return wire;
    }

    public static Optional<Gender> of(String wire) {
        return Arrays.stream(values())
                .filter(gender -> gender.wire.equals(wire))
                .findFirst();
    }
}
