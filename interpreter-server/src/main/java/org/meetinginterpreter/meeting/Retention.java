package org.meetinginterpreter.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long a meeting is kept after its end.
 *
 * @param days 0: it is deleted at its end; nothing: it is kept until somebody deletes it
 */
public record Retention(OptionalInt days) {
    /** The most days that can be asked for. */
    public static final int MOST_DAYS = 36_500;

    /** Until somebody deletes it. */
    public static final Retention UNLIMITED = new Retention(OptionalInt.empty());

    public Retention {
        if (days.isPresent() && (days.getAsInt() < 0 || days.getAsInt() > MOST_DAYS)) {
            throw new IllegalArgumentException("retention: days must be from 0 to " + MOST_DAYS);
        }
    }

    public static Retention ofDays(int days) {
        return new Retention(OptionalInt.of(days));
    }

    /** From when on nothing may be left of a meeting that ended then. */
    public Optional<Instant> due(Instant ended) {
        return days.isPresent() ? Optional.of(ended.plus(Duration.ofDays(days.getAsInt()))) : Optional.empty();
    }

    public boolean isLongerThan(Retention other) {
        return days.orElse(Integer.MAX_VALUE) > other.days.orElse(Integer.MAX_VALUE);
    }

    /** This one, where it is not longer. */
    Retention atMost(Retention longest) {
        return isLongerThan(longest) ? longest : this;
    }
}
