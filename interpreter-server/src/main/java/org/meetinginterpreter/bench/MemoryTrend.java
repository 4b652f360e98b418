package org.meetinginterpreter.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.bench.Trend.Point;

/**
 * How this process's memory went while it did the same over and over: flat where its robust trend over all but the first quarter,
 * which warms up, grew by no more than a share of what was resident.
 */
final class MemoryTrend {
    private static final int READINGS = 3;
    private static final long PAUSE_NANOS = 20_000_000;

    private MemoryTrend() {}

    /** Memory after so much was done, in millions of bytes, unused Java objects not counted. */
    record Sample(int done, double residentMegabytes, double heapMegabytes) {
        /** The least of several readings: the files of a closed model are unmapped a moment after they were collected. */
        static Sample take(int done) {
            Runtime runtime = Runtime.getRuntime();
            double resident = Double.POSITIVE_INFINITY;
            double heap = Double.POSITIVE_INFINITY;
            for (int reading = 0; reading < READINGS; reading++) {
                System.gc();
                LockSupport.parkNanos(PAUSE_NANOS);
                resident = Math.min(
                        resident, Machine.residentBytes(ProcessHandle.current().pid()) / 1e6);
                heap = Math.min(heap, (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
            }
            return new Sample(done, resident, heap);
        }
    }

    /** Writes the verdict on one part: flat where it grew by at most this share of what was resident. */
    static void write(String part, String unit, List<Sample> samples, double flatShare, Report report) {
        List<Sample> measured = samples.subList(samples.size() / 4, samples.size());
        Trend resident = Trend.of(measured.stream()
                .map(sample -> new Point(sample.done(), sample.residentMegabytes()))
                .toList());
        Trend heap = Trend.of(measured.stream()
                .map(sample -> new Point(sample.done(), sample.heapMegabytes()))
                .toList());
        double first = measured.get(0).residentMegabytes();
        int last = samples.get(samples.size() - 1).done();
        double length = last - measured.get(0).done();
        double growth = resident.slope() * length;
        report.line(
                last + " " + unit + "s of " + part + ": growth",
                Value.of(growth, 2, "MB"),
                Value.NONE,
                new Target(
                        String.format(Locale.ROOT, "flat: <= %.0f %% of %.0f MB", 100 * flatShare, first),
                        growth <= flatShare * first));
        report.line(
                "bytes a " + unit,
                new Value(
                        String.format(
                                Locale.ROOT,
                                "%.0f (%.0f to %.0f)",
                                resident.slope() * 1e6,
                                resident.low() * 1e6,
                                resident.high() * 1e6),
                        resident.slope() * 1e6),
                Value.NONE);
        report.line("bytes a " + unit + " on the heap", Value.of(heap.slope() * 1e6, 0, ""), Value.NONE);
        for (Sample sample : samples) {
            report.detail()
                    .put("part", part)
                    .put("done", sample.done())
                    .put("residentMegabytes", sample.residentMegabytes())
                    .put("heapMegabytes", sample.heapMegabytes());
        }
    }
}
