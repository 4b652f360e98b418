package org.meetinginterpreter.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether one more may speak. What one speaker takes of a core was measured with the engine of the language; all who speak together
 * may take most of the cores, the rest is for translation and for everything else. Who is silent or muted takes next to nothing, so
 * that many more tracks may be open than may speak at once: if too many of them speak together, recognition gets slower in steps
 * ({@code Easing}). Belongs to the server's event loop.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    /** Of the cores that recognition may use. */
    private static final double SHARE = 0.7;
    /** Of a core, while it is not known better. */
    private static final double UNMEASURED = 0.25;
    /** Of a core, to find out that nobody speaks. */
    private static final double IDLE = 0.02;

    private static final double ROUNDING = 1e-9;

    /** A track that is open, or about to be. */
    record Open(Locale language, boolean isSpeaking) {}

    private final int mostTracks;
    private final int mostSpeakers;
    private final double cores;
    private final Map<Locale, Double> measured = new HashMap<>();
    private final Counter refused;

    /**
     * @param mostTracks tracks open at once, whoever speaks
     * @param mostSpeakers speakers at once, whatever was measured; 0: as measured
     * @param cores that recognition may use
     * @param open the tracks at any time
     */
    Admission(int mostTracks, int mostSpeakers, int cores, OpenTracks open, MeterRegistry meters) {
        this.mostTracks = mostTracks;
        this.mostSpeakers = mostSpeakers;
        this.cores = SHARE * cores;
        this.refused = Counter.builder("interpreter.tracks.refused")
                .description("Speakers who were refused since the server carries no more")
                .register(meters);
        Gauge.builder("interpreter.load", open, now -> load(now.open()))
                .description("Cores that those who speak now are expected to take")
                .register(meters);
        Gauge.builder("interpreter.load.most", this, now -> now.cores)
                .description("Cores that those who speak may take together")
                .register(meters);
    }

    /** The tracks that are open. */
    interface OpenTracks {
        Collection<Open> open();
    }

    /** One speaker of the language takes so much of a core. */
    void learn(Locale language, double share) {
        if (measured.put(language, share) == null) {
            LOG.info(
                    "one speaker of {} takes {} of a core; {} may speak at once",
                    language.toLanguageTag(),
                    String.format(Locale.ROOT, "%.3f", share),
                    capacity(language));
        }
    }

    /** How many speakers of one language the server carries at once. */
    int capacity(Locale language) {
        int carried = mostSpeakers > 0 ? mostSpeakers : (int) (cores / share(language) + ROUNDING);
        return Math.max(1, Math.min(mostTracks, carried));
    }

    /** Why one more cannot speak now, in a sentence; nothing when there is room. */
    Optional<String> refusal(Locale language, Collection<Open> open) {
        long speaking = open.stream().filter(Open::isSpeaking).count();
        Optional<String> reason = Optional.empty();
        if (open.size() >= mostTracks) {
            reason = Optional.of("The server keeps " + mostTracks
                    + " speakers' tracks open at once, and that many are; try again when one has left.");
        } else if (speaking > 0 && !hasRoom(language, open, speaking)) {
            reason = Optional.of("The server carries " + Math.min(speaking, capacity(language))
                    + " speaking at once; speaking now: " + speaking + ". Try again when one has finished.");
        }
        reason.ifPresent(why -> refused.increment());
        return reason;
    }

    private boolean hasRoom(Locale language, Collection<Open> open, long speaking) {
        return mostSpeakers > 0 ? speaking < mostSpeakers : load(open) + share(language) <= cores + ROUNDING;
    }

    /** How often speakers were refused. */
    long refused() {
        return (long) refused.count();
    }

    private double load(Collection<Open> open) {
        return open.stream()
                .mapToDouble(track -> track.isSpeaking() ? share(track.language()) : IDLE)
                .sum();
    }

    private double share(Locale language) {
        return measured.getOrDefault(language, UNMEASURED);
    }
}
