package org.meetinginterpreter.model;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Adds an operator's own models: each is installed, then written into {@code $INTERPRETER_HOME/catalogue.json}. */
public final class ModelAdditions {
    private final InterpreterHome home;
    private final Map<String, String> environment;
    private final InstallProgress progress;

    /** See {@link ModelInstaller} for the environment. */
    public ModelAdditions(InterpreterHome home, Map<String, String> environment, InstallProgress progress) {
        this.home = home;
        this.environment = environment;
        this.progress = progress;
    }

    /** What the operator says about the model; the fields are those of {@link ModelEntry}. */
    public record Description(
            String id, ModelTask task, String engine, List<String> languages, String licence, String note) {
        public Description {
            ModelEntry.requireId(id);
            languages = List.copyOf(languages);
            ModelEntry.requireLanguages(languages, task, id);
        }
    }

    /** Adds the files of a folder of this machine; they are copied, and their hashes pinned. */
    public InstalledModel addFolder(Path folder, Description description, boolean acceptLicence) {
        Path absolute = folder.toAbsolutePath().normalize();
        List<ModelFile> files;
        try {
            files = Hashes.below(absolute);
        } catch (IOException e) {
            throw new ModelException("cannot read the folder " + absolute + ": " + FileErrors.describe(e), e);
        }
        if (files.isEmpty()) {
            throw new ModelException("the folder " + absolute + " holds no files");
        }
        long size = files.stream().mapToLong(ModelFile::size).sum();
        return add(entry(description, size, files, new ModelSource.Folder(absolute)), acceptLicence);
    }

    /** Adds what lies at an address: a zip, a gzip of one file, or one file. */
    public InstalledModel addAddress(String address, String sha256, Description description, boolean acceptLicence) {
        String name = address.substring(address.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(tar|tgz|txz|tar\\.[a-z0-9]+|7z|rar)")) {
            throw new ModelException("cannot unpack " + address + ": give a zip, or unpack it and add the folder");
        }
        if (sha256 == null) {
            throw new ModelException("the SHA-256 of " + address + " is missing: give it with --sha256");
        }
        ModelSource source = name.endsWith(".zip")
                ? new ModelSource.Archive(address, null, sha256)
                : new ModelSource.Https(
                        address.substring(0, Math.max(0, address.lastIndexOf('/'))),
                        List.of(new ModelSource.RemoteFile(
                                address.substring(address.lastIndexOf('/') + 1), null, sha256)));
        return add(entry(description, 0, List.of(), source), acceptLicence);
    }

    private static ModelEntry entry(Description about, long size, List<ModelFile> files, ModelSource source) {
        return new ModelEntry(
                about.id(),
                about.task(),
                about.engine(),
                about.languages(),
                about.licence(),
                size,
                about.note(),
                files,
                List.of(source));
    }

    private InstalledModel add(ModelEntry entry, boolean acceptLicence) {
        if (ModelCatalog.load(home).find(entry.id()).isPresent()) {
            throw new ModelException("the catalogue holds a model " + entry.id() + " already: choose another --id");
        }
        InstalledModel model = new ModelInstaller(home, ModelCatalog.of(List.of(entry)), environment, progress)
                .install(List.of(entry.id()), new ModelInstaller.Acceptance(false, acceptLicence))
                .get(0)
                .model();
        register(new ModelEntry(
                entry.id(),
                entry.task(),
                entry.engine(),
                entry.languages(),
                entry.licence(),
                model.size(),
                entry.note(),
                model.files(),
                entry.sources()));
        return model;
    }

    private void register(ModelEntry entry) {
        try (StoreLock lock = StoreLock.acquire(home.models(), progress)) {
            List<ModelEntry> all = new ArrayList<>(ModelCatalog.additions(home));
            all.add(entry);
            ModelCatalog.of(all);
            Path written = lock.workFolder().resolve("catalogue.json");
            Files.writeString(
                    written,
                    CatalogueJson.MAPPER
                                    .writer(SerializationFeature.INDENT_OUTPUT)
                                    .forType(ModelCatalog.ENTRIES)
                                    .writeValueAsString(all)
                            + "\n");
            Files.move(written, home.catalogue(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ModelException("cannot write " + home.catalogue() + ": " + FileErrors.describe(e), e);
        }
    }
}
