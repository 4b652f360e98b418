package org.meetinginterpreter.translation.marian;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.TranslationException;

class CallGateTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CallGate gate = new CallGate("the translator x", 2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void letsNoMoreCallsInThanItWasTold() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(threads.submit(() -> gate.call(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                two.countDown();
                awaitLatch(two);
                return inside.decrementAndGet();
            })));
        }
        for (Future<Integer> call : calls) {
            call.get(20, SECONDS);
        }
        assertEquals(2, most.get());
    }

    @Test
    void freesOnceAfterTheLastCallAndRefusesLaterOnes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> end = new CompletableFuture<>();
        Future<String> call = threads.submit(() -> gate.call(() -> {
            begun.countDown();
            return end.join();
        }));
        assertTrue(begun.await(20, SECONDS));
        AtomicInteger freed = new AtomicInteger();
        Future<?> closing = threads.submit(() -> gate.close(freed::incrementAndGet));
        assertFalse(closing.isDone());
        assertEquals(0, freed.get());
        end.complete("done");
        assertEquals("done", call.get(20, SECONDS));
        closing.get(20, SECONDS);
        gate.close(freed::incrementAndGet);
        assertEquals(1, freed.get());
        String message = assertThrows(TranslationException.class, () -> gate.call(() -> "late"))
                .getMessage();
        assertTrue(message.contains("the translator x is closed"), message);
    }

    @Test
    void staysOpenAfterACallThatFailed() {
        for (int i = 0; i < 5; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> gate.call(() -> {
                        throw new IllegalStateException("failed");
                    }));
        }
        assertEquals("ok", gate.call(() -> "ok"));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await(5, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
