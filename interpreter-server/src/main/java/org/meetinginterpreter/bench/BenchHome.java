package org.meetinginterpreter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A home for the measured server that has the default models only, as links, and data of its own: other installed models would count
 * in its memory, and a server that runs already keeps its place.
 */
final class BenchHome implements AutoCloseable {
    private static final List<String> DEFAULT_MODELS = List.of(
            "moonshine-tiny-en", "silero-vad", "firefox-tiny-en-pt-1693087644", "firefox-tiny-pt-en-1693087646");

    private final Path folder;

    private BenchHome(Path folder) {
        this.folder = folder;
    }

    /** Makes one inside the real home. */
    static BenchHome in(Path home) {
        try {
            Path folder = Files.createTempDirectory(home, "bench-");
            Path models = Files.createDirectory(folder.resolve("models"));
            for (String model : DEFAULT_MODELS) {
                Path installed = home.resolve("models").resolve(model);
                if (!Files.isDirectory(installed)) {
                    throw new BenchException("the model " + model + " is not installed in " + home.resolve("models")
                            + ": run 'scripts/interpreter models install default'");
                }
                Files.createSymbolicLink(models.resolve(model), installed);
            }
            // unpacked native libraries are the same for all
            Files.createSymbolicLink(folder.resolve("native"), Files.createDirectories(home.resolve("native")));
            return new BenchHome(folder);
        } catch (IOException e) {
            throw new BenchException("a folder for the measured server cannot be made in " + home + ": " + e, e);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchException("the folder " + folder + " could not be removed: " + e, e);
        }
    }
}
