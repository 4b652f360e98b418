package org.meetinginterpreter.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.store.StoreChange.Append;
import org.meetinginterpreter.store.StoreException.Kind;

class StoreWriterTest {
    private static final int MOST = 5;

    private final Vertx vertx = Vertx.vertx();
    private final FailingStore store = new FailingStore();
    private final List<Boolean> told = new CopyOnWriteArrayList<>();
    private StoreWriter writer;

    @BeforeEach
    void open() {
        writer = new StoreWriter(store, vertx.getOrCreateContext(), MOST, Duration.ofMillis(10), told::add);
    }

    @AfterEach
    void close() {
        store.mend();
        writer.close();
        vertx.close().await();
    }

    private static List<StoreChange> entry(long seq) {
        return List.of(new Append("m_1", seq, Bytes.copyFrom(new byte[] {1})));
    }

    private static void ended(Future<?> future) {
        await().atMost(Duration.ofSeconds(20)).until(future::isComplete);
    }

    @Test
    void changesAreDurableInTheOrderInWhichTheyCame() {
        List<Future<Void>> all = new ArrayList<>();
        for (int seq = 1; seq <= 4; seq++) {
            all.add(writer.keep(entry(seq)));
        }
        ended(Future.all(all));
        assertEquals(List.of(1L, 2L, 3L, 4L), store.written());
    }

    @Test
    void aChangeThatBreaksTheStoreIsGivenUpAndTheNextAreWritten() {
        Future<Void> broken = writer.keep(List.of(new StoreChange.DeleteSetting("no entry: the store throws")));
        ended(broken);
        assertTrue(broken.failed());
        Future<Void> next = writer.keep(entry(1));
        ended(next);
        assertTrue(next.succeeded());
        assertEquals(List.of(1L), store.written());
    }

    @Test
    void whatWaitsGoesInOneTransaction() {
        store.hold();
        Future<Void> first = writer.keep(entry(1));
        store.awaitCall();
        Future<Void> second = writer.keep(entry(2));
        Future<Void> third = writer.write(entry(3));
        store.release();
        ended(Future.all(first, second, third));
        assertEquals(List.of(1, 2), store.batches());
    }

    @Test
    void whileTheStoreFailsWhatWasSaidIsKeptAndOtherChangesAreRefused() {
        store.breakDown();
        Future<Void> kept = writer.keep(entry(1));
        await().until(() -> told.equals(List.of(true)));
        assertTrue(writer.isFailing());
        Future<Void> refused = writer.write(entry(2));
        assertTrue(refused.failed());
        assertFalse(kept.isComplete());
        store.mend();
        ended(kept);
        assertTrue(kept.succeeded());
        await().until(() -> told.equals(List.of(true, false)));
        assertFalse(writer.isFailing());
        assertEquals(List.of(1L), store.written());
    }

