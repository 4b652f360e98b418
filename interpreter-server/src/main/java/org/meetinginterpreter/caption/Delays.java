package org.meetinginterpreter.caption;

import org.HdrHistogram.Histogram;

/** Delays and their percentiles, within 1 %, in a few kilobytes however many there are. Belongs to the event loop. */
public final class Delays {
    private static final int DIGITS = 2;
    private static final long LONGEST_MILLIS = 24L * 3_600_000;

    private final Histogram millis = new Histogram(DIGITS);

    /**
     * What is known of delays; all 0 where there are none.
     *
     * @param p50Millis half of them were not longer
     */
    public record Summary(long count, long p50Millis, long p95Millis, long p99Millis, long mostMillis) {}

    void add(long delayMillis) {
        // a clock that was corrected may put an end into the future by a little
        millis.recordValue(Math.max(0, Math.min(LONGEST_MILLIS, delayMillis)));
    }

    Summary summary() {
        return new Summary(
                millis.getTotalCount(),
                millis.getValueAtPercentile(50),
                millis.getValueAtPercentile(95),
                millis.getValueAtPercentile(99),
                millis.getMaxValue());
    }
}
