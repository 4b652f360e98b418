package org.meetinginterpreter.translation.marian;

import java.util.Map;

/**
 * Settings that DJL's PyTorch engine reads once, when it starts: a program calls {@link #apply} before its first network. A value
 * that is already set, with {@code -D} or in code, stays.
 */
public final class PyTorchEngineSettings {
    /**
     * One thread a call: several calls at once use the cores better than one call on several. The graph optimiser would spend
     * 150-200 ms on the first call of each shape. The last two keep DJL from asking the network for models and from reporting use.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false",
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true");

    private PyTorchEngineSettings() {}

    /** Sets what is not set; safe to call often, and without effect once the engine runs. */
    public static void apply() {
        DEFAULTS.forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
    }
}
