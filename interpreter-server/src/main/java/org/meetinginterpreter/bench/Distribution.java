package org.meetinginterpreter.bench;

import java.util.Arrays;
import java.util.Collection;

/** Measured values and their percentiles. */
public final class Distribution {
    private final double[] sorted;

    public Distribution(double... values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public static Distribution of(Collection<? extends Number> values) {
        return new Distribution(values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    public int size() {
        return sorted.length;
    }

    /**
     * The value below which a share of all lies, interpolated between the two nearest; NaN when nothing was measured.
     *
     * @param share 0 to 1, such as 0.95
     */
    public double percentile(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public double median() {
        return percentile(0.5);
    }

    public double p95() {
        return percentile(0.95);
    }
}
