package org.meetinginterpreter.caption;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.meetinginterpreter.translation.GrowingTranslation;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.Turn.Urgency;

/** The translators of the server, a lane for each pair of languages that is in use. Belongs to the event loop. */
public final class TranslationLanes {
    /** Calls that wait for the workers at once; they do nothing but wait. One kind never waits for another's threads. */
    private static final Map<Urgency, Integer> CALLERS = Map.of(Urgency.LIVE, 48, Urgency.GROWING, 32, Urgency.BULK, 8);

    private record Pair(Locale from, Locale to) {}

    private final Translators translators;
    private final Map<Urgency, WorkerExecutor> callers = new EnumMap<>(Urgency.class);
    private final int bound;
    private final MeterRegistry meters;
    private final Map<Pair, TranslationLane> lanes = new HashMap<>();
    private DoubleSupplier easing = () -> 1;

    /** @param bound live finals that may wait in one lane */
    public TranslationLanes(Vertx vertx, Translators translators, int bound, MeterRegistry meters) {
        this.translators = translators;
        this.bound = bound;
        this.meters = meters;
        CALLERS.forEach((urgency, threads) -> callers.put(
                urgency,
                vertx.createSharedWorkerExecutor(
                        "translation-" + urgency.name().toLowerCase(Locale.ROOT), threads, 10, TimeUnit.MINUTES)));
        TranslationMeters.register(translators, meters);
    }

    /** Growing captions are translated so many times less often. */
    public void easedBy(DoubleSupplier factor) {
        easing = factor;
    }

    /** How many times less often than usual growing captions are translated now. */
    double easing() {
        return easing.getAsDouble();
    }

    /** Whether installed models lead from one language to another. */
    public boolean leads(Locale from, Locale to) {
        return translators.has(from, to);
    }

    /** One sentence that names the models to install for a pair. */
    public String installHint(Locale from, Locale to) {
        return translators.installHint(from, to);
    }

    /** A text that somebody waits for, as readers of the language will see it; fails where there is no way or too much waits. */
    public Future<String> translate(String meeting, Locale from, Locale to, String text) {
        Optional<TranslationLane> lane = lane(from, to).filter(known -> !known.isFull());
        if (lane.isEmpty()) {
            return Future.failedFuture(
                    new TranslationException("translation from " + from + " to " + to + " has no room now"));
        }
        GrowingTranslation translation = new GrowingTranslation(from, to);
        GrowingTranslation.Plan plan = translation.next(
                text, text.codePointCount(0, text.length()), true, lane.get().isSteerable());
        return lane.get()
                .translateLive(meeting, plan.requests())
                .map(done -> translation
                        .accept(plan, done.translations())
                        .orElseThrow()
                        .text());
    }

    /** The lane of a pair, or nothing when no installed models lead there. */
    Optional<TranslationLane> lane(Locale from, Locale to) {
        if (!translators.has(from, to)) {
            return Optional.empty();
        }
        return Optional.of(lanes.computeIfAbsent(
                new Pair(from, to), pair -> new TranslationLane(from, to, translators, callers, bound, meters)));
    }
}
