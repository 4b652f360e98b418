package org.meetinginterpreter.bench;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.meetinginterpreter.bench.MeetingSpeaker.Spoken;
import org.meetinginterpreter.bench.Recordings.Recording;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

/**
 * Malformed messages to every route and socket of a server with real engines, while a meeting goes on beside them. Afterwards the server
 * must live, hold no more memory, threads and files than before, must not have failed, and the meeting must have every caption.
 *
 * @param repository whose {@code scripts/interpreter} starts the server
 * @param home with the installed models
 * @param recordings that the meeting's speaker speaks in turn
 * @param count messages
 */
public record FuzzBench(Path repository, Path home, List<Recording> recordings, int count, long seed) {
    private static final int ATTACKERS = 8;
    /** Before this part of the messages has come, caches and pools still fill. */
    private static final double WARM_SHARE = 0.2;

    private static final long MOST_MORE_HEAP = 16L << 20;
    private static final int MOST_THREADS = 200;
    private static final int MOST_MORE_FILES = 8;
    private static final int MOST_TOLD = 10;
    private static final long REST_SECONDS = 14;

    /** Limits would answer in the place of what they protect; broken tracks go soon, so that others may come. */
    private static final Map<String, String> SETTINGS = Map.of(
            "INTERPRETER_LIMITS_ADDRESS_REQUESTS", "0",
            "INTERPRETER_LIMITS_ADDRESS_CONNECTIONS", "0",
            "INTERPRETER_LIMITS_TOKEN_REQUESTS", "1000000",
            "INTERPRETER_LIMITS_JOIN_ATTEMPTS", "1000000000",
            "INTERPRETER_LIMITS_CODE_ATTEMPTS", "1000000000",
            "INTERPRETER_LIMITS_SPEAKERS", "32",
            "INTERPRETER_LIFETIMES_TRACK_GRACE", "1s");

    /** Runs; blocks. */
    public Report run() {
        EventLoopGroup threads = NettyWebSocket.threads(1);
        try (BenchHome own = BenchHome.in(home)) {
            return run(own, threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        } catch (IOException e) {
            throw new BenchException("the server's log cannot be read: " + e.getMessage(), e);
        } finally {
            io.netty.util.concurrent.Future<?> unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private Report run(BenchHome own, EventLoopGroup threads) throws InterruptedException, IOException {
        Path log = own.folder().resolve("server.log");
        try (ServerProcess server =
                ServerProcess.start(repository, own.folder(), 0, SETTINGS, ProcessBuilder.Redirect.to(log.toFile()))) {
            MeetingApi api = new MeetingApi(server.url(), server.organizerToken());
            try (FuzzWitness witness = new FuzzWitness(api, threads, recordings)) {
                List<FuzzAttacker> attackers = new ArrayList<>();
                attack(server, api, (int) (count * WARM_SHARE), seed, attackers);
                ProcessUse before = rest(server);
                attack(server, api, count - (int) (count * WARM_SHARE), seed + ATTACKERS, attackers);
                ProcessUse after = rest(server);
                HeldMeeting held = witness.end();
                return report(attackers, before, after, held, errors(log));
            }
        }
    }

    private static void attack(ServerProcess server, MeetingApi api, int messages, long seed, List<FuzzAttacker> all)
            throws InterruptedException {
        // a rotation of signing keys is a right act of the admin, of which each lets one more key live
        List<String> routes = api.routes().stream()
                .filter(route -> !route.equals("/signing-keys"))
                .toList();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            FuzzAttacker attacker = new FuzzAttacker(
                    server.url().getPort(), api, server.organizerToken(), routes, messages / ATTACKERS, seed + i);
            all.add(attacker);
            threads.add(new Thread(attacker, "attacker " + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!server.isAlive()) {
            throw new BenchException("the server ended; its log says why");
        }
    }

    /** What it holds when broken tracks are over. */
    private static ProcessUse rest(ServerProcess server) throws InterruptedException {
        TimeUnit.SECONDS.sleep(REST_SECONDS);
        return ProcessUse.of(server.pid());
    }

    /** Each with what the line behind it says, which is the exception. */
    private static List<String> errors(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(" ERROR ")) {
                errors.add(lines.get(i).replaceAll("^\\S+ ERROR ", "")
                        + (i + 1 < lines.size() ? ": " + lines.get(i + 1) : ""));
            }
        }
        return errors;
    }

    private Report report(
            List<FuzzAttacker> attackers, ProcessUse before, ProcessUse after, HeldMeeting held, List<String> errors) {
        Report report = new Report("fuzz, seed " + seed, "-");
        int sent = attackers.stream().mapToInt(FuzzAttacker::sent).sum();
        report.line("malformed messages", count(sent), Value.NONE, new Target("> 0", sent > 0));
        List<String> failures = attackers.stream()
                .flatMap(attacker -> attacker.failures().stream())
                .toList();
        report.line("answers that say that the server failed", count(failures.size()), Value.NONE, none(failures));
        report.line("errors in its log", count(errors.size()), Value.NONE, none(errors));
        long heap = after.heapBytes() - before.heapBytes();
        report.line(
                "heap after garbage collection, at " + Math.round(WARM_SHARE * 100) + " % and at the end",
                new Value(megabytes(before.heapBytes()) + ", " + megabytes(after.heapBytes()), heap),
                Value.NONE,
                new Target("<= 16 MB more", heap <= MOST_MORE_HEAP));
        // pools of threads fill with time, each up to a bound
        report.line(
                "threads",
                new Value(before.threads() + ", " + after.threads(), after.threads()),
                Value.NONE,
                new Target("<= " + MOST_THREADS + ", what the pools may have", after.threads() <= MOST_THREADS));
        int files = after.files() - before.files();
        report.line(
                "open files and sockets",
                new Value(before.files() + ", " + after.files(), files),
                Value.NONE,
                new Target("<= 8 more", files <= MOST_MORE_FILES));
        List<String> problems = held.problems();
        int finals = held.spoken().stream()
                .map(Spoken::utterances)
                .mapToInt(Set::size)
                .sum();
        report.line("utterances of the meeting beside it", count(finals), Value.NONE, new Target("> 0", finals > 0));
        report.line("its captions lost, out of order or spoilt", count(problems.size()), Value.NONE, none(problems));
        Stream.of(failures, errors, problems)
                .flatMap(all -> all.stream().distinct().limit(MOST_TOLD))
                .forEach(report::note);
        return report;
    }

    private static Target none(List<String> problems) {
        return new Target("0", problems.isEmpty());
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private static Value count(long number) {
        return new Value(Long.toString(number), (double) number);
    }
}
