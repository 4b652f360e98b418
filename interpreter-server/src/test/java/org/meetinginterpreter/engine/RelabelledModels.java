package org.meetinginterpreter.engine;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.meetinginterpreter.model.InterpreterHome;

/**
 * A store in which the two default translation models stand under other languages, so that a route through a pivot is needed:
 * {@code gl-en} reads Portuguese, which it calls Galician, and {@code en-pt} is itself.
 */
public final class RelabelledModels {
    public static final String FIRST = "gl-en";
    public static final String SECOND = "en-pt";
    public static final String PT_EN = "firefox-tiny-pt-en-1693087646";
    public static final String EN_PT = "firefox-tiny-en-pt-1693087644";

    private RelabelledModels() {}

    /** Lays the store out in a folder; the calling test is skipped where a model is absent. */
    public static InterpreterHome in(Path folder) throws IOException {
        InterpreterHome home = new InterpreterHome(folder);
        put(home, PT_EN, FIRST, List.of("gl", "en"));
        put(home, EN_PT, SECOND, List.of("en", "pt"));
        return home;
    }

    private static void put(InterpreterHome home, String model, String id, List<String> languages) throws IOException {
        Path installed = InterpreterHome.fromEnvironment().models().resolve(model);
        if (!Files.isDirectory(installed)) {
            String reason = installed + " is absent; run: scripts/interpreter models install " + model;
            if ("1".equals(System.getenv("INTERPRETER_REQUIRE_MODELS"))) {
                fail(reason);
            }
            abort(reason);
        }
        Path folder = Files.createDirectories(home.models().resolve(id));
        try (Stream<Path> files = Files.list(installed)) {
            for (Path file : files.toList()) {
                Path here = folder.resolve(file.getFileName());
                if (file.getFileName().toString().equals(".manifest.json")) {
                    String labels = "\"languages\" : [ \"" + String.join("\", \"", languages) + "\" ]";
                    Files.writeString(
                            here,
                            Files.readString(file)
                                    .replaceFirst("\"id\"\\s*:\\s*\"[^\"]*\"", "\"id\" : \"" + id + "\"")
                                    .replaceFirst("(?s)\"languages\"\\s*:\\s*\\[[^\\]]*\\]", labels));
                } else {
                    Files.createSymbolicLink(here, file);
                }
            }
        }
    }
}
