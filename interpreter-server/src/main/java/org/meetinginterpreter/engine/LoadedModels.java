package org.meetinginterpreter.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.meetinginterpreter.model.InstalledModel;

/**
 * Models that are loaded when first asked for and stay until the end. Thread-safe; loading one does not hold up users of another.
 */
final class LoadedModels<T> {
    private final Function<InstalledModel, T> loader;
    private final Map<String, Slot<T>> slots = new HashMap<>();
    private boolean closed;

    /** Where one model goes; its lock serialises loading, a failed load is tried again by the next one who asks. */
    private static final class Slot<T> {
        private T loaded;
    }

    LoadedModels(Function<InstalledModel, T> loader) {
        this.loader = loader;
    }

    T get(InstalledModel model) {
        Slot<T> slot;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the engines are closed");
            }
            slot = slots.computeIfAbsent(model.id(), id -> new Slot<>());
        }
        synchronized (slot) {
            if (slot.loaded == null) {
                slot.loaded = loader.apply(model);
            }
            return slot.loaded;
        }
    }

    /** What was loaded, after which nothing more can be. */
    List<T> close() {
        List<Slot<T>> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(slots.values());
            slots.clear();
        }
        List<T> loaded = new ArrayList<>();
        for (Slot<T> slot : all) {
            synchronized (slot) {
                if (slot.loaded != null) {
                    loaded.add(slot.loaded);
                }
            }
        }
        return loaded;
    }
}
