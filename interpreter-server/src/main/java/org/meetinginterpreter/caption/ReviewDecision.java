package org.meetinginterpreter.caption;

import java.util.Locale;

/** What a reviewer decides about an utterance that is final. */
public sealed interface ReviewDecision {
    /** It waits for a reviewer, and is published meanwhile. */
    record Flag() implements ReviewDecision {}

    /** All of it is right, in every language in which it was shown. */
    record Approve() implements ReviewDecision {}

    /**
     * It reads otherwise.
     *
     * @param language in which; where it is the one that was spoken, the others are translated anew
     * @param text all of it
     */
    record Correct(Locale language, String text) implements ReviewDecision {}

    /** Nobody is shown it any more. */
    record Withhold() implements ReviewDecision {}
}
