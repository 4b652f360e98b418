package org.meetinginterpreter.bench;

import java.util.function.LongSupplier;

/**
 * A meeting's clock that leaves out the time in which nobody works: it runs as the processor's does, and is moved on to the next arrival
 * of sound once all that came before is recognised, translated and delivered. So work takes as long as it takes, what falls behind stays
 * behind, and hours pass in minutes. Thread-safe.
 */
final class SoakClock implements LongSupplier {
    private final LongSupplier nanoTime;
    private final long begin;
    private long skippedNanos;

    SoakClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /** Milliseconds since the meeting began. */
    @Override
    public long getAsLong() {
        return nanos() / 1_000_000;
    }

    /** Moves on to a time of the meeting; nothing happens when it is that late already. */
    synchronized void skipTo(long millis) {
        skippedNanos += Math.max(0, millis * 1_000_000 - nanos());
    }

    private synchronized long nanos() {
        return nanoTime.getAsLong() - begin + skippedNanos;
    }
}
