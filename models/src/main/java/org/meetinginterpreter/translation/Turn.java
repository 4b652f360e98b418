package org.meetinginterpreter.translation;

/**
 * When a request comes to its turn among those that wait for the same processors.
 *
 * @param party whose it is, such as a meeting's id: those of one urgency take turns, so that none is held up by another's many
 */
public record Turn(Urgency urgency, String party) {
    /** For callers that share the processors with nobody. */
    public static final Turn ALONE = new Turn(Urgency.LIVE, "");

    /** What goes first goes first in this list. */
    public enum Urgency {
        /** People wait for it. */
        LIVE,
        /** A version of a growing sentence, soon to be replaced by the next. */
        GROWING,
        /** What late readers, exports and files can wait for. */
        BULK
    }
}
