package org.meetinginterpreter.caption;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.Translator;

/**
 * The work of one translator for all meetings, one call at a time: live finals first, those that wait together in one batch;
 * then, in turn, a growing utterance and a batch of what late readers and exports asked for. Belongs to the event loop; the
 * network computes on the worker pool.
 */
final class TranslationLane {
    private static final int BATCH = 8;

    /** What networks made of a text, and which. */
    record Translated(String text, List<String> modelIds) {}

    private record Job(String text, Promise<Translated> result) {}

    private final Locale from;
    private final Locale to;
    private final Translators translators;
    private final WorkerExecutor workers;
    private final int bound;
    private final Counter finalsTranslated;
    private final Counter partialsTranslated;
    private final Deque<Job> live = new ArrayDeque<>();
    private final Deque<Job> later = new ArrayDeque<>();
    private final Map<String, Job> growing = new LinkedHashMap<>();
    private boolean busy;
    private boolean laterIsNext;

    TranslationLane(
            Locale from, Locale to, Translators translators, WorkerExecutor workers, int bound, MeterRegistry meters) {
        this.from = from;
        this.to = to;
        this.translators = translators;
        this.workers = workers;
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

    boolean isFull() {
        return live.size() >= bound;
    }

    /** A final that readers wait for. */
    Future<Translated> translateLive(String text) {
        return queue(live, text);
    }

    /** A final that can wait: its text lies in a log, so that this queue needs no bound of its own. */
    Future<Translated> translateLater(String text) {
        return queue(later, text);
    }

    /** The newest version of a growing utterance; fails for a version that was superseded before its turn came. */
    Future<Translated> translateGrowing(String key, String text) {
        Job job = new Job(text, Promise.promise());
        Job superseded = growing.put(key, job);
        if (superseded != null) {
            superseded.result.fail(new TranslationException("superseded by a newer version"));
        }
        work();
        return job.result.future();
    }

    /** The utterance is final: its growing versions are of no use any more. */
    void forget(String key) {
        Job superseded = growing.remove(key);
        if (superseded != null) {
            superseded.result.fail(new TranslationException("superseded by the final"));
        }
    }

    private Future<Translated> queue(Deque<Job> queue, String text) {
        Job job = new Job(text, Promise.promise());
        queue.add(job);
        work();
        return job.result.future();
    }

    private void work() {
        if (busy) {
            return;
        }
        boolean partial = live.isEmpty() && !growing.isEmpty() && !(laterIsNext && !later.isEmpty());
        List<Job> batch = partial ? firstGrowing() : batch(live.isEmpty() ? later : live);
        if (!batch.isEmpty()) {
            laterIsNext = partial;
            busy = true;
            translate(batch, partial ? partialsTranslated : finalsTranslated);
        }
    }

    private void translate(List<Job> batch, Counter counter) {
        List<String> texts = batch.stream().map(Job::text).toList();
        workers.executeBlocking(() -> translateNow(texts), false).onComplete(result -> {
            busy = false;
            if (result.succeeded()) {
                counter.increment(batch.size());
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).result.complete(result.result().get(i));
                }
            } else if (batch.size() == 1) {
                batch.get(0).result.fail(result.cause());
            } else {
                // one text that breaks the network must not take its neighbours with it
                busy = true;
                oneByOne(batch.iterator(), counter);
                return;
            }
            work();
        });
    }

    private void oneByOne(Iterator<Job> jobs, Counter counter) {
        if (!jobs.hasNext()) {
            busy = false;
            work();
            return;
        }
        Job job = jobs.next();
        workers.executeBlocking(() -> translateNow(List.of(job.text)).get(0), false)
                .onSuccess(translated -> counter.increment())
                .onComplete(job.result)
                .onComplete(done -> oneByOne(jobs, counter));
    }

    private List<Translated> translateNow(List<String> texts) {
        Translator translator = translators
                .find(from, to)
                .orElseThrow(() -> new TranslationException(translators.installHint(from, to)));
        return translator.translateTexts(texts).stream()
                .map(text -> new Translated(text, translator.modelIds()))
                .toList();
    }

    private List<Job> firstGrowing() {
        Iterator<Job> jobs = growing.values().iterator();
        Job first = jobs.next();
        jobs.remove();
        return List.of(first);
    }

    private static List<Job> batch(Deque<Job> queue) {
        List<Job> batch = new ArrayList<>();
        while (batch.size() < BATCH && !queue.isEmpty()) {
            batch.add(queue.poll());
        }
        return batch;
    }
}
