package org.meetinginterpreter.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Puts models of the catalogue into the store. A model is fetched into a temporary folder inside the store, its files are checked for
 * size and SHA-256, and one rename puts it in place: whatever goes wrong, the store holds whole models only. One installer works
 * at a time in a store; another waits for it. Blocks: keep it off event loops.
 */
public final class ModelInstaller {
    /** Names the folder that is asked before all other sources. */
    public static final String MIRROR_VARIABLE = "INTERPRETER_MODELS_MIRROR";

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final ModelStore store;
    private final ModelCatalog catalog;
    private final Map<String, String> environment;
    private final InstallProgress progress;
    private final Duration longestSilence;
    private final ToLongFunction<Path> freeBytes;

    /**
     * An installer for a home.
     *
     * @param environment PATH, where {@code python3} and {@code mvn} are found, what these programs themselves read, and
     *     {@value #MIRROR_VARIABLE}
     */
    public ModelInstaller(
            InterpreterHome home, ModelCatalog catalog, Map<String, String> environment, InstallProgress progress) {
        this(home, catalog, environment, progress, LONGEST_SILENCE, ModelInstaller::freeBytes);
    }

    ModelInstaller(
            InterpreterHome home,
            ModelCatalog catalog,
            Map<String, String> environment,
            InstallProgress progress,
            Duration longestSilence,
            ToLongFunction<Path> freeBytes) {
        this.store = new ModelStore(home);
        this.catalog = catalog;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
        this.longestSilence = longestSilence;
        this.freeBytes = freeBytes;
    }

    /**
     * What the operator agreed to.
     *
     * @param unverified models without a published hash: what comes is pinned in the manifest
     * @param licence licences other than the permissive ones
     */
    public record Acceptance(boolean unverified, boolean licence) {}

    /** A model that is in the store now. */
    public record Installation(InstalledModel model, boolean wasThere) {}

    /**
     * Installs models by id ({@code default} stands for several); those already there are left alone.
     *
     * @throws ModelException when one cannot be installed, after the others were; says why for each source that was tried
     */
    public List<Installation> install(Collection<String> ids, Acceptance accepted) {
        List<ModelEntry> wanted = catalog.resolve(ids);
        wanted.stream()
                .filter(entry -> store.installed(entry.id()).isEmpty())
                .forEach(entry -> requireAccepted(entry, accepted));
        if (wanted.stream().allMatch(entry -> store.installed(entry.id()).isPresent())) {
            return wanted.stream()
                    .map(entry -> new Installation(store.require(entry.id()), true))
                    .toList();
        }
        Optional<Path> mirror = mirror();
        try (StoreLock lock = StoreLock.acquire(store.folder(), progress)) {
            Path work = lock.workFolder();
            return installAll(wanted, accepted, work, downloads(work, mirror));
        } catch (IOException e) {
            throw new ModelException("cannot write to " + store.folder() + ": " + FileErrors.describe(e), e);
        }
    }

    private List<Installation> installAll(
            List<ModelEntry> wanted, Acceptance accepted, Path work, Downloads downloads) {
        List<Installation> done = new ArrayList<>();
        Map<String, ModelException> failures = new LinkedHashMap<>();
        for (ModelEntry entry : wanted) {
            try {
                Optional<InstalledModel> there = store.installed(entry.id());
                if (there.isEmpty()) {
                    installOne(entry, accepted, work, downloads);
                }
                done.add(new Installation(store.require(entry.id()), there.isPresent()));
            } catch (ModelException e) {
                failures.put(entry.id(), e);
            }
        }
        if (!failures.isEmpty()) {
            throw new ModelException(
                    failures.values().stream().map(ModelException::getMessage).collect(Collectors.joining(" | ")));
        }
        return done;
    }

    private void installOne(ModelEntry entry, Acceptance accepted, Path work, Downloads downloads) {
        Path place = store.path(entry.id());
        if (Files.exists(place)) {
            throw new ModelException("the folder " + place + " is in the way of model " + entry.id()
                    + ": no installer made it; remove it and run the command again");
        }
        requireSpace(entry, work);
        List<ModelSource> sources = new ArrayList<>(entry.sources());
        downloads.mirroredFolder(entry).ifPresent(folder -> sources.add(0, folder));
        List<String> reasons = new ArrayList<>();
        for (ModelSource source : sources) {
            Path staged = work.resolve(entry.id());
            try {
                StagedModel model = new StagedModel(entry, staged);
                model.fetch(source, downloads);
                List<ModelFile> files = model.check();
                boolean published = entry.hasPinnedFiles() || ModelEntry.isPinned(source);
                if (!published && !accepted.unverified()) {
                    throw new ModelException("no SHA-256 is published for its files as they lie there; "
                            + "--accept-unverified takes them and pins what came");
                }
                model.publish(Manifest.of(entry, files, published, source.describe()), place);
                return;
            } catch (IOException e) {
                reasons.add(source.describe() + ": " + FileErrors.describe(e));
                if (FileErrors.isDiskFull(e)) {
                    break;
                }
            } catch (ModelException | UncheckedIOException e) {
                reasons.add(source.describe() + ": " + e.getMessage());
            } finally {
                StoreLock.remove(staged);
            }
        }
        throw new ModelException("model " + entry.id() + " is not installed: " + String.join("; then ", reasons));
    }

    private static void requireAccepted(ModelEntry entry, Acceptance accepted) {
        if (!accepted.licence() && Licence.needsAcceptance(entry.licence())) {
            throw new ModelException("model " + entry.id() + " has the licence '" + entry.licence()
                    + "': read its terms, then install it with --accept-licence");
        }
        if (!accepted.unverified() && !entry.isPublished()) {
            throw new ModelException(
                    "model " + entry.id() + ": its makers publish no SHA-256, so what comes cannot be checked; "
                            + "--accept-unverified installs it and pins what came");
        }
    }

    private void requireSpace(ModelEntry entry, Path work) {
        boolean packed = entry.sources().stream().anyMatch(ModelSource.Archive.class::isInstance);
        // a zip lies beside what it unpacks to
        long needed = packed ? 2 * entry.size() : entry.size();
        long free = freeBytes.applyAsLong(work);
        if (free < needed) {
            throw new ModelException(
                    "model " + entry.id() + " needs about " + megabytes(needed) + " MB in " + store.folder()
                            + ", where " + megabytes(free)
                            + " are free: free some space, or set INTERPRETER_HOME to a folder on a larger disk");
        }
    }

    private Downloads downloads(Path work, Optional<Path> mirror) {
        return new Downloads(
                work.resolve(".downloads"),
                mirror,
                new PackageDownload(new Programs(environment), progress),
                new HttpDownload(progress, longestSilence),
                progress);
    }

    private Optional<Path> mirror() {
        String named = environment.getOrDefault(MIRROR_VARIABLE, "");
        if (named.isBlank()) {
            return Optional.empty();
        }
        Path folder = Path.of(named).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new ModelException("the mirror " + folder + " is not a folder: correct or unset " + MIRROR_VARIABLE);
        }
        return Optional.of(folder);
    }

    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // writing will tell
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}
