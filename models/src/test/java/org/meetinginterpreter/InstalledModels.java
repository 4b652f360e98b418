package org.meetinginterpreter;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests on real models find them; a test whose model is absent is skipped, or fails under INTERPRETER_REQUIRE_MODELS=1. */
public final class InstalledModels {
    private InstalledModels() {}

    /** The folder of an installed model. */
    public static Path folder(String modelId) {
        Path folder = home().resolve("models").resolve(modelId);
        if (!Files.isDirectory(folder)) {
            String reason = folder + " is absent; run: scripts/interpreter models install " + modelId;
            if ("1".equals(System.getenv("INTERPRETER_REQUIRE_MODELS"))) {
                fail(reason);
            }
            abort(reason);
        }
        return folder;
    }

    /** A file of the development data beside the repository. */
    public static Path sharedData(String file) {
        Path path = Path.of(System.getProperty("interpreter.repository", ".."))
                .resolve("../shared/data")
                .resolve(file);
        if (!Files.exists(path)) {
            abort(path + " is absent");
        }
        return path.normalize();
    }

    private static Path home() {
        String home = System.getenv("INTERPRETER_HOME");
        if (home != null && !home.isBlank()) {
            return Path.of(home);
        }
        String data = System.getenv("XDG_DATA_HOME");
        Path base = data == null || data.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(data);
        return base.resolve("meeting-interpreter");
    }
}
