package org.meetinginterpreter.caption;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.Turn;
import org.meetinginterpreter.translation.Turn.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be translated from one language to another, for all meetings. Live finals are handed on at once. Of what grows the
 * newest versions go together when the last ones are back, and so does what late readers and exports asked for; what came to
 * nothing meanwhile is dropped here. Which texts a network then translates first, and which together, is decided below, by {@link
 * org.meetinginterpreter.translation.shared.TranslationWorkers}. Belongs to the event loop.
 */
final class TranslationLane {
    private static final Logger LOG = LoggerFactory.getLogger(TranslationLane.class);
    /** Texts of one call: enough for the workers to choose batches from, few enough to be back soon. */
    private static final int MOST_TOGETHER = 64;

    /** What networks made of the requests of one caption, in order, and which networks. */
    record Translated(List<Translation> translations, List<String> modelIds) {
        /** Of a caption that was one request. */
        String text() {
            return translations.get(0).text();
        }
    }

    /** The requests of one caption; those of a growing one are asked for when its turn has come. */
    private record Job(Turn turn, Supplier<List<TranslationRequest>> requests, Promise<Translated> result) {
        Job(Turn turn, Supplier<List<TranslationRequest>> requests) {
            this(turn, requests, Promise.promise());
        }

        List<TranslationRequest> inTurn() {
            return requests.get().stream().map(request -> request.in(turn)).toList();
        }
    }

    /** A job whose turn has come. */
    private record Begun(Job job, List<TranslationRequest> requests) {}

    private final Locale from;
    private final Locale to;
    private final Translators translators;
    private final Map<Urgency, WorkerExecutor> callers;
    private final int bound;
    private final Counter finalsTranslated;
    private final Counter partialsTranslated;
    private final Deque<Job> later = new ArrayDeque<>();
    private final Map<String, Job> growing = new LinkedHashMap<>();
    private int live;
    private boolean laterUnderWay;
    private boolean growingUnderWay;

    TranslationLane(
            Locale from,
            Locale to,
            Translators translators,
            Map<Urgency, WorkerExecutor> callers,
            int bound,
            MeterRegistry meters) {
        this.from = from;
        this.to = to;
        this.translators = translators;
        this.callers = callers;
        this.bound = bound;
        this.finalsTranslated = counter(meters, "final");
        this.partialsTranslated = counter(meters, "partial");
    }

    private Counter counter(MeterRegistry meters, String kind) {
        return Counter.builder("interpreter.translations")
                .description("Captions translated")
                .tag("from", from.toLanguageTag())
                .tag("to", to.toLanguageTag())
                .tag("kind", kind)
                .register(meters);
    }

    /** Whether earlier translations can be handed in; does not block. */
    boolean isSteerable() {
        return translators.find(from, to).map(Translator::isSteerable).orElse(false);
    }

    boolean isFull() {
        return live >= bound;
    }

    /** A final that readers wait for. */
    Future<Translated> translateLive(String meeting, List<TranslationRequest> requests) {
        Job job = new Job(new Turn(Urgency.LIVE, meeting), () -> requests);
        live++;
        return translate(begin(List.of(job)), Urgency.LIVE).transform(done -> {
            live--;
            return job.result.future();
        });
    }

    /** A final that can wait: its text lies in a log, so that this queue needs no bound of its own. */
    Future<Translated> translateLater(String meeting, List<TranslationRequest> requests) {
        Job job = new Job(new Turn(Urgency.BULK, meeting), () -> requests);
        later.add(job);
        workLater();
        return job.result.future();
    }

    /**
     * The newest version of a growing utterance; fails for a version that was superseded before its turn came. No two versions of
     * one utterance are under way at the same time.
     *
     * @param utterance its id among those of all meetings
     * @param requests asked on the event loop when its turn has come: by then the version before it is back, and can steer this one
     */
    Future<Translated> translateGrowing(String meeting, String utterance, Supplier<List<TranslationRequest>> requests) {
        Job job = new Job(new Turn(Urgency.GROWING, meeting), requests);
        Job superseded = growing.put(utterance, job);
        if (superseded != null) {
            superseded.result.fail(new TranslationException("superseded by a newer version"));
        }
        workGrowing();
        return job.result.future();
    }

    /** The utterance is final: its growing versions are of no use any more. */
    void forget(String utterance) {
        Job superseded = growing.remove(utterance);
        if (superseded != null) {
            superseded.result.fail(new TranslationException("superseded by the final"));
        }
    }

    private void workLater() {
        if (!laterUnderWay && !later.isEmpty()) {
            laterUnderWay = true;
            translate(begin(take(later)), Urgency.BULK).onComplete(done -> {
                laterUnderWay = false;
                workLater();
            });
        }
    }

    private void workGrowing() {
        if (!growingUnderWay && !growing.isEmpty()) {
            growingUnderWay = true;
            translate(begin(take(growing.values())), Urgency.GROWING).onComplete(done -> {
                growingUnderWay = false;
                workGrowing();
            });
        }
    }

    private static List<Job> take(Collection<Job> queue) {
        List<Job> jobs = new ArrayList<>();
        for (Iterator<Job> next = queue.iterator(); next.hasNext() && jobs.size() < MOST_TOGETHER; next.remove()) {
            jobs.add(next.next());
        }
        return jobs;
    }

    private static List<Begun> begin(List<Job> jobs) {
        return jobs.stream().map(job -> new Begun(job, job.inTurn())).toList();
    }

    /** Ends, and never fails, when all of them have their results. */
    private Future<Void> translate(List<Begun> jobs, Urgency urgency) {
        List<TranslationRequest> requests =
                jobs.stream().flatMap(begun -> begun.requests.stream()).toList();
        return callers.get(urgency)
                .executeBlocking(() -> translateNow(requests), false)
                .transform(done -> {
                    if (done.failed() && jobs.size() > 1) {
                        // one text that breaks the network must not take its neighbours with it
                        return oneByOne(jobs.iterator(), urgency);
                    }
                    if (done.failed()) {
                        jobs.forEach(begun -> begun.job.result.fail(done.cause()));
                    } else {
                        finish(jobs, done.result(), urgency);
                    }
                    return Future.succeededFuture();
                });
    }

    private Future<Void> oneByOne(Iterator<Begun> jobs, Urgency urgency) {
        return jobs.hasNext()
                ? translate(List.of(jobs.next()), urgency).compose(done -> oneByOne(jobs, urgency))
                : Future.succeededFuture();
    }

    private void finish(List<Begun> jobs, Translated all, Urgency urgency) {
        int from = 0;
        for (Begun begun : jobs) {
            int to = from + begun.requests.size();
            (urgency == Urgency.GROWING ? partialsTranslated : finalsTranslated).increment();
            begun.job.result.complete(new Translated(all.translations.subList(from, to), all.modelIds));
            from = to;
        }
    }

    private Translated translateNow(List<TranslationRequest> requests) {
        Translator translator = translators
                .find(from, to)
                .orElseThrow(() -> new TranslationException(translators.installHint(from, to)));
        if (!translator.isSteerable() && requests.stream().anyMatch(TranslationRequest::isSteered)) {
            return translate(translators.instead(from, to).orElse(translator), requests);
        }
        try {
            return translate(translator, requests);
        } catch (TranslationException e) {
            Translator other = translators.instead(from, to).orElseThrow(() -> e);
            LOG.warn("{} to {} is translated by {} instead: {}", from, to, other.modelIds(), e.getMessage());
            return translate(other, requests);
        }
    }

    private static Translated translate(Translator translator, List<TranslationRequest> requests) {
        return new Translated(translator.translate(requests), translator.modelIds());
    }
}
