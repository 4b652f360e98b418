package org.meetinginterpreter.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What was installed: written into the model's folder before the folder takes its place in the store, so that a folder with a
 * manifest is a whole model. Every file has its size and SHA-256; for models without published hashes these pin what came.
 *
 * @param published whether the files were checked against published hashes
 * @param source which source they came from, in words
 */
record Manifest(
        String id,
        ModelTask task,
        String engine,
        List<String> languages,
        String licence,
        boolean published,
        String source,
        String installedAt,
        List<ModelFile> files) {
    static final String FILE_NAME = ".manifest.json";

    Manifest {
        languages = List.copyOf(languages);
        files = List.copyOf(files);
        files.forEach(file -> {
            if (file.size() == null || file.sha256() == null) {
                throw new ModelException("the manifest of " + id + " lacks the size or hash of " + file.path());
            }
        });
    }

    static Manifest of(ModelEntry entry, List<ModelFile> files, boolean published, String source) {
        return new Manifest(
                entry.id(),
                entry.task(),
                entry.engine(),
                entry.languages(),
                entry.licence(),
                published,
                source,
                Instant.now().toString(),
                files);
    }

    static Manifest read(Path folder) {
        Path path = folder.resolve(FILE_NAME);
        try {
            return CatalogueJson.MAPPER.readValue(Files.readString(path), Manifest.class);
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    "the manifest " + path + " is damaged; remove the folder and install the model again", e);
        } catch (IOException e) {
            throw new ModelException("cannot read the manifest " + path + ": " + FileErrors.describe(e), e);
        }
    }

    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE_NAME),
                CatalogueJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    InstalledModel in(Path folder) {
        return new InstalledModel(
                id,
                task,
                engine,
                languages.stream().map(LanguageGroup::parse).toList(),
                licence,
                published,
                folder,
                files);
    }
}
