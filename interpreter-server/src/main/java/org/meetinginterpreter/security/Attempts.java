package org.meetinginterpreter.security;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.meetinginterpreter.meeting.ProblemType;

/** Counts wrong codes, secrets and passcodes of each address within a minute. Belongs to the server's event loop. */
public final class Attempts {
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final int most;
    private Map<String, Integer> failures = new HashMap<>();
    private long windowStart = System.nanoTime();

    /** @param most failures that one address may have in a minute */
    public Attempts(int most) {
        this.most = most;
    }

    /** Refuses an address that failed too often. */
    public void check(String address) {
        if (System.nanoTime() - windowStart > WINDOW_NANOS) {
            failures = new HashMap<>();
            windowStart = System.nanoTime();
        }
        if (failures.getOrDefault(address, 0) >= most) {
            throw ProblemType.TOO_MANY_ATTEMPTS.because(
                    "Too many wrong codes came from this address; try again in a minute.");
        }
    }

    public void failed(String address) {
        failures.merge(address, 1, Integer::sum);
    }
}
