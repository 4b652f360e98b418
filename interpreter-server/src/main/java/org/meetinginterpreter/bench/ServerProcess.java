package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, started as a person would: {@code scripts/interpreter serve --port 0 --json}. */
public final class ServerProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final URI url;
    private final String organizerToken;
    private final double startSeconds;

    private ServerProcess(Process process, URI url, String organizerToken, double startSeconds) {
        this.process = process;
        this.url = url;
        this.organizerToken = organizerToken;
        this.startSeconds = startSeconds;
    }

    /**
     * Starts it and waits until its engines are warm; its log goes where ours goes.
     *
     * @param home of the server: models, native caches, data
     */
    public static ServerProcess start(Path repository, Path home) {
        return start(repository, home, 0);
    }

    /**
     * Starts it on a port and waits until its engines are warm.
     *
     * @param port 0: a free one
     */
    static ServerProcess start(Path repository, Path home, int port) {
        return start(repository, home, port, Map.of(), ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * Starts it with settings and waits until its engines are warm.
     *
     * @param settings as environment variables
     * @param log where its log goes
     */
    static ServerProcess start(
            Path repository, Path home, int port, Map<String, String> settings, ProcessBuilder.Redirect log) {
        ProcessBuilder command = command(repository, home, port);
        command.environment().putAll(settings);
        command.redirectError(log);
        long begin = System.nanoTime();
        try {
            Process process = command.start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            while (line != null && !line.startsWith("{")) {
                line = out.readLine();
            }
            if (line == null) {
                throw new BenchException("the server ended before it was ready; its reason stands above");
            }
            JsonNode ready = new ObjectMapper().readTree(line);
            return new ServerProcess(
                    process,
                    URI.create(ready.path("url").asText()),
                    ready.path("organizerToken").asText(),
                    (System.nanoTime() - begin) / 1e9);
        } catch (IOException e) {
            throw new BenchException("the server could not be started: " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder command(Path repository, Path home, int port) {
        ProcessBuilder command = new ProcessBuilder(
                repository.resolve("scripts/interpreter").toString(),
                "serve",
                "--port",
                Integer.toString(port),
                "--json");
        // this process runs from the built jar: what it measures is that build
        command.environment().put("INTERPRETER_SKIP_BUILD", "1");
        command.environment().put("INTERPRETER_HOME", home.toString());
        return command;
    }

    /** Starts one on a port and ends it as a loss of power would before it is ready; blocks until it is gone. */
    static void startAndKill(Path repository, Path home, int port, Duration after) {
        ProcessBuilder command = command(repository, home, port);
        command.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = command.start();
            if (process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BenchException("the server ended by itself before it was ready");
            }
            process.destroyForcibly().waitFor();
        } catch (IOException e) {
            throw new BenchException("the server could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    public URI url() {
        return url;
    }

    public String organizerToken() {
        return organizerToken;
    }

    /** The server's own process: the script becomes the JVM. */
    public long pid() {
        return process.pid();
    }

    /** From the start of the script until the engines were warm. */
    public double startSeconds() {
        return startSeconds;
    }

    /** Whether it runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a loss of power would: {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
