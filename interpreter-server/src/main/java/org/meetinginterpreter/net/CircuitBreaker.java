package org.meetinginterpreter.libretranslate;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.meetinginterpreter.translation.TranslationException;

/**
 * Spares a service that fails, and those who would wait for it. After some failures in a row calls are refused at once; after a
 * pause one of them goes through as a trial, whose success ends the matter and whose failure doubles the pause. Thread-safe.
 */
final class CircuitBreaker {
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 4;

    /** The service works, but does not take what it was sent: no reason to leave others without it. */
    static final class Refused extends TranslationException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private final String service;
    private final LongSupplier nanoTime;
    private int failures;
    private long openUntil;
    private boolean trial;

    CircuitBreaker(String service, LongSupplier nanoTime) {
        this.service = service;
        this.nanoTime = nanoTime;
    }

    /** Whether a call would be refused now. */
    synchronized boolean isOpen() {
        return failures >= FAILURES && (trial || nanoTime.getAsLong() - openUntil < 0);
    }

    /** Makes the call; what it throws is a failure, except {@link Refused}. */
    <T> T call(Supplier<T> action) {
        begin();
        T result;
        try {
            result = action.get();
        } catch (Refused e) {
            succeeded();
            throw e;
        } catch (RuntimeException | Error e) {
            failed();
            throw e;
        }
        succeeded();
        return result;
    }

    private synchronized void begin() {
        if (isOpen()) {
            throw new TranslationException(service + " failed " + failures
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
