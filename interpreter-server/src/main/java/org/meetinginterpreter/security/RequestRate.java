package org.meetinginterpreter.security;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.meetinginterpreter.meeting.ProblemType;

/** So many requests in a minute, counted anew each minute. Belongs to the server's event loop. */
public final class RequestRate {
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final LongSupplier nanoTime;
    private long windowStart;
    private int requests;

    public RequestRate(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /** Counts a request; refuses it where there were too many. */
    public void request() {
        if (nanoTime.getAsLong() - windowStart >= WINDOW_NANOS) {
            windowStart = nanoTime.getAsLong();
            requests = 0;
        }
        if (requests >= most) {
            throw ProblemType.LIMIT_REACHED.because(
                    "Slowdown: more than " + most + " requests came within a minute; try again in a minute.");
        }
        requests++;
    }
}
