package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.meetinginterpreter.bench.CaptionReader.Received;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

/**
 * How soon a reviewer's correction of what was said is before readers, in its own language and translated again, over the public API:
 * from the moment at which the decision is sent.
 */
public final class CorrectionBench {
    private static final List<String> LANGUAGES = List.of("en", "pt");
    private static final double MOST_SECONDS = 1;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Path repository;
    private final Path home;
    private final int count;

    /** @param count corrections */
    public CorrectionBench(Path repository, Path home, int count) {
        this.repository = repository;
        this.home = home;
        this.count = count;
    }

    public Report run() {
        Report report = new Report("correction", "-");
        EventLoopGroup threads = NettyWebSocket.threads(1);
        List<CaptionReader> readers = new ArrayList<>();
        Map<String, List<Double>> delays = new TreeMap<>();
        try (BenchHome own = BenchHome.in(home);
                ServerProcess server = ServerProcess.start(repository, own.folder())) {
            MeetingApi api = new MeetingApi(server.url(), server.organizerToken());
            JsonNode meeting = api.start("Benchmark", LANGUAGES);
            for (String language : LANGUAGES) {
                readers.add(CaptionReader.open(
                        threads,
                        api.socket(meeting, "/captions?language=" + language + "&after=0"),
                        api.reader(meeting, "Reader of " + language, language).token(),
                        language));
            }
            MeetingApi.Participant typist = api.speaker(meeting, "Typist");
            for (int i = 1; i <= count; i++) {
                long seq = api.type(meeting, typist, "The delegation counts " + i + " bombs in the harbour.");
                for (CaptionReader reader : readers) {
                    await(reader, caption -> caption.seq() == seq);
                }
                String utterance =
                        await(readers.get(0), caption -> caption.seq() == seq).utterance();
                long sent = System.nanoTime();
                api.correct(meeting, utterance, "en", "The delegation counts " + i + " bonds in the treasury.");
                for (CaptionReader reader : readers) {
                    Received corrected = await(
                            reader,
                            caption ->
                                    caption.seq() > seq && caption.utterance().equals(utterance));
                    delays.computeIfAbsent(reader.language(), language -> new ArrayList<>())
                            .add((corrected.nanos() - sent) / 1e9);
                }
            }
        } finally {
            readers.forEach(CaptionReader::close);
            io.netty.util.concurrent.Future<?> unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
        delays.forEach((language, seconds) -> {
            Value value = Value.delays(Distribution.of(seconds));
            report.line(
                    language + " correction before a reader p50 / p95",
                    value,
                    Value.NONE,
                    new Target("p95 <= 1 s", value.number() <= MOST_SECONDS));
        });
        return report;
    }

    /** The first caption that is wanted, once a reader has it. */
    static Received await(CaptionReader reader, Predicate<Received> wanted) {
        long deadline = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < deadline) {
            for (Received caption : reader.received()) {
                if (wanted.test(caption)) {
                    return caption;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        throw new BenchException(
                "a caption did not reach the reader of " + reader.language() + " in 20 s; " + reader.problems());
    }
}
