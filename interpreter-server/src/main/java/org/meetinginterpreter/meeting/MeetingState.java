package org.meetinginterpreter.meeting;

import java.util.Locale;

/** A meeting goes through these in order and never back. */
public enum MeetingState {
    PLANNED,
    LIVE,
    ENDED;

    /** As on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its name on the wire. */
    static MeetingState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
