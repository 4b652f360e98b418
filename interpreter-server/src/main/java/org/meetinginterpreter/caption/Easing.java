package org.meetinginterpreter.caption;

import java.time.Duration;

/**
 * How much less often partials are made while the machine has more to do than it can: recognition calls that wait for a thread tell
 * so. The factor doubles while they wait long and halves, step by step, once they have not waited for a while, so that it neither
 * flutters nor stays. Finals are made as ever. Belongs to the event loop.
 */
public final class Easing {
    private static final double MOST = 8;
    private static final Duration LONG = Duration.ofMillis(500);
    private static final Duration SHORT = Duration.ofMillis(100);
    /** A single long wait, such as while a model is loaded, says nothing. */
    private static final int LONG_WAITS = 2;

    private static final long CALM_MILLIS = 10_000;

    private double factor = 1;
    private int longWaits;
    private long calmSince = -1;

    /**
     * The next observation; several a second.
     *
     * @param nowMillis any clock
     * @param waited the longest that a call waited since the one before
     */
    public void observe(long nowMillis, Duration waited) {
        longWaits = waited.compareTo(LONG) > 0 ? longWaits + 1 : 0;
        if (longWaits >= LONG_WAITS) {
            factor = Math.min(MOST, 2 * factor);
            longWaits = 0;
        }
        if (waited.compareTo(SHORT) > 0) {
            calmSince = -1;
        } else if (calmSince < 0) {
            calmSince = nowMillis;
        } else if (nowMillis - calmSince >= CALM_MILLIS) {
            factor = Math.max(1, factor / 2);
            calmSince = nowMillis;
        }
    }

    /** 1: partials as often as is good for readers; 2: half as often; at most 8. */
    public double factor() {
        return factor;
    }
}
