package org.meetinginterpreter.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.store.Database;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.JdbcMeetingStore;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.SealingKey;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreWriter;

/**
 * What it costs to make a final durable while eight meetings are live: from the event loop's call, sealing included, until the event
 * loop learns that it is durable, beside appending as many bytes to a file and {@code fsync}, on the same file system and in turns.
 */
public final class DurabilityBench {
    private static final int MEETINGS = 8;
    private static final int ROUNDS = 10;
    /** A meeting's finals come so far apart on average: faster than people speak. */
    private static final int BETWEEN_MILLIS = 400;

    private static final int FSYNCS = 40;
    private static final double MOST_ABOVE_MILLIS = 6;
    private static final long PATIENCE_SECONDS = 60;
    private static final int MOST_WAITING = 10_000;

    private final Path home;
    private final Optional<Database.PostgreSql> server;
    private final int finals;
    private final Random random;

    /**
     * Prepares a run.
     *
     * @param home in which the measured files lie
     * @param server an empty database that is measured as well
     * @param finals of all meetings together, for each database
     */
    public DurabilityBench(Path home, Optional<Database.PostgreSql> server, int finals, long seed) {
        this.home = home;
        this.server = server;
        this.finals = finals;
        this.random = new Random(seed);
    }

    public Report run() {
        Report report = new Report("durability, " + MEETINGS + " meetings", "raw fsync");
        Vertx vertx = Vertx.vertx();
        try {
            Path folder = Files.createTempDirectory(home, "durability-");
            try {
                measure(report, "SQLite", new Database.Sqlite(folder.resolve("meetings.db")), folder, vertx);
                server.ifPresent(database -> measure(report, "PostgreSQL", database, folder, vertx));
            } finally {
                for (Path file : filesOf(folder)) {
                    Files.delete(file);
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new BenchException("files could not be made in " + home + ": " + e.getMessage(), e);
        } finally {
            vertx.close().await();
        }
        if (server.isEmpty()) {
            report.note("PostgreSQL was not measured: name an empty database with --database and --user.");
        }
        return report;
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void measure(Report report, String name, Database database, Path folder, Vertx vertx) {
        ConcurrentLinkedQueue<Double> durable = new ConcurrentLinkedQueue<>();
        List<Double> raw = new ArrayList<>();
        DeploymentKey deployment = DeploymentKey.generate();
        Context owner = vertx.getOrCreateContext();
        try (MeetingStore store = JdbcMeetingStore.open(database);
                StoreWriter writer = new StoreWriter(store, owner, MOST_WAITING, Duration.ofSeconds(1), failing -> {});
                FileChannel file = FileChannel.open(
                        folder.resolve("raw"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            List<Live> meetings = new ArrayList<>();
            for (int i = 0; i < MEETINGS; i++) {
                SealingKey key = deployment.newMeetingKey("m_bench" + i);
                store.apply(List.of(new StoreChange.PutMeeting(
                        "m_bench" + i, key.sealed(), key.seal("meeting", new JsonObject()))));
                meetings.add(new Live("m_bench" + i, key));
            }
            byte[] bytes =
                    new byte[meetings.get(0).key.seal("entry/1", caption()).size()];
            // the first calls compile code
            speak(meetings, writer, owner, finals / ROUNDS);
            fsync(file, bytes);
            for (int round = 0; round < ROUNDS; round++) {
                raw.addAll(fsync(file, bytes));
                durable.addAll(speak(meetings, writer, owner, finals / ROUNDS));
            }
            meetings.forEach(meeting -> store.apply(List.of(new StoreChange.DeleteMeeting(meeting.id))));
        } catch (IOException e) {
            throw new BenchException("the file for comparison cannot be written: " + e.getMessage(), e);
        }
        Distribution ours = Distribution.of(durable);
        Distribution theirs = Distribution.of(raw);
        report.line(name + ": a final durable p50", millis(ours.median()), millis(theirs.median()));
        report.line(
                name + ": a final durable p95 (n=" + ours.size() + ")",
                millis(ours.p95()),
                millis(theirs.p95()),
                new Target("<= 6 ms above the raw fsync's p95", ours.p95() - theirs.p95() <= MOST_ABOVE_MILLIS));
    }

    private static Value millis(double value) {
        return Value.of(value, 2, "ms");
    }

    private static final class Live {
        private final String id;
        private final SealingKey key;
        private long seq;

        private Live(String id, SealingKey key) {
            this.id = id;
            this.key = key;
        }
    }

    /** A final of a usual length, as it is stored. */
    private static JsonObject caption() {
        return new JsonObject()
                .put("utterance", "u17")
                .put("revision", 3)
                .put("speaker", new JsonObject().put("id", "p_4").put("name", "Delegation 4"))
                .put("language", "en")
                .put("sourceLanguage", "en")
                .put("text", "We agree to release forty percent of the water before the end of June. ".repeat(2))
                .put("startMillis", 81_230)
                .put("endMillis", 83_990)
                .put("made", new JsonArray().add("recognised:moonshine-tiny-en"))
                .put("marks", new JsonArray().add("machine-made"));
    }

    /** Milliseconds that each final took; meetings speak independently of each other. */
    private List<Double> speak(List<Live> meetings, StoreWriter writer, Context owner, int count) {
        List<CompletableFuture<Double>> all = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                double wait = -Math.log(1 - random.nextDouble()) * BETWEEN_MILLIS / MEETINGS;
                TimeUnit.MICROSECONDS.sleep((long) (wait * 1000));
                CompletableFuture<Double> took = new CompletableFuture<>();
                all.add(took);
                Live meeting = meetings.get(random.nextInt(meetings.size()));
                owner.runOnContext(now -> enter(meeting, writer, took));
            }
            List<Double> millis = new ArrayList<>();
            for (CompletableFuture<Double> took : all) {
                millis.add(took.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
            }
            return millis;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private static void enter(Live meeting, StoreWriter writer, CompletableFuture<Double> took) {
        long begin = System.nanoTime();
        long seq = ++meeting.seq;
        writer.keep(List.of(new StoreChange.Append(meeting.id, seq, meeting.key.seal("entry/" + seq, caption()))))
                .onSuccess(durable -> took.complete((System.nanoTime() - begin) / 1e6))
                .onFailure(took::completeExceptionally);
    }

    private static List<Double> fsync(FileChannel file, byte[] bytes) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < FSYNCS; i++) {
            long begin = System.nanoTime();
            file.write(ByteBuffer.wrap(bytes));
            file.force(false);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis;
    }
}