    @Test
    void whatWaitsIsBounded() {
        store.breakDown();
        List<Future<Void>> kept = new ArrayList<>();
        for (int seq = 1; seq <= MOST + 2; seq++) {
            kept.add(writer.keep(entry(seq)));
        }
        assertTrue(kept.get(MOST).failed());
        assertTrue(kept.get(MOST + 1).failed());
        store.mend();
        ended(Future.all(kept.subList(0, MOST)));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), store.written());
    }

    @Test
    void aChangeThatContradictsTheStoreFailsAloneAndTheOthersAreMade() {
        ended(writer.keep(entry(1)));
        store.hold();
        Future<Void> before = writer.keep(entry(2));
        store.awaitCall();
        Future<Void> same = writer.keep(entry(1));
        Future<Void> after = writer.keep(entry(3));
        store.release();
        ended(Future.join(before, same, after).otherwiseEmpty());
        assertTrue(before.succeeded());
        assertEquals(Kind.CONFLICT, ((StoreException) same.cause()).kind());
        assertTrue(after.succeeded());
        assertEquals(List.of(1L, 2L, 3L), store.written());
        assertEquals(List.of(), told);
    }

    @Test
    void closingWritesWhatWaitsAndRefusesWhatComesLater() {
        Future<Void> last = writer.keep(entry(1));
        writer.close();
        ended(last);
        assertEquals(List.of(1L), store.written());
        assertTrue(writer.keep(entry(2)).failed());
    }

    @Test
    void closingDoesNotWaitForAStoreThatFails() {
        store.breakDown();
        Future<Void> lost = writer.keep(entry(1));
        await().until(() -> told.equals(List.of(true)));
        writer.close();
        ended(lost);
        assertEquals(
                Kind.UNAVAILABLE,
                assertThrows(StoreException.class, lost::await).kind());
    }

    @Test
    void whatSomebodyReadsIsScrubbedAgainUntilItIsGone() {
        store.readFiles(3);
        ended(writer.settle(List.of(new StoreChange.Overwritten())));
        await().atMost(Duration.ofSeconds(20)).until(() -> store.scrubs() == 4);
        ended(writer.keep(entry(1)));
        assertEquals(4, store.scrubs(), "nothing was left to scrub");
    }

    @Test
    void aStoreThatNobodyWritesIsTriedUntilItWorksAgain() {
        store.breakDown();
        Future<Void> refused = writer.write(entry(1));
        ended(refused);
        assertTrue(refused.failed());
        store.mend();
        await().atMost(Duration.ofSeconds(20)).until(() -> told.equals(List.of(true, false)));
        ended(writer.write(entry(1)));
        assertEquals(List.of(1L), store.written());
    }

    /** Writes, fails and waits as told. */
    private static final class FailingStore implements MeetingStore {
        private final List<Long> written = new ArrayList<>();
        private final List<Integer> batches = new ArrayList<>();
        private boolean broken;
        private boolean held;
        private boolean called;
        private int readersOfFiles;
        private int scrubs;

        @Override
        public synchronized void apply(List<StoreChange> changes) {
            called = true;
            notifyAll();
            waitWhile(() -> held);
            if (broken) {
                throw new StoreException(Kind.UNAVAILABLE, "the disk is full");
            }
            List<Long> all = changes.stream()
                    .filter(change ->
                            !(change instanceof StoreChange.Overwritten || change instanceof StoreChange.Probe))
                    .map(change -> ((Append) change).seq())
                    .toList();
            if (all.stream().anyMatch(written::contains)) {
                throw new StoreException(Kind.CONFLICT, "taken");
            }
            written.addAll(all);
            if (!all.isEmpty()) {
                batches.add(all.size());
            }
        }

        private synchronized void waitWhile(BooleanSupplier condition) {
            try {
                while (condition.getAsBoolean()) {
                    wait();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        synchronized void hold() {
            held = true;
            called = false;
        }

        synchronized void awaitCall() {
            waitWhile(() -> !called);
        }

        synchronized void release() {
            held = false;
            notifyAll();
        }

        synchronized void breakDown() {
            broken = true;
        }

        synchronized void mend() {
            broken = false;
        }

        synchronized List<Long> written() {
            return List.copyOf(written);
        }

        synchronized List<Integer> batches() {
            return List.copyOf(batches);
        }

        @Override
        public List<StoredMeeting> meetings() {
            return List.of();
        }

        @Override
        public List<StoredDocument> documents(String meeting) {
            return List.of();
        }

        @Override
        public StoredLog log(String meeting) {
            return new StoredLog(List.of(), List.of());
        }

        @Override
        public List<StoredSound> sounds(String meeting, String participant) {
            return List.of();
        }

        @Override
        public Optional<Bytes> sound(String meeting, String participant, String recording, int chunk) {
            return Optional.empty();
        }

        @Override
        public Map<String, Bytes> settings() {
            return Map.of();
        }

        @Override
        public List<AuditRow> audit(long after, int most) {
            return List.of();
        }

        @Override
        public Optional<AuditRow> lastAudit() {
            return Optional.empty();
        }

        @Override
        public synchronized boolean scrub() {
            scrubs++;
            return --readersOfFiles < 0;
        }

        synchronized void readFiles(int times) {
            readersOfFiles = times;
        }

        synchronized int scrubs() {
            return scrubs;
        }

        @Override
        public void close() {}
    }
}
