package org.meetinginterpreter.security;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So much a second for each of many keys (an address, a token), with some seconds' worth at once for those who were quiet: a bucket that
 * leaks (ITU-T I.371, GCRA: only the time is kept at which the bucket would be empty). Belongs to the server's event loop.
 */
public final class TrafficRate {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MOST_KEYS = 100_000;

    private final double nanosEach;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Long> emptyAt = new HashMap<>();

    /**
     * @param perSecond so much in the long run
     * @param burst and so many seconds' worth at once
     */
    public TrafficRate(int perSecond, Duration burst) {
        this(perSecond, burst, System::nanoTime);
    }

    TrafficRate(int perSecond, Duration burst, LongSupplier nanoTime) {
        this.nanosEach = (double) SECOND / perSecond;
        this.burstNanos = burst.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether there was room for so much; where there was none, nothing is counted. */
    public boolean take(String key, long amount) {
        long now = nanoTime.getAsLong();
        Long known = emptyAt.get(key);
        if (known == null && emptyAt.size() >= MOST_KEYS) {
            emptyAt.values().removeIf(empty -> empty - now <= 0);
            if (emptyAt.size() >= MOST_KEYS) {
                return false;
            }
        }
        long start = known == null || known - now < 0 ? now : known;
        long end = start + (long) (nanosEach * amount);
        if (end - now > burstNanos) {
            return false;
        }
        emptyAt.put(key, end);
        return true;
    }
}
