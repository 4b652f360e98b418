package org.meetinginterpreter.caption;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that recognise for all tracks, in the order in which calls came; a track has one call at a time here, so that none
 * takes more than its turn. A call that does not come back in its time is given up: its thread is left to itself, another takes its
 * place in the pool, and leaves it again should the call come back after all. Results are delivered on the owner's event loop.
 * Thread-safe, but for {@link #giveUpStuck()}, {@link #observe()}
 * and {@link #easing()}, which belong to the event loop.
 */
public final class RecognitionWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecognitionWorkers.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What came of a call, and the processor time that its thread took for it. */
    public record Done<T>(T result, long processorNanos) {}

    private final Context owner;
    private final int threads;
    private final LongSupplier nanoTime;
    private final ThreadPoolExecutor pool;
    private final Set<Call<?>> running = ConcurrentHashMap.newKeySet();
    private final Easing easing = new Easing();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicLong givenUp = new AtomicLong();
    private final AtomicLong processorNanos = new AtomicLong();
    private final AtomicLong longestWaitNanos = new AtomicLong();

    /**
     * @param owner whose event loop gets the results
     * @param threads how many calls run at once
     * @param nanoTime a clock
     */
    public RecognitionWorkers(Context owner, int threads, LongSupplier nanoTime) {
        this.owner = owner;
        this.threads = threads;
        this.nanoTime = nanoTime;
        AtomicInteger count = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "recognition-" + count.incrementAndGet());
            // one that is stuck must not keep the process alive
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Shows what they do as metrics. */
    public RecognitionWorkers measuredBy(MeterRegistry meters) {
        Gauge.builder(
                        "interpreter.recognition.waiting",
                        pool,
                        all -> all.getQueue().size())
                .description("Calls that wait for a recognition thread")
                .register(meters);
        Gauge.builder("interpreter.recognition.stuck", stuck, AtomicInteger::get)
                .description("Recogniser calls that were given up and have not come back")
                .register(meters);
        FunctionCounter.builder("interpreter.recognition.given.up", givenUp, AtomicLong::get)
                .description(
                        "Recogniser calls that took too long and were given up; their tracks went on with new ones")
                .register(meters);
        FunctionCounter.builder("interpreter.recognition.processor.seconds", processorNanos, nanos -> nanos.get() / 1e9)
                .description("Processor time of recognition")
                .register(meters);
        Gauge.builder("interpreter.recognition.easing", easing, Easing::factor)
                .description("How many times less often partials are made since calls wait for threads; 1: as usual")
                .register(meters);
        return this;
    }

    /**
     * Runs a call when its turn has come.
     *
     * @param longest how long it may run, waiting for its turn not counted
     * @param late runs after a call that was given up has come back, on its thread: to free what it held
     * @return fails with {@link StuckCallException} when the call is given up
     */
    public <T> Future<Done<T>> call(Callable<T> work, Duration longest, Runnable late) {
        Call<T> call = new Call<>(work, longest, late, nanoTime.getAsLong());
        pool.execute(call);
        return call.promise.future();
    }

    /** Gives up calls that run for too long; to be called every now and then. */
    public void giveUpStuck() {
        long now = nanoTime.getAsLong();
        for (Call<?> call : List.copyOf(running)) {
            if (now - call.startedNanos > call.longest.toNanos() && call.giveUp()) {
                givenUp.incrementAndGet();
                resize(stuck.incrementAndGet());
                String message = "recognition hung for " + call.longest.toSeconds() + " s and was given up";
                LOG.error("{}; {} such calls have not come back", message, stuck.get());
                call.promise.fail(new StuckCallException(message));
            }
        }
    }

    private void resize(int abandoned) {
        synchronized (pool) {
            int size = threads + abandoned;
            if (size > pool.getMaximumPoolSize()) {
                pool.setMaximumPoolSize(size);
                pool.setCorePoolSize(size);
            } else {
                pool.setCorePoolSize(size);
                pool.setMaximumPoolSize(size);
            }
        }
    }

    /** Sees whether calls wait for threads; to be called a few times a second, on the event loop. */
    public void observe() {
        easing.observe(nanoTime.getAsLong() / 1_000_000, longestWait());
    }

    /** What follows from that; belongs to the event loop. */
    public Easing easing() {
        return easing;
    }

    /** How many calls were given up and have not come back. */
    public int stuck() {
        return stuck.get();
    }

    /** The longest that a call waited for a thread since this was last asked, those that still wait included. */
    private Duration longestWait() {
        long longest = longestWaitNanos.getAndSet(0);
        if (pool.getQueue().peek() instanceof Call<?> next) {
            longest = Math.max(longest, nanoTime.getAsLong() - next.submittedNanos);
        }
        return Duration.ofNanos(longest);
    }

    /** Lets calls under way come to their end; those that wait are dropped. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    private final class Call<T> implements Runnable {
        private final Callable<T> work;
        private final Duration longest;
        private final Runnable late;
        private final long submittedNanos;
        private final Promise<Done<T>> promise = Promise.promise();
        private long startedNanos;
        private boolean over;
        private boolean isGivenUp;

        Call(Callable<T> work, Duration longest, Runnable late, long submittedNanos) {
            this.work = work;
            this.longest = longest;
            this.late = late;
            this.submittedNanos = submittedNanos;
        }

        @Override
        public void run() {
            startedNanos = nanoTime.getAsLong();
            longestWaitNanos.accumulateAndGet(startedNanos - submittedNanos, Math::max);
            running.add(this);
            long before = THREADS.getCurrentThreadCpuTime();
            try {
                T result = work.call();
                long took = THREADS.getCurrentThreadCpuTime() - before;
                processorNanos.addAndGet(took);
                settle(() -> promise.complete(new Done<>(result, took)));
            } catch (Exception | Error failure) {
                settle(() -> promise.fail(failure));
            }
        }

        private void settle(Runnable delivery) {
            running.remove(this);
            if (end()) {
                owner.runOnContext(back -> delivery.run());
            } else {
                LOG.warn("a recogniser's call that was given up came back after all");
                resize(stuck.decrementAndGet());
                late.run();
            }
        }

        /** Whether it ends before it is given up. */
        private synchronized boolean end() {
            over = true;
            return !isGivenUp;
        }

        private synchronized boolean giveUp() {
            boolean first = !over && !isGivenUp;
            isGivenUp |= first;
            return first;
        }
    }
}
