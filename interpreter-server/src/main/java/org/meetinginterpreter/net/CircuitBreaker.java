package org.meetinginterpreter.net;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Spares a service that fails, and those who would wait for it. After some failures in a row calls are refused at once; after a
 * pause one of them goes through as a trial, whose success ends the matter and whose failure doubles the pause. Thread-safe.
 */
public final class CircuitBreaker {
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 4;

    private final String service;
    private final Function<String, ? extends RuntimeException> refusal;
    private final Predicate<Throwable> harmless;
    private final LongSupplier nanoTime;
    private int failures;
    private long openUntil;
    private boolean trial;

    /**
     * Lets calls through.
     *
     * @param refusal of calls that are not made, from a sentence that says why
     * @param harmless what a service throws that works and does not take what it was sent: no reason to leave others without it
     * @param nanoTime the clock of its pauses
     */
    public CircuitBreaker(
            String service,
            Function<String, ? extends RuntimeException> refusal,
            Predicate<Throwable> harmless,
            LongSupplier nanoTime) {
        this.service = service;
        this.refusal = refusal;
        this.harmless = harmless;
        this.nanoTime = nanoTime;
    }

    /** Whether a call would be refused now. */
    public synchronized boolean isOpen() {
        return failures >= FAILURES && (trial || nanoTime.getAsLong() - openUntil < 0);
    }

    /** Makes the call; what it throws is a failure, except what is harmless. */
    public <T> T call(Supplier<T> action) {
        begin();
        T result;
        try {
            result = action.get();
        } catch (RuntimeException | Error e) {
            if (harmless.test(e)) {
                succeeded();
            } else {
                failed();
            }
            throw e;
        }
        succeeded();
        return result;
    }

    private synchronized void begin() {
        if (isOpen()) {
            throw refusal.apply(service + " failed " + failures
                    + " times in a row and is left alone for a while; see the log for why, and whether it runs");
        }
        trial = failures >= FAILURES;
    }

    private synchronized void succeeded() {
        failures = 0;
        trial = false;
    }

    private synchronized void failed() {
        failures++;
        trial = false;
        int doublings = Math.min(Math.max(0, failures - FAILURES), MOST_DOUBLINGS);
        openUntil = nanoTime.getAsLong() + (PAUSE.toNanos() << doublings);
    }
}
