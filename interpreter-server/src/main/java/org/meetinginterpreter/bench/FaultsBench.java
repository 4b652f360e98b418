package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

/**
 * A meeting whose readers, typists and network are cut and whose server is killed ({@code kill -9}) at random moments, again and again.
 * Afterwards every reader must have every final that anybody was shown or told of, once, in order, with the same text.
 *
 * @param repository whose {@code scripts/interpreter} starts the server
 * @param home with the installed models
 * @param faults how many
 * @param seed of their kinds and moments
 */
public record FaultsBench(Path repository, Path home, int faults, long seed) {
    private static final List<String> LANGUAGES = List.of("en", "pt");
    private static final int READERS = 3;
    private static final int TYPISTS = 2;
    private static final int LONGEST_PAUSE_MILLIS = 300;
    private static final long PATIENCE_SECONDS = 60;
    private static final long LISTEN_CHECK_MILLIS = 20;
    private static final double MOST_BACK_SECONDS = 2;

    private enum Fault {
        READER,
        TYPIST,
        NETWORK,
        SERVER;

        /** Mostly readers; one in ten kills the server. */
        static Fault at(int percent) {
            return percent < 55 ? READER : percent < 75 ? TYPIST : percent < 90 ? NETWORK : SERVER;
        }
    }

    /** Runs; blocks for about a second for each fault. */
    public Report run() {
        EventLoopGroup threads = NettyWebSocket.threads(1);
        try (BenchHome own = BenchHome.in(home)) {
            return run(own, threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        } finally {
            io.netty.util.concurrent.Future<?> unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private Report run(BenchHome own, EventLoopGroup threads) throws InterruptedException {
        ServerProcess server = ServerProcess.start(repository, own.folder());
        int port = server.url().getPort();
        List<FaultyReader> readers = new ArrayList<>();
        List<FaultyTypist> typists = new ArrayList<>();
        Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        try {
            MeetingApi api = new MeetingApi(server.url(), server.organizerToken());
            JsonNode meeting = api.start("Faults", LANGUAGES);
            for (String language : LANGUAGES) {
                for (int i = 1; i <= READERS; i++) {
                    String token = api.reader(meeting, "Reader " + i, language).token();
                    String feed = api.socket(meeting, "/captions?language=" + language)
                            .toString();
                    readers.add(new FaultyReader(threads, feed, token, language));
                }
            }
            for (int i = 1; i <= TYPISTS; i++) {
                typists.add(new FaultyTypist(api, meeting, api.speaker(meeting, "Typist " + i), i));
            }
            Random random = new Random(seed);
            for (int i = 0; i < faults; i++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
                Fault fault = Fault.at(random.nextInt(100));
                counts.merge(fault, 1, Integer::sum);
                switch (fault) {
                    case READER -> readers.get(random.nextInt(readers.size())).cut();
                    case TYPIST -> typists.get(random.nextInt(typists.size())).cut();
                    case NETWORK -> {
                        readers.forEach(FaultyReader::cut);
                        typists.forEach(FaultyTypist::cut);
                    }
                    case SERVER -> {
                        server.kill();
                        Thread watch = new Thread(() -> awaitListening(port, readers), "watch");
                        watch.start();
                        server = ServerProcess.start(repository, own.folder(), port);
                        watch.join();
                    }
                }
            }
            typists.forEach(FaultyTypist::close);
            awaitAll(readers, typists);
            return report(readers, typists, counts);
        } finally {
            typists.forEach(FaultyTypist::close);
            readers.forEach(FaultyReader::close);
            server.close();
        }
    }

    private static void awaitListening(int port, List<FaultyReader> readers) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < patience) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                readers.forEach(FaultyReader::serverIsBack);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LISTEN_CHECK_MILLIS));
            }
        }
    }

    /** Until every reader has what typists were told, and all have the same, or patience ends. */
    private static void awaitAll(List<FaultyReader> readers, List<FaultyTypist> typists) throws InterruptedException {
        long told = typists.stream()
                .flatMap(typist -> typist.told().keySet().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < patience
                && (readers.stream().mapToLong(FaultyReader::last).min().orElse(0) < told
                        || readers.stream()
                                        .mapToLong(FaultyReader::last)
                                        .distinct()
                                        .count()
                                > 1)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Report report(List<FaultyReader> readers, List<FaultyTypist> typists, Map<Fault, Integer> counts) {
        List<String> problems = new ArrayList<>();
        readers.forEach(reader -> problems.addAll(reader.problems()));
        long disorder = problems.size();
        Map<Long, String> english = readers.get(0).shown();
        for (FaultyReader reader : readers) {
            Map<Long, String> first = readers.stream()
                    .filter(other -> other.language().equals(reader.language()))
                    .findFirst()
                    .orElseThrow()
                    .shown();
            if (!reader.shown().equals(first)) {
                problems.add(reader.language() + ": readers were shown different records");
            }
        }
        long lost = 0;
        long finals = 0;
        for (FaultyTypist typist : typists) {
            for (Map.Entry<Long, String> said : typist.told().entrySet()) {
                finals++;
                if (!said.getValue().equals(english.get(said.getKey()))) {
                    lost++;
                    problems.add("seq " + said.getKey() + " is lost or changed");
                }
            }
        }
        Report report = new Report("faults, seed " + seed, "-");
        report.line("faults: readers, typists, network, server", new Value(text(counts), faults), Value.NONE);
        report.line("finals that were confirmed", count(finals), Value.NONE, new Target("> 0", finals > 0));
        report.line("of these lost or changed", count(lost), Value.NONE, new Target("0", lost == 0));
        report.line(
                "entries missed, repeated or out of order",
                count(disorder),
                Value.NONE,
                new Target("0", disorder == 0));
        long differing = problems.size() - disorder - lost;
        report.line(
                "readers with another record than the first",
                count(differing),
                Value.NONE,
                new Target("0", differing == 0));
        Distribution back = Distribution.of(readers.stream()
                .flatMap(reader -> reader.backSeconds().stream())
                .toList());
        report.line(
                "reading again after the server was back p50 / p95",
                Value.delays(back),
                Value.NONE,
                new Target("<= 2 s", back.size() == 0 || back.p95() <= MOST_BACK_SECONDS));
        problems.stream().limit(5).forEach(report::note);
        return report;
    }

    private static String text(Map<Fault, Integer> counts) {
        return Arrays.stream(Fault.values())
                .map(fault -> Integer.toString(counts.getOrDefault(fault, 0)))
                .collect(Collectors.joining(", "));
    }

    private static Value count(long number) {
        return new Value(Long.toString(number), (double) number);
    }
}
