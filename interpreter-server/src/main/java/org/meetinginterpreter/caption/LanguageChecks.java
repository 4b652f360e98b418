package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.language.LanguageProbe;
import org.meetinginterpreter.speech.language.WatchedRecognizer.Suspicion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the recognisers of other languages about speech that the declared language's one does not understand: one suspicion at a time
 * on the whole server, a few seconds of sound in each turn on the recognition threads, so that captions wait for it as they wait for
 * one more track at most. Belongs to the server's event loop.
 */
public final class LanguageChecks {
    private static final Logger LOG = LoggerFactory.getLogger(LanguageChecks.class);
    private static final int MOST_LANGUAGES = 4;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);

    private final SpeechEngines engines;
    private final WorkerExecutor openers;
    private final RecognitionWorkers workers;
    private boolean busy;

    /**
     * @param openers where models are loaded
     * @param workers where they recognise
     */
    public LanguageChecks(SpeechEngines engines, WorkerExecutor openers, RecognitionWorkers workers) {
        this.engines = engines;
        this.openers = openers;
        this.workers = workers;
    }

    /**
     * The other languages that can be recognised here, those of the meeting first.
     *
     * @param declared what is recognised at present
     */
    List<Locale> others(Locale declared, Collection<Locale> ofMeeting) {
        Set<Locale> installed = engines.languages();
        Set<Locale> others = new LinkedHashSet<>();
        for (Locale wanted : ofMeeting) {
            installed.stream()
                    .filter(language -> LanguageMatch.isSameLanguage(language, wanted))
                    .findFirst()
                    .ifPresent(language -> others.add(wanted));
        }
        installed.stream()
                .filter(language -> others.stream().noneMatch(known -> LanguageMatch.isSameLanguage(known, language)))
                .forEach(others::add);
        return others.stream()
                .filter(language -> !LanguageMatch.isSameLanguage(language, declared))
                .limit(MOST_LANGUAGES)
                .toList();
    }

    /** Whether a check is under way. */
    boolean isBusy() {
        return busy;
    }

    /**
     * The first of these languages whose recogniser understands what the declared one's does not; nothing if none does.
     *
     * @param stopped whether nobody wants to know any more: what was said is then not listened to further
     */
    Future<Optional<Locale>> confirm(Suspicion suspicion, List<Locale> languages, BooleanSupplier stopped) {
        busy = true;
        return first(suspicion, languages, stopped)
                .recover(failure -> {
                    LOG.warn("a check of the language failed: {}", failure.getMessage());
                    return Future.succeededFuture(Optional.empty());
                })
                .onComplete(done -> busy = false);
    }

    private Future<Optional<Locale>> first(Suspicion suspicion, List<Locale> languages, BooleanSupplier stopped) {
        if (languages.isEmpty() || stopped.getAsBoolean()) {
            return Future.succeededFuture(Optional.empty());
        }
        Locale language = languages.get(0);
        return openers.executeBlocking(() -> probe(language, suspicion), false)
                .compose(probe -> run(probe, stopped).map(done -> probe.confirms(suspicion.evidence())))
                .compose(confirmed -> confirmed
                        ? Future.succeededFuture(Optional.of(language))
                        : first(suspicion, languages.subList(1, languages.size()), stopped));
    }

    private LanguageProbe probe(Locale language, Suspicion suspicion) {
        return new LanguageProbe(
                engines.forLanguage(language).orElseThrow(() -> new SpeechException(engines.installHint(language))),
                suspicion.speech());
    }

    private Future<Void> run(LanguageProbe probe, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            probe.close();
            return Future.succeededFuture();
        }
        return workers.call(
                        () -> {
                            boolean more = false;
                            try {
                                more = probe.step();
                                return more;
                            } finally {
                                if (!more) {
                                    probe.close();
                                }
                            }
                        },
                        LONGEST_STEP,
                        probe::close)
                .compose(step -> step.result() ? run(probe, stopped) : Future.succeededFuture());
    }
}
