package org.meetinginterpreter.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installed models: {@code $INTERPRETER_HOME/models/<id>/}, each with a manifest. Readers need no lock: a model appears whole, by
 * a rename, and its files never change. Thread-safe.
 */
public final class ModelStore {
    /** A file system's clock may tick as slowly as this: two changes within it look like one. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private final Path folder;
    private volatile Listing listing;

    /** What the folder held when it was read. */
    private record Listing(Instant changed, Instant read, List<InstalledModel> models) {
        boolean isOf(Instant lastChange) {
            return changed.equals(lastChange) && read.isAfter(changed.plus(TICK));
        }
    }

    public ModelStore(InterpreterHome home) {
        this.folder = home.models();
    }

    /** The store of this process's environment. */
    public static ModelStore open() {
        return new ModelStore(InterpreterHome.fromEnvironment());
    }

    public Path folder() {
        return folder;
    }

    /** Where a model's files lie once it is installed. */
    public Path path(String id) {
        return folder.resolve(ModelFile.requireRelative(id));
    }

    /** All installed models, by id. Reads the disk only when something was installed or removed since. */
    public List<InstalledModel> installed() {
        try {
            Instant changed = Files.getLastModifiedTime(folder).toInstant();
            Listing known = listing;
            if (known == null || !known.isOf(changed)) {
                Instant now = Instant.now();
                known = new Listing(changed, now, list());
                listing = known;
            }
            return known.models();
        } catch (IOException e) {
            throw new ModelException("cannot read the model store " + folder + ": " + FileErrors.describe(e), e);
        }
    }

    private List<InstalledModel> list() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(ModelStore::isInstalled)
                    .sorted()
                    .map(model -> Manifest.read(model).in(model))
                    .toList();
        }
    }

    public Optional<InstalledModel> installed(String id) {
        Path model = path(id);
        return isInstalled(model) ? Optional.of(Manifest.read(model).in(model)) : Optional.empty();
    }

    /** An installed model; where it is absent the message names the command that installs it. */
    public InstalledModel require(String id) {
        return installed(id)
                .orElseThrow(() -> new ModelException("model " + id + " is not installed in " + folder
                        + ": run 'scripts/interpreter models install " + id + "'"));
    }

    /**
     * Installed models for a task and languages (for translation from and to), best match first by {@link LanguageMatch},
     * then larger models before smaller ones.
     */
    public List<InstalledModel> find(ModelTask task, Locale... languages) {
        List<Locale> wanted = Arrays.asList(languages);
        return installed().stream()
                .filter(model -> model.task() == task && model.distance(wanted).isPresent())
                .sorted(Comparator.comparingInt(
                                (InstalledModel model) -> model.distance(wanted).getAsInt())
                        .thenComparing(InstalledModel::size, Comparator.reverseOrder())
                        .thenComparing(InstalledModel::id))
                .toList();
    }

    private static boolean isInstalled(Path model) {
        return !model.getFileName().toString().startsWith(".")
                && Files.isRegularFile(model.resolve(Manifest.FILE_NAME));
    }
}
