package org.meetinginterpreter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meetinginterpreter.model.TestFiles.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.model.ModelInstaller.Acceptance;

/** The installer with the real pip and a disk that is really full. */
class ModelInstallerIT {
    private static final Acceptance NOTHING = new Acceptance(false, false);

    @TempDir
    Path folder;

    @Test
    void installsARealPackage() {
        InterpreterHome home = new InterpreterHome(folder);
        ModelInstaller installer =
                new ModelInstaller(home, ModelCatalog.load(home), environmentWithoutMirror(), InstallProgress.none());
        InstalledModel model;
        try {
            model = installer.install(List.of("silero-vad"), NOTHING).get(0).model();
        } catch (ModelException e) {
            boolean required = "1".equals(System.getenv("INTERPRETER_REQUIRE_MODELS"));
            Assumptions.assumeTrue(required, "no packages can be fetched here: " + e.getMessage());
            throw e;
        }
        assertTrue(Files.isRegularFile(model.file("silero_vad_16k_op15.onnx")));
        assertEquals(List.of(), new ModelVerifier(InstallProgress.none()).damage(model));
        assertEquals(
                List.of("silero-vad"),
                new ModelStore(home)
                        .find(ModelTask.VOICE_ACTIVITY).stream()
                                .map(InstalledModel::id)
                                .toList());
    }

    @Test
    void aDiskThatFillsUpLeavesNothingBehind() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()),
                "cannot mount a small disk here");
        try (FileServer server = new FileServer()) {
            byte[] data = new byte[1_000_000];
            new Random(1).nextBytes(data);
            server.serve("/m/model.bin", data);
            ModelEntry model = entry(
                    "m",
                    List.of(),
                    new ModelSource.Https(
                            server.url("/m"),
                            List.of(new ModelSource.RemoteFile(
                                    "model.bin", (long) data.length, TestFiles.sha256(data)))));
            InterpreterHome home = new InterpreterHome(disk.resolve("home"));
            ModelInstaller installer = new ModelInstaller(
                    home,
                    ModelCatalog.of(List.of(model)),
                    Map.of(),
                    InstallProgress.none(),
                    Duration.ofSeconds(5),
                    path -> Long.MAX_VALUE);
            String error = assertThrows(ModelException.class, () -> installer.install(List.of("m"), NOTHING))
                    .getMessage();
            assertTrue(error.contains("the disk is full: free some space"), error);
            try (Stream<Path> left = Files.list(home.models())) {
                assertEquals(List.of(home.models().resolve(".lock")), left.toList());
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    private static Map<String, String> environmentWithoutMirror() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove(ModelInstaller.MIRROR_VARIABLE);
        return environment;
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
