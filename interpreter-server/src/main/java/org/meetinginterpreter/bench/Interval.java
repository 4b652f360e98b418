package org.meetinginterpreter.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A 95 % interval by the percentile bootstrap (Efron 1979): the measured units are drawn anew with replacement, many times, and
 * the statistic's 2.5th and 97.5th percentile are taken. The same seed gives the same interval.
 */
public record Interval(double low, double high) {
    private static final int DRAWS = 2_000;

    /**
     * The interval of a statistic of the measured units.
     *
     * @param units what was measured one by one, such as the errors of each recording; at least one
     * @param statistic the figure of a sample of units
     */
    public static <T> Interval bootstrap(List<T> units, ToDoubleFunction<List<T>> statistic, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<T> sample = random.ints(units.size(), 0, units.size())
                    .mapToObj(units::get)
                    .toList();
            drawn[draw] = statistic.applyAsDouble(sample);
        }
        Arrays.sort(drawn);
        Distribution distribution = new Distribution(drawn);
        return new Interval(distribution.percentile(0.025), distribution.percentile(0.975));
    }
}
