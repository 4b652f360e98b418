package org.meetinginterpreter.translation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of a growing text a reader wants to see: early and now and then changed, or later and settled. */
public enum Steadiness {
    /** All that is known; its end may change with every version. */
    FAST,
    /** Without the end that is least sure; changes are rare. */
    BALANCED,
    /** Only what will not change: text is appended and never taken back. */
    STABLE;

    /** As on the wire and the command line. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Steadiness> of(String wire) {
        return Arrays.stream(values()).filter(mode -> mode.wire().equals(wire)).findFirst();
    }
}
