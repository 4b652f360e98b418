package org.meetinginterpreter.bench;

import java.util.List;

/**
 * The straight line through measured points that single outliers do not tilt: the median of the slopes of all pairs (Theil 1950, Sen
 * 1968), with a 95 % interval of the slope by the ranks of those slopes (Sen 1968, by Kendall's statistic).
 *
 * @param slope growth of the value for each unit of the place
 * @param low lower end of the slope's interval
 * @param high upper end
 */
public record Trend(double slope, double low, double high) {
    private static final double NORMAL_95 = 1.96;
    private static final int FEWEST_POINTS = 4;

    /**
     * A measured point.
     *
     * @param place such as the number of sentences so far
     * @param value measured there
     */
    public record Point(double place, double value) {}

    /**
     * The trend of points in any order.
     *
     * @throws IllegalArgumentException for fewer than 4 points, or two at one place
     */
    public static Trend of(List<Point> points) {
        int n = points.size();
        if (n < FEWEST_POINTS) {
            throw new IllegalArgumentException("a trend needs " + FEWEST_POINTS + " points, not " + n);
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double distance = points.get(j).place() - points.get(i).place();
                if (distance == 0) {
                    throw new IllegalArgumentException(
                            "two points at " + points.get(i).place());
                }
                slopes[next++] = (points.get(j).value() - points.get(i).value()) / distance;
            }
        }
        Distribution sorted = new Distribution(slopes);
        double spread = NORMAL_95 * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        double share = Math.min(0.5, spread / (2 * slopes.length));
        return new Trend(sorted.median(), sorted.percentile(0.5 - share), sorted.percentile(0.5 + share));
    }
}
