package org.meetinginterpreter.translation.marian;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Networks of several languages: translators of their pairs hold one in memory together, and the last of them frees it. Thread-safe. */
final class SharedNetworks {
    private static final Map<Path, SharedNetworks> LOADED = new HashMap<>();

    private final MarianNetwork network;
    private int users;

    private SharedNetworks(MarianNetwork network) {
        this.network = network;
    }

    /**
     * The network of a file: loaded, if no other translator has it. Give it back with {@link #release}.
     *
     * @param loader runs while other takers wait
     */
    static MarianNetwork take(Path file, Supplier<MarianNetwork> loader) {
        synchronized (LOADED) {
            SharedNetworks shared = LOADED.get(file);
            if (shared == null) {
                shared = new SharedNetworks(loader.get());
                LOADED.put(file, shared);
            }
            shared.users++;
            return shared.network;
        }
    }

    /** Closes the network when nobody else has it; one that was never shared at once. */
    static void release(MarianNetwork network) {
        synchronized (LOADED) {
            for (SharedNetworks shared : LOADED.values()) {
                if (shared.network == network && --shared.users > 0) {
                    return;
                }
            }
            LOADED.values().removeIf(shared -> shared.network == network);
        }
        network.close();
    }
}
