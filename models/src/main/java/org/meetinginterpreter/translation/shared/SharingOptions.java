package org.meetinginterpreter.translation.shared;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What translation may use of the machine.
 *
 * @param workers threads that run networks
 * @param cachedCharacters characters of finished translations and their sources that are kept for those who ask again; 0: none
 * @param modelBytes memory for open models; beyond it the one that was used least recently is closed. One that is in use stays
 */
public record SharingOptions(int workers, long cachedCharacters, long modelBytes) {
    public SharingOptions {
        if (workers < 1 || cachedCharacters < 0 || modelBytes < 0) {
            throw new IllegalArgumentException("translation needs at least one worker, and no negative bounds: "
                    + workers + ", " + cachedCharacters + ", " + modelBytes);
        }
    }

    /** All processors, two million characters, a quarter of the machine's memory (of its container, where it is in one). */
    public static SharingOptions ofThisMachine() {
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        return new SharingOptions(Runtime.getRuntime().availableProcessors(), 2_000_000, memory / 4);
    }
}
