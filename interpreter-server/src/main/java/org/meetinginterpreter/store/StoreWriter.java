package org.meetinginterpreter.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.meetinginterpreter.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the store. Whatever waits goes in one transaction (group commit), so that many meetings share the
 * time of one fsync; changes become durable in the order in which they came. While the store fails, what must be kept waits in a
 * bounded queue and is tried again; other changes are refused at once. Methods are thread-safe; futures and {@code failing} are
 * told on the owner's context.
 */
public final class StoreWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
    /** Bounds the time of a transaction. */
    private static final int MOST_AT_ONCE = 500;

    /** How often a store is tried that nobody wants to write: people learn early that it fails, and that it works again. */
    private static final long PROBE_MILLIS = 5_000;

    private record Waiting(List<StoreChange> changes, boolean kept, Promise<Void> durable) {}

    private final MeetingStore store;
    private final Context owner;
    private final Consumer<Boolean> failing;
    private final int mostWaiting;
    private final Duration again;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Set<Promise<Void>> settling = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private boolean failed;
    private boolean closed;
    /** Something deleted may still be found in the files. */
    private boolean unscrubbed;

    /**
     * @param owner the event loop that is told
     * @param mostWaiting how many changes may wait; beyond it they are refused
     * @param again how long a failing store is left alone before the next attempt
     * @param failing told {@code true} when the store begins to fail, {@code false} when it works again
     */
    public StoreWriter(MeetingStore store, Context owner, int mostWaiting, Duration again, Consumer<Boolean> failing) {
        this.store = store;
        this.owner = owner;
        this.mostWaiting = mostWaiting;
        this.again = again;
        this.failing = failing;
        this.unscrubbed = store.isScrubbedAtStart();
        this.thread = new Thread(this::run, "store-writer");
        thread.start();
    }

    /**
     * Changes that somebody waits for and can ask for again: a consent, a new meeting.
     *
     * @return ends when they are durable; fails with a {@link StoreException} at once while the store fails
     */
    public Future<Void> write(List<StoreChange> changes) {
        return add(new Waiting(List.copyOf(changes), false, Promise.promise()));
    }

    /**
     * Changes that nobody can make again: what was said. They are kept while the store fails, and written when it works again.
     *
     * @return ends when they are durable; fails with a {@link StoreException} when too much waits already, or they contradict
     *     what is stored
     */
    public Future<Void> keep(List<StoreChange> changes) {
        return add(new Waiting(List.copyOf(changes), true, Promise.promise()));
    }

    /**
     * Changes that have taken effect already, as {@link #keep} keeps them, for callers who do not wait until a failing store works
     * again.
     *
     * @return ends, without failure, when they are durable, or as soon as that cannot be waited for
     */
    public Future<Void> settle(List<StoreChange> changes) {
        Promise<Void> settled = Promise.promise();
        settling.add(settled);
        keep(changes)
                .onFailure(failure -> LOG.error("a change could not be kept: {}", failure.getMessage()))
                .onComplete(written -> settled.tryComplete());
        if (isFailing()) {
            settled.tryComplete();
        }
        return settled.future().onComplete(done -> settling.remove(settled));
    }

    private void tellFailing(boolean fails) {
        onOwner(() -> {
            if (fails) {
                List.copyOf(settling).forEach(Promise::tryComplete);
            }
            failing.accept(fails);
        });
    }

    /** Does something on the owner's thread, unless that has ended: then nobody is left who waits. */
    private void onOwner(Runnable task) {
        try {
            owner.runOnContext(now -> task.run());
        } catch (RejectedExecutionException over) {
            LOG.debug("nobody is left to be told what was written");
        }
    }

    private synchronized Future<Void> add(Waiting changes) {
        if (closed) {
            return refused("the server stops");
        }
        if (failed && !changes.kept()) {
            return refused("the store cannot be written now; try again later");
        }
        if (queue.size() >= mostWaiting) {
            return refused("too much waits to be written");
        }
        queue.add(changes);
        notifyAll();
        return changes.durable().future();
    }

    private static Future<Void> refused(String why) {
        return Future.failedFuture(new StoreException(Kind.UNAVAILABLE, "store: " + why));
    }

    /** Whether the last attempt failed. */
    public synchronized boolean isFailing() {
        return failed;
    }

    /** How many changes wait to be written. */
    public synchronized int waiting() {
        return queue.size();
    }

    private void run() {
        for (List<Waiting> batch = next(); !batch.isEmpty() || isUnscrubbedAndOpen(); batch = next()) {
            try {
                if (batch.isEmpty()) {
                    scrub();
                } else {
                    commit(batch);
                }
            } catch (RuntimeException e) {
                LOG.error("the store's writer failed", e);
                forget(batch);
                batch.forEach(one -> tell(one, e));
            }
        }
    }

    /** A store that fails is left alone for a while, and one that somebody reads is not scrubbed all the time. */
    private synchronized long toWaitMillis(long sinceNanos) {
        boolean pausing = failed || (unscrubbed && queue.isEmpty());
        if (closed || (!pausing && !queue.isEmpty())) {
            return 0;
        }
        long most = pausing ? again.toMillis() : PROBE_MILLIS;
        return most - Duration.ofNanos(System.nanoTime() - sinceNanos).toMillis();
    }

    private synchronized boolean isUnscrubbedAndOpen() {
        return unscrubbed && !closed;
    }

    private synchronized void forget(List<Waiting> batch) {
        queue.removeAll(batch);
    }

    /** What to write next; nothing when it is over. Changes stay in the queue until they are written. */
    private synchronized List<Waiting> next() {
        try {
            long begin = System.nanoTime();
            for (long left = toWaitMillis(begin); left > 0; left = toWaitMillis(begin)) {
                wait(left);
            }
            if (queue.isEmpty() && !closed && (failed || !unscrubbed)) {
                queue.add(new Waiting(List.of(new StoreChange.Probe()), false, Promise.promise()));
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        List<Waiting> batch = new ArrayList<>();
        int size = 0;
        for (Iterator<Waiting> waiting = queue.iterator(); waiting.hasNext() && size < MOST_AT_ONCE; ) {
            Waiting one = waiting.next();
            size += one.changes().size();
            batch.add(one);
        }
        return batch;
    }

    private void commit(List<Waiting> batch) {
        try {
            List<StoreChange> changes =
                    batch.stream().flatMap(one -> one.changes().stream()).toList();
            store.apply(changes);
            if (changes.stream().anyMatch(StoreChange::isErasing)) {
                scrub();
            }
            done(batch);
        } catch (StoreException e) {
            if (e.kind() == Kind.UNAVAILABLE) {
                unavailable(e);
            } else if (batch.size() > 1) {
                // one of them contradicts what is stored: the others must not suffer
                for (Waiting one : batch) {
                    if (!isFailing()) {
                        commit(List.of(one));
                    }
                }
            } else {
                LOG.error("a change contradicts what is stored and is given up: {}", e.getMessage());
                remove(batch);
                tell(batch.get(0), e);
            }
        }
    }

    private void scrub() {
        boolean scrubbed = false;
        try {
            scrubbed = store.scrub();
            if (!scrubbed) {
                LOG.info("what was deleted is still in the files, as somebody reads them; trying again");
            }
        } catch (StoreException e) {
            LOG.warn("what was deleted is still in the files; trying again: {}", e.getMessage());
        }
        synchronized (this) {
            unscrubbed = !scrubbed;
        }
    }

    private void done(List<Waiting> batch) {
        boolean recovered = remove(batch);
        batch.forEach(one -> onOwner(() -> one.durable().tryComplete()));
        if (recovered) {
            LOG.info("the store works again");
            tellFailing(false);
        }
    }

    private synchronized boolean remove(List<Waiting> batch) {
        queue.removeAll(batch);
        boolean recovered = failed;
        failed = false;
        return recovered;
    }

    private void unavailable(StoreException failure) {
        List<Waiting> refused = new ArrayList<>();
        boolean first;
        synchronized (this) {
            first = !failed;
            failed = true;
            for (Iterator<Waiting> waiting = queue.iterator(); waiting.hasNext(); ) {
                Waiting one = waiting.next();
                if (!one.kept() || closed) {
                    refused.add(one);
                    waiting.remove();
                }
            }
        }
        if (first) {
            LOG.error("{}", failure.getMessage());
            tellFailing(true);
        }
        refused.forEach(one -> tell(one, failure));
    }

    private void tell(Waiting one, RuntimeException failure) {
        onOwner(() -> one.durable().tryFail(failure));
    }

    /** Writes what waits, as far as the store works, and ends; blocks until then. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
