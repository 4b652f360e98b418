package org.meetinginterpreter.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the key of a program may be good for. */
public enum KeyRight {
    /** What is said, live. */
    FEED,
    /** What was said, as a list. */
    CAPTIONS,
    /** What was said, as a file. */
    EXPORTS;

    /** As on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<KeyRight> of(String wire) {
        return Arrays.stream(values())
                .filter(right -> right.wire().equals(wire))
                .findFirst();
    }
}
