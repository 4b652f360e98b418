package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.bench.CaptionReader.Received;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

/**
 * How soon a changed glossary is in what readers see, over the public API: from the moment at which the change of one entry is sent to that at
 * which a reader has the translation of a sentence that was typed as soon as the change was answered. The entry stands among many.
 */
public final class GlossaryChangeBench {
    private static final List<String> RENDERINGS = List.of("taxa solidária", "contribuição especial", "imposto");
    private static final List<Integer> SIZES = List.of(1, 1_000, 10_000);
    private static final double MOST_SECONDS = 1;

    private final Path repository;
    private final Path home;
    private final int count;

    /** @param count changes in a glossary of each size */
    public GlossaryChangeBench(Path repository, Path home, int count) {
        this.repository = repository;
        this.home = home;
        this.count = count;
    }

    public Report run() {
        Report report = new Report("glossary-change", "-");
        EventLoopGroup threads = NettyWebSocket.threads(1);
        try (BenchHome own = BenchHome.in(home);
                ServerProcess server = ServerProcess.start(repository, own.folder())) {
            MeetingApi api = new MeetingApi(server.url(), server.organizerToken());
            for (int size : SIZES) {
                measure(report, api, threads, size);
            }
        } finally {
            io.netty.util.concurrent.Future<?> unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
        return report;
    }

    private void measure(Report report, MeetingApi api, EventLoopGroup threads, int size) {
        JsonNode meeting = api.start("Benchmark", List.of("en", "pt"));
        api.glossary(meeting, filled(size));
        MeetingApi.Participant typist = api.speaker(meeting, "Typist");
        List<Double> answered = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        int right = 0;
        try (CaptionReader reader = CaptionReader.open(
                threads,
                api.socket(meeting, "/captions?language=pt&after=0"),
                api.reader(meeting, "Reader", "pt").token(),
                "pt")) {
            for (int i = 0; i < count; i++) {
                String rendering = RENDERINGS.get(i % RENDERINGS.size());
                long sent = System.nanoTime();
                api.term(meeting, "changed", entry("changed", "levy", rendering));
                answered.add((System.nanoTime() - sent) / 1e9);
                long seq = api.type(meeting, typist, "The delegation asks for a levy of " + (i + 2) + " percent.");
                Received caption = CorrectionBench.await(reader, received -> received.seq() == seq);
                seen.add((caption.nanos() - sent) / 1e9);
                right += caption.text().contains(rendering) ? 1 : 0;
            }
        }
        api.delete(meeting);
        String of = " in a glossary of " + size;
        report.line("change" + of + " answered p50 / p95", Value.delays(Distribution.of(answered)), Value.NONE);
        Value value = Value.delays(Distribution.of(seen));
        report.line(
                "change" + of + " before a reader p50 / p95",
                value,
                Value.NONE,
                new Target("p95 <= 1 s", value.number() <= MOST_SECONDS));
        report.line(
                "next captions rendered by the change" + of,
                Value.of(right, 0, ""),
                Value.NONE,
                new Target("all " + count, right == count));
    }

    private static ObjectNode filled(int size) {
        ObjectNode glossary = MeetingApi.JSON.createObjectNode();
        ArrayNode entries = glossary.putArray("entries");
        for (int i = 1; i < size; i++) {
            entries.add(entry("e" + i, "article " + i + " of the annex", "artigo " + i + " do anexo"));
        }
        return glossary.set("entries", entries.add(entry("changed", "levy", RENDERINGS.get(2))));
    }

    private static ObjectNode entry(String id, String english, String portuguese) {
        ObjectNode entry = MeetingApi.JSON.createObjectNode().put("id", id);
        entry.putObject("terms").put("en", english).put("pt", portuguese);
        return entry;
    }
}
