package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A peer at work in a process of its own; orders and answers are lines of JSON. {@code scripts/install-peers} installs peers,
 * {@code scripts/peers} holds the scripts that drive them; what must be measured from a fresh start is a process of our own.
 */
public final class Peer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    private Peer(String name, Process process) {
        this.name = name;
        this.process = process;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a peer.
     *
     * @param peers folder of the installed peers
     * @param name of the peer's folder there
     * @param script that drives it
     * @return nothing when it is not installed
     */
    public static Optional<Peer> start(Path peers, String name, Path script) {
        Path folder = peers.resolve(name);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        ProcessBuilder command = new ProcessBuilder(python(folder), script.toString());
        command.environment().put("PYTHONPATH", folder.toString());
        command.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return Optional.of(start(name, command));
    }

    /** Starts a Java program with the options and classes of this one. */
    static Peer java(Class<?> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            // agents watch this process, such as one that counts covered lines
            if (!option.startsWith("-javaagent") && !option.startsWith("-agentlib")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return start(program.getSimpleName(), new ProcessBuilder(command));
    }

    private static Peer start(String name, ProcessBuilder command) {
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return new Peer(name, command.start());
        } catch (IOException e) {
            throw new BenchException("the peer " + name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** The Python that the peer was installed with, where it needs one of its own. */
    private static String python(Path folder) {
        Path own = folder.resolve(".python");
        if (!Files.exists(own)) {
            return System.getenv().getOrDefault("INTERPRETER_PYTHON", "python3");
        }
        try {
            return Files.readString(own).strip();
        } catch (IOException e) {
            throw new BenchException("the file " + own + " cannot be read: " + e.getMessage(), e);
        }
    }

    public void order(JsonNode order) {
        try {
            orders.write(order.toString());
            orders.newLine();
            orders.flush();
        } catch (IOException e) {
            throw new BenchException("the peer " + name + " does not listen any more; its error stands above", e);
        }
    }

    /** The next answer; blocks. */
    public JsonNode answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new BenchException("the peer " + name + " ended without an answer; its error stands above");
            }
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new BenchException("the peer " + name + " gave no readable answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
