package org.meetinginterpreter.meeting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a participant may do; the table is {@code security.Act}. */
public enum Role {
    ORGANIZER,
    SPEAKER,
    LISTENER,
    REVIEWER,
    INTEGRATOR;

    /** As on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }
}
