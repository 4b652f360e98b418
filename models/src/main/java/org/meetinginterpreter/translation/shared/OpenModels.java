package org.meetinginterpreter.translation.shared;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.Translator;

/**
 * Models that are open, within a bound of memory: each is opened when it is first used and closed when others need its room and it
 * was used least recently. One in use is never closed, rather the bound is exceeded. Thread-safe; opening one does not hold up
 * users of another.
 */
final class OpenModels implements AutoCloseable {
    private final long capacity;
    private final Map<TranslationModel, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
    private long closings;
    private boolean closed;

    /** Where one model goes; its own lock serialises opening it, the other fields belong to the lock of all. */
    private static final class Slot {
        private int users;
        private boolean retired;
        private volatile Translator translator;

        boolean isIdle() {
            return users == 0 && translator != null;
        }
    }

    /** An open model in use; to be given back. */
    final class Lease implements AutoCloseable {
        private final TranslationModel model;
        private final Slot slot;

        private Lease(TranslationModel model, Slot slot) {
            this.model = model;
            this.slot = slot;
        }

        Translator translator() {
            return slot.translator;
        }

        @Override
        public void close() {
            giveBack(model, slot);
        }
    }

    /** @param capacity bytes, by {@link TranslationModel#bytes()} */
    OpenModels(long capacity) {
        this.capacity = capacity;
    }

    /**
     * The model for use, opened where it is not open; may block for seconds.
     *
     * @throws TranslationException when it cannot be opened; the next one who asks tries again
     */
    Lease lease(TranslationModel model) {
        Slot slot;
        List<Translator> toClose;
        synchronized (this) {
            if (closed) {
                throw new TranslationException("the translator " + model.id() + " is closed: the engines have stopped");
            }
            slot = slots.computeIfAbsent(model, unknown -> new Slot());
            slot.users++;
            toClose = makeRoom();
        }
        // before the new one is opened, or both would need memory at once
        toClose.forEach(Translator::close);
        try {
            synchronized (slot) {
                if (slot.translator == null) {
                    slot.translator = model.open();
                }
            }
        } catch (RuntimeException | Error e) {
            giveBack(model, slot);
            throw e;
        }
        return new Lease(model, slot);
    }

    /** Opens a model ahead of its first use where there is room for it without closing another. */
    void openIfRoom(TranslationModel model) {
        synchronized (this) {
            if (!slots.containsKey(model) && bytes() + model.bytes() > capacity) {
                return;
            }
        }
        lease(model).close();
    }

    private void giveBack(TranslationModel model, Slot slot) {
        List<Translator> toClose;
        synchronized (this) {
            slot.users--;
            if (slot.users == 0 && slot.translator == null) {
                slots.remove(model, slot);
            }
            toClose = makeRoom();
            if (slot.retired && slot.isIdle()) {
                toClose.add(slot.translator);
            }
        }
        toClose.forEach(Translator::close);
    }

    /** Takes idle models out until the others fit. */
    private List<Translator> makeRoom() {
        List<Translator> toClose = new ArrayList<>();
        long bytes = bytes();
        Iterator<Map.Entry<TranslationModel, Slot>> oldest = slots.entrySet().iterator();
        while (bytes > capacity && oldest.hasNext()) {
            Map.Entry<TranslationModel, Slot> entry = oldest.next();
            if (entry.getValue().isIdle()) {
                bytes -= entry.getKey().bytes();
                toClose.add(entry.getValue().translator);
                oldest.remove();
                closings++;
            }
        }
        return toClose;
    }

    private long bytes() {
        return slots.keySet().stream().mapToLong(TranslationModel::bytes).sum();
    }

    synchronized int count() {
        return slots.size();
    }

    /** How many were closed to make room. */
    synchronized long closings() {
        return closings;
    }

    /** Closes a model once nobody uses it; the next lease opens it anew. */
    void retire(TranslationModel model) {
        Translator idle = null;
        synchronized (this) {
            Slot slot = slots.remove(model);
            if (slot != null) {
                slot.retired = true;
                idle = slot.isIdle() ? slot.translator : null;
            }
        }
        if (idle != null) {
            idle.close();
        }
    }

    /** Closes all that is idle now, and the others when they are given back. */
    @Override
    public void close() {
        List<TranslationModel> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(slots.keySet());
        }
        all.forEach(this::retire);
    }
}
