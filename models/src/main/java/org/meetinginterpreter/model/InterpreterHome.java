package org.meetinginterpreter.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of everything that is written at run time: {@code models}, {@code native} (caches of native libraries) and
 * {@code data}. It is {@code $INTERPRETER_HOME}, else {@code meeting-interpreter} in the user's XDG data folder.
 */
public record InterpreterHome(Path folder) {
    private static final String VARIABLE = "INTERPRETER_HOME";

    public InterpreterHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The home that this process's environment names. */
    public static InterpreterHome fromEnvironment() {
        return from(System.getenv());
    }

    /** The home that an environment names. */
    public static InterpreterHome from(Map<String, String> environment) {
        return resolve(environment, System.getProperty("user.home"));
    }

    static InterpreterHome resolve(Map<String, String> environment, String userHome) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return new InterpreterHome(Path.of(named));
        }
        Path xdg = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
        // the XDG specification: a relative path is invalid and ignored
        Path data = xdg.isAbsolute() ? xdg : Path.of(userHome, ".local", "share");
        return new InterpreterHome(data.resolve("meeting-interpreter"));
    }

    /** Installed models, a folder each. */
    public Path models() {
        return created("models");
    }

    /** Native libraries that engines unpack. */
    public Path nativeCache() {
        return created("native");
    }

    /** What meetings leave behind. */
    public Path data() {
        return created("data");
    }

    /** The operator's own catalogue; need not exist. */
    Path catalogue() {
        return folder.resolve("catalogue.json");
    }

    private Path created(String name) {
        Path path = folder.resolve(name);
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new ModelException(
                    "cannot create the folder " + path + ": " + FileErrors.describe(e) + "; set " + VARIABLE
                            + " to a folder that can be written",
                    e);
        }
    }
}
