package org.meetinginterpreter.caption;

import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.translation.Steadiness;

/**
 * What a reader of a feed asks for.
 *
 * @param mode how much of what grows
 * @param after the last log entry it has; 0 for all from the start
 * @param summaries whether it is told what the meeting comes to, again and again
 * @param figures whose country decides how figures are written; nothing for as they were said
 */
public record Subscription(Locale language, Steadiness mode, long after, boolean summaries, Optional<Locale> figures) {
    /** Captions alone. */
    public Subscription(Locale language, Steadiness mode, long after) {
        this(language, mode, after, false, Optional.empty());
    }
}
