package org.meetinginterpreter.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to a held caption for which no reviewer came in time. */
public enum WhenNobodyCame {
    /** It is shown, marked as flagged. */
    PUBLISH,
    /** It is kept back until a reviewer decides otherwise. */
    WITHHOLD;

    /** As on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WhenNobodyCame> of(String wire) {
        return Arrays.stream(values()).filter(one -> one.wire().equals(wire)).findFirst();
    }
}
