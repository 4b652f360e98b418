package org.meetinginterpreter.translation.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.Turn.Urgency;

/**
 * The threads that translate for everybody. A request that finds a thread free goes at once; what comes while all are busy waits
 * in {@link WaitingTexts} and goes in batches, whoever asked for it. A text that somebody already waits for is translated once;
 * finished ones are kept for a while. Requests that are steered by an earlier translation are neither joined nor kept.
 *
 * <p>Thread-safe. Closing it fails what waits, lets what runs finish, and closes the models.
 */
public final class TranslationWorkers implements AutoCloseable {
    private final OpenModels models;
    private final List<Thread> threads = new ArrayList<>();
    private final Object lock = new Object();
    // all below belong to the lock
    private final WaitingTexts waiting = new WaitingTexts();
    private final Map<TranslationCache.Key, WaitingText> underWay = new HashMap<>();
    private final TranslationCache cache;
    private int idle;
    private boolean closed;
    private long cacheHits;
    private long cacheMisses;
    private long joined;
    private long texts;
    private long batches;

    public TranslationWorkers(SharingOptions options) {
        this.models = new OpenModels(options.modelBytes());
        this.cache = new TranslationCache(options.cachedCharacters());
        for (int i = 1; i <= options.workers(); i++) {
            Thread thread = new Thread(this::work, "translation-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** A translator that has its work done here; it is opened when it is first used. */
    public Translator share(TranslationModel model) {
        return new SharedTranslator(model, this);
    }

    /**
     * Opens a model ahead of its first use where there is room for it without closing another; blocks meanwhile.
     *
     * @throws TranslationException when it cannot be opened
     */
    public void prepare(TranslationModel model) {
        models.openIfRoom(model);
    }

    public SharingStatistics statistics() {
        synchronized (lock) {
            return new SharingStatistics(
                    cacheHits, cacheMisses, joined, texts, batches, waiting.size(), models.count(), models.closings());
        }
    }

    /** Forgets finished translations, such as when a meeting was deleted. */
    public void forget() {
        synchronized (lock) {
            cache.clear();
        }
    }

    /** The translations in order; returns when all are there. */
    List<Translation> translate(TranslationModel model, List<TranslationRequest> requests) {
        List<CompletableFuture<Translation>> results = new ArrayList<>();
        synchronized (lock) {
            if (closed) {
                throw closed(model);
            }
            requests.forEach(request -> results.add(enter(model, request)));
            lock.notifyAll();
        }
        return results.stream().map(TranslationWorkers::await).toList();
    }

    private CompletableFuture<Translation> enter(TranslationModel model, TranslationRequest request) {
        if (request.text().isBlank()) {
            return CompletableFuture.completedFuture(Translation.of(""));
        }
        Urgency urgency = request.turn().urgency();
        String party = request.turn().party();
        WaitingText text = new WaitingText(model, request);
        if (!request.isSteered()) {
            TranslationCache.Key key = key(model, request);
            Optional<Translation> finished = cache.find(key);
            if (finished.isPresent()) {
                cacheHits++;
                return CompletableFuture.completedFuture(finished.get());
            }
            WaitingText same = underWay.putIfAbsent(key, text);
            if (same != null) {
                joined++;
                waiting.hasten(same, urgency, party);
                return same.result();
            }
            cacheMisses++;
        }
        waiting.add(text, urgency, party);
        return text.result();
    }

    private static Translation await(CompletableFuture<Translation> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            // the same failure may go to several callers, each in a thread of its own
            throw new TranslationException(e.getCause().getMessage(), e.getCause());
        }
    }

    private void work() {
        for (List<WaitingText> batch = next(); !batch.isEmpty(); batch = next()) {
            translate(batch);
        }
    }

    /** What to do next; nothing when the workers are closed. */
    private List<WaitingText> next() {
        synchronized (lock) {
            idle++;
            while (waiting.size() == 0 && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // nobody but close() ends a worker
                }
            }
            List<WaitingText> batch = waiting.take(idle);
            idle--;
            batches += batch.isEmpty() ? 0 : 1;
            texts += batch.size();
            return batch;
        }
    }

    private void translate(List<WaitingText> batch) {
        TranslationModel model = batch.get(0).model();
        try (OpenModels.Lease lease = models.lease(model)) {
            translate(lease.translator(), batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(text -> fail(text, e));
        }
    }

    private void translate(Translator translator, List<WaitingText> batch) {
        try {
            List<Translation> translations = translator.translate(
                    batch.stream().map(WaitingText::request).toList());
            if (translations.size() != batch.size()) {
                throw new TranslationException(
                        "the model " + batch.get(0).model().id() + " gave " + translations.size() + " translations for "
                                + batch.size() + " texts; report this");
            }
            finish(batch, translations);
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                fail(batch.get(0), e);
            } else {
                // one text that breaks the network must not take its neighbours with it
                batch.forEach(text -> translate(translator, List.of(text)));
            }
        }
    }

    private void finish(List<WaitingText> batch, List<Translation> translations) {
        synchronized (lock) {
            for (int i = 0; i < batch.size(); i++) {
                WaitingText text = batch.get(i);
                if (!text.request().isSteered()) {
                    underWay.remove(key(text));
                    cache.put(key(text), translations.get(i));
                }
            }
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).result().complete(translations.get(i));
        }
    }

    private void fail(WaitingText text, Throwable failure) {
        synchronized (lock) {
            underWay.remove(key(text), text);
        }
        text.result()
                .completeExceptionally(
                        failure instanceof TranslationException
                                ? failure
                                : new TranslationException(
                                        "the model " + text.model().id() + " failed: " + failure, failure));
    }

    private static TranslationCache.Key key(WaitingText text) {
        return key(text.model(), text.request());
    }

    private static TranslationCache.Key key(TranslationModel model, TranslationRequest request) {
        return new TranslationCache.Key(
                model, request.text(), request.glossary().version());
    }

    private static TranslationException closed(TranslationModel model) {
        return new TranslationException("the translator " + model.id() + " is closed; open it again");
    }

    /** Fails what waits for a model, and closes it when its last batch is through. */
    void close(TranslationModel model) {
        List<WaitingText> left;
        synchronized (lock) {
            left = waiting.removeAll(text -> text.model().equals(model));
        }
        left.forEach(text -> fail(text, closed(model)));
        models.retire(model);
    }

    /** Fails what waits, lets what runs finish, ends the threads and closes the models; safe to call twice. */
    @Override
    public void close() {
        List<WaitingText> left;
        synchronized (lock) {
            closed = true;
            left = waiting.removeAll(text -> true);
            lock.notifyAll();
        }
        left.forEach(text -> fail(text, closed(text.model())));
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        models.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
