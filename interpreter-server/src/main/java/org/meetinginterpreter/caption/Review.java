package org.meetinginterpreter.caption;

import java.util.Locale;

/** How far people have looked at a caption. */
public enum Review {
    /** Nobody had to, or nobody did. */
    NONE,
    /** Published, and waits for a reviewer. */
    FLAGGED,
    /** Not published: waits for a reviewer. */
    HELD,
    /** A person found it right. */
    APPROVED,
    /** A person changed it. */
    CORRECTED,
    /** A person, or the policy where nobody came in time, keeps its text back. */
    WITHHELD,
    /** Whoever said it had it erased: nothing of the text is left. */
    ERASED;

    /** As on the wire: lower case; that it was erased is a field of its own. */
    public String wire() {
        return this == ERASED ? NONE.wire() : name().toLowerCase(Locale.ROOT);
    }

    /** Whether its text may not be shown. */
    public boolean isHiding() {
        return this == HELD || this == WITHHELD || this == ERASED;
    }
}
