package org.meetinginterpreter.model;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine that an environment's PATH names. */
final class Programs {
    private static final Duration LONGEST_RUN = Duration.ofHours(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Map<String, String> environment;

    Programs(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** How a program ended and what it said on both streams. */
    record Result(int status, List<String> lines) {}

    /**
     * Finds a program.
     *
     * @param advice what to do where it is missing
     */
    Path find(String program, String advice) throws IOException {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate.toAbsolutePath();
            }
        }
        throw new IOException(program + " is not on the PATH: " + advice);
    }

    /**
     * Runs a command to its end.
     *
     * @param folder its working folder, and its folder for temporary files
     * @param watch called several times a second while it runs
     */
    Result run(Path folder, Runnable watch, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        // a program must not outlive an interrupted installer: it writes into folders that the next one removes
        Thread ending = new Thread(() -> end(process), "end-program");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            process.getOutputStream().close();
            long deadline = System.nanoTime() + LONGEST_RUN.toNanos();
            while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                watch.run();
                if (System.nanoTime() > deadline) {
                    throw new IOException(
                            command.get(0) + " was stopped: it ran longer than " + LONGEST_RUN.toHours() + " hours");
                }
            }
            List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
            return new Result(process.exitValue(), lines);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " ran", e);
        } finally {
            end(process);
            forget(ending);
            Files.deleteIfExists(output);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is running already
        }
    }
}
