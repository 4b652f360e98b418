package org.meetinginterpreter.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to captions in which something is found. */
public enum ReviewPolicy {
    /** Nothing is looked for. */
    OFF,
    /** They are published at once, marked, and people look at them later. */
    AFTER,
    /** They wait for people, for a while. */
    HOLD;

    /** As on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReviewPolicy> of(String wire) {
        return Arrays.stream(values())
                .filter(policy -> policy.wire().equals(wire))
                .findFirst();
    }
}
