package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.bench.WordErrors;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.voskserver.VoskServerOptions;

/** The client that comes with PyPI's {@code vosk}, as it is, has a recording recognised by Moonshine. */
class VoskServerIT {
    private static final String SPOKEN = "ever tried ever failed no matter try again fail again fail better";

    /** The client knows no other. */
    private static final int ITS_PORT = 2_700;

    @TempDir
    private Path folder;

    @Test
    void voskTranscriberIsServedByMoonshine() throws Exception {
        Path recording = installed("moonshine-tiny-en").resolve("recordings/beckett.wav");
        // the client loads a model even where it asks a server
        Path anyModel = installed("vosk-model-small-ko-0.22");
        Path peer = InterpreterHome.fromEnvironment().folder().resolve("peers").resolve("vosk");
        assumeTrue(Files.isDirectory(peer), "vosk is not installed: scripts/install-peers vosk");
        assumeTrue(isFree(ITS_PORT), "port " + ITS_PORT + ", the only one that the client knows, is in use");
        Files.createSymbolicLink(folder.resolve("ffmpeg"), ffmpeg(peer));
        Path output = folder.resolve("said.srt");

        try (InstalledEngines engines = InstalledEngines.open();
                TestServer server = new TestServer(
                        TestServer.inMemory()
                                .withVoskServer(new VoskServerOptions("127.0.0.1", ITS_PORT, Locale.ENGLISH, 1)),
                        engines.speech(),
                        engines.translators())) {
            assertEquals(Optional.of(ITS_PORT), server.server.voskPort());
            ProcessBuilder client = new ProcessBuilder(
                            "python3",
                            peer.resolve("bin/vosk-transcriber").toString(),
                            "--server",
                            "--model",
                            anyModel.toString(),
                            "--output-type",
                            "srt",
                            "--input",
                            recording.toString(),
                            "--output",
                            output.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("client.log").toFile());
            client.environment().put("PYTHONPATH", peer.toString());
            client.environment().put("PATH", folder + ":" + System.getenv("PATH"));
            Process process = client.start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertTrue(ended, "the client hangs");
            assertEquals(0, process.exitValue(), Files.readString(folder.resolve("client.log")));
        }

        String subtitles = Files.readString(output);
        List<String> words = Arrays.stream(subtitles.toLowerCase(Locale.ROOT).split("[^a-z']+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        int errors = WordErrors.between(List.of(SPOKEN.split(" ", -1)), words).errors();
        assertTrue(errors <= 3, errors + " word errors in: " + subtitles);
        assertTrue(subtitles.contains(" --> 00:00:0"), subtitles);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }

    private static Path ffmpeg(Path peer) throws IOException {
        try (Stream<Path> files = Files.list(peer.resolve("imageio_ffmpeg/binaries"))) {
            Optional<Path> binary = files.filter(
                            file -> file.getFileName().toString().startsWith("ffmpeg"))
                    .findFirst();
            return binary.orElseThrow(() -> new AssertionError("no ffmpeg in " + peer));
        }
    }

    private static Path installed(String model) {
        Path folder = InterpreterHome.fromEnvironment().models().resolve(model);
        if (!Files.isDirectory(folder)) {
            String reason = folder + " is absent; run: scripts/interpreter models install " + model;
            if ("1".equals(System.getenv("INTERPRETER_REQUIRE_MODELS"))) {
                fail(reason);
            }
            abort(reason);
        }
        return folder;
    }
}
