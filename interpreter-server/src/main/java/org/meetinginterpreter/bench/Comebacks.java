package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long somebody needed to be back after each fault. Thread-safe. */
final class Comebacks {
    private final Map<Fault, List<Double>> seconds = new EnumMap<>(Fault.class);
    private Optional<Fault> last = Optional.empty();
    private long sinceNanos;

    /** A fault is over now: from here on it should go on. */
    synchronized void expect(Fault fault) {
        last = Optional.of(fault);
        sinceNanos = System.nanoTime();
    }

    /** It goes on. */
    synchronized void back() {
        double took = (System.nanoTime() - sinceNanos) / 1e9;
        last.ifPresent(fault ->
                seconds.computeIfAbsent(fault, first -> new ArrayList<>()).add(took));
        last = Optional.empty();
    }

    synchronized List<Double> seconds(Fault fault) {
        return List.copyOf(seconds.getOrDefault(fault, List.of()));
    }
}
