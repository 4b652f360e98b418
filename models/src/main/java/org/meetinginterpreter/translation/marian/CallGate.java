package org.meetinginterpreter.translation.marian;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.meetinginterpreter.translation.TranslationException;

/** Lets a bounded number of calls use something at once, in the order of their arrival, and frees it when none does. Thread-safe. */
final class CallGate {
    private final String name;
    private final int calls;
    private final Semaphore permits;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param name what it guards, for messages */
    CallGate(String name, int calls) {
        this.name = name;
        this.calls = calls;
        this.permits = new Semaphore(calls, true);
    }

    /** @throws TranslationException when the gate is closed */
    <T> T call(Supplier<T> use) {
        permits.acquireUninterruptibly();
        try {
            if (closed.get()) {
                throw new TranslationException(name + " is closed; open it again");
            }
            return use.get();
        } finally {
            permits.release();
        }
    }

    /** Turns later calls away, waits for those under way, then frees; only the first time. */
    void close(Runnable free) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        permits.acquireUninterruptibly(calls);
        try {
            free.run();
        } finally {
            permits.release(calls);
        }
    }
}
