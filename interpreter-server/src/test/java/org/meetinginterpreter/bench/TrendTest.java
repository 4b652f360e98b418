package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.bench.MemoryTrend.Sample;
import org.meetinginterpreter.bench.Trend.Point;

class TrendTest {
    @Test
    void outliersDoNotTiltIt() {
        Trend trend = Trend.of(points(20, i -> i == 7 || i == 19 ? 1000 : 3 * i + 5));
        assertEquals(3, trend.slope(), 1e-9);
        assertTrue(trend.low() <= 3 && trend.high() >= 3, trend.toString());
    }

    @Test
    void itsIntervalHoldsTheTrueSlopeAboutNineteenTimesInTwenty() {
        Random random = new Random(3);
        int held = 0;
        for (int trial = 0; trial < 400; trial++) {
            Trend trend = Trend.of(points(30, i -> 0.1 * i + random.nextGaussian()));
            held += trend.low() <= 0.1 && 0.1 <= trend.high() ? 1 : 0;
        }
        assertEquals(0.95, held / 400.0, 0.03);
    }

    @Test
    void needsPointsAtDifferentPlaces() {
        assertThrows(IllegalArgumentException.class, () -> Trend.of(points(3, i -> i)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Trend.of(List.of(new Point(1, 1), new Point(2, 1), new Point(2, 3), new Point(3, 1))));
    }

    @Test
    void memoryThatGrowsOnlyWhileWarmingUpIsFlat() {
        assertTrue(soak(i -> i < 10 ? 300 + 10 * i : 400 + i % 3).isMet());
    }

    @Test
    void memoryThatGrowsByMoreThanTwoPercentIsNotFlat() {
        // 300 kB a cycle: over 150 measured cycles 45 MB of 415
        Report report = soak(i -> 400 + 0.3 * 5 * i + i % 3);
        assertFalse(report.isMet());
        JsonNode growth = report.json().at("/figures/0/ours");
        assertEquals(44, growth.asDouble(), 3);
        assertEquals(300_000, report.json().at("/figures/1/ours").asDouble(), 15_000);
    }

    private static Report soak(IntToDoubleFunction megabytes) {
        List<Sample> samples = new ArrayList<>();
        IntStream.rangeClosed(1, 40).forEach(i -> samples.add(new Sample(5 * i, megabytes.applyAsDouble(i), 20)));
        Report report = new Report("soak", "-");
        MemoryTrend.write("loads", "cycle", samples, 0.02, report);
        return report;
    }

    private static List<Point> points(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Point(i, value.applyAsDouble(i)))
                .toList();
    }
}
