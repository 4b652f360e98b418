package org.meetinginterpreter.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock of a recording that is spoken live: 0 is its first sample. Simulated, it jumps to the next arrival of sound instead of
 * waiting for it, and work takes as long as it really took: the delays are those of a live speaker while a minute of sound takes only
 * the seconds of its recognition. Not thread-safe.
 */
final class StreamClock {
    private final boolean realTime;
    private double base;
    private long since = System.nanoTime();

    StreamClock(boolean realTime) {
        this.realTime = realTime;
    }

    /** Seconds since the first sample was spoken. */
    double now() {
        return base + (System.nanoTime() - since) / 1e9;
    }

    /** Returns when it is that late; at once if it already is. */
    void await(double seconds) {
        if (realTime) {
            for (double left = seconds - now(); left > 0; left = seconds - now()) {
                LockSupport.parkNanos((long) (left * TimeUnit.SECONDS.toNanos(1)));
            }
        } else {
            base = Math.max(now(), seconds);
            since = System.nanoTime();
        }
    }
}
