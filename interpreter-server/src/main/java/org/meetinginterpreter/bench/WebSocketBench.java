package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

/**
 * Autobahn's suite for WebSockets (sections 1 to 7 and 10: framing, pings, reserved bits, opcodes, fragments, UTF-8, closing,
 * fragmentation by size) against sockets that are set as the server's are.
 *
 * @param peers folder of the installed peers
 */
public record WebSocketBench(Path peers) {
    private static final String PEER = "autobahn";
    private static final List<String> CASES = List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "10.*");
    private static final Set<String> WRONG = Set.of("FAILED", "WRONG CODE", "UNCLEAN", "FAILED BY CLIENT");
    private static final int MOST_TOLD = 20;

    /** Runs; nothing where the suite is not installed. Blocks. */
    public Optional<Report> run() {
        Path folder = peers.resolve(PEER);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (EchoServer server = new EchoServer()) {
            Path work = Files.createTempDirectory("autobahn-");
            try {
                suite(folder, work, server);
                return Optional.of(report(new ObjectMapper()
                        .readTree(work.resolve("index.json").toFile())
                        .path("interpreter")));
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new BenchException("the WebSocket suite gave no readable result: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private static void suite(Path folder, Path work, EchoServer server) throws IOException, InterruptedException {
        ObjectNode spec = new ObjectMapper().createObjectNode().put("outdir", work.toString());
        spec.putArray("servers")
                .addObject()
                .put("agent", "interpreter")
                .put("url", server.url().toString());
        CASES.forEach(spec.putArray("cases")::add);
        spec.putArray("exclude-cases");
        spec.putObject("exclude-agent-cases");
        Path file = Files.writeString(work.resolve("spec.json"), spec.toString());
        ProcessBuilder command = new ProcessBuilder(
                Files.readString(folder.resolve(".python")).strip(),
                folder.resolve("bin/wstest").toString(),
                "-m",
                "fuzzingclient",
                "-s",
                file.toString());
        command.environment().put("PYTHONPATH", folder.toString());
        Path log = work.resolve("log");
        int status = command.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new BenchException("the WebSocket suite ended with " + status + ": " + Files.readString(log));
        }
    }

    private static Report report(JsonNode cases) {
        Report report = new Report("websocket", "-");
        Map<String, Integer> behaviours = new TreeMap<>();
        List<String> failed = new ArrayList<>();
        cases.properties().forEach(one -> {
            for (String part : List.of("behavior", "behaviorClose")) {
                String behaviour = one.getValue().path(part).asText();
                if (part.equals("behavior")) {
                    behaviours.merge(behaviour, 1, Integer::sum);
                }
                if (WRONG.contains(behaviour)) {
                    failed.add(one.getKey() + " " + part + ": " + behaviour);
                }
            }
        });
        int number = cases.size();
        report.line(
                "cases of Autobahn's sections 1-7 and 10", count(number), Value.NONE, new Target("> 0", number > 0));
        behaviours.forEach((behaviour, times) -> report.line("of these " + behaviour, count(times), Value.NONE));
        report.line("FAILED, or closed wrongly", count(failed.size()), Value.NONE, new Target("0", failed.isEmpty()));
        failed.stream().limit(MOST_TOLD).forEach(report::note);
        return report;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Value count(long number) {
        return new Value(Long.toString(number), (double) number);
    }
}
