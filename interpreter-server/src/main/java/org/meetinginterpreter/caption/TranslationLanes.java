package org.meetinginterpreter.caption;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.WorkerExecutor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The translators of the server, a lane for each pair of languages that is in use. Belongs to the event loop. */
public final class TranslationLanes {
    private record Pair(Locale from, Locale to) {}

    private final Translators translators;
    private final WorkerExecutor workers;
    private final int bound;
    private final MeterRegistry meters;
    private final Map<Pair, TranslationLane> lanes = new HashMap<>();

    /** @param bound live finals that may wait in one lane */
    public TranslationLanes(Translators translators, WorkerExecutor workers, int bound, MeterRegistry meters) {
        this.translators = translators;
        this.workers = workers;
        this.bound = bound;
        this.meters = meters;
    }

    /** The lane of a pair, or nothing when no model for it is installed. */
    Optional<TranslationLane> lane(Locale from, Locale to) {
        if (!translators.has(from, to)) {
            return Optional.empty();
        }
        return Optional.of(lanes.computeIfAbsent(
                new Pair(from, to), pair -> new TranslationLane(from, to, translators, workers, bound, meters)));
    }
}
