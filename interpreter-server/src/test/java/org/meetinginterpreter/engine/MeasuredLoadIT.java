package org.meetinginterpreter.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.model.InterpreterHome;

class MeasuredLoadIT {
    @Test
    void aSpeakerTakesAPartOfACore() {
        installed("moonshine-tiny-en");
        installed("silero-vad");
        try (InstalledEngines engines = InstalledEngines.open()) {
            double share = engines.speech().measure(Locale.ENGLISH).orElseThrow();

            assertTrue(share > 0.005 && share < 1, "measured " + share);
            assertEquals(share, engines.speech().measure(Locale.ENGLISH).orElseThrow(), "measured once");
            assertTrue(engines.speech().warm().contains(Locale.ENGLISH));
        }
    }

    private static void installed(String model) {
        Path folder = InterpreterHome.fromEnvironment().models().resolve(model);
        if (!Files.isDirectory(folder)) {
            String reason = folder + " is absent; run: scripts/interpreter models install " + model;
            if ("1".equals(System.getenv("INTERPRETER_REQUIRE_MODELS"))) {
                fail(reason);
            }
            abort(reason);
        }
    }
}
