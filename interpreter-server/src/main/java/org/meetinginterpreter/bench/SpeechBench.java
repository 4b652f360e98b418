package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.bench.Recordings.Recording;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.speech.SpeechEngine;

/**
 * Streaming recognition of recordings, one live speaker at a time, beside {@code moonshine_voice}'s own streaming: errors, delays, cost
 * and memory.
 *
 * @param realTime whether to wait for sound as it is spoken, rather than to simulate the speaker's clock
 * @param seed of the bootstrap
 */
public record SpeechBench(Path peers, Path scripts, boolean realTime, long seed) {
    /** Silence that follows a recording, as it follows a speaker who stops but stays connected. */
    static final double TAIL_SECONDS = 2;

    private static final double PEER_UPDATE_SECONDS = 0.5;
    private static final String PEER = "moonshine_voice 0.0.49";

    /** What a system made of all recordings. */
    private record Side(
            List<Transcription> transcriptions,
            Optional<WordErrors> monologue,
            double cpuSeconds,
            double audioSeconds,
            double loadSeconds,
            long memory) {}

    /** Loads an engine and tells how long that took. */
    public interface EngineSource {
        SpeechEngine open();
    }

    /** Runs both sides, ours first; blocks for as long as both recognise. */
    public Report run(EngineSource engines, Recordings recordings) {
        Report report = new Report("speech", PEER);
        Side ours = ours(engines, recordings.found());
        Optional<Side> peer = peer(recordings.found());
        List<SpokenWords> spoken = recordings.found().stream()
                .map(recording -> new SpokenWords(recording.words()))
                .toList();
        errors(report, recordings.found(), spoken, ours, peer);
        ours.monologue()
                .ifPresent(found -> report.line(
                        "monologue without pauses: errors / words",
                        new Value(found.errors() + " / " + found.words(), found.errors()),
                        Value.NONE));
        report.line(
                "settled word delay p50 / p95",
                Value.delays(delays(ours, spoken, Measure.SETTLED)),
                peer.map(side -> Value.delays(delays(side, spoken, Measure.SETTLED)))
                        .orElse(Value.NONE));
        report.line("promised word delay p50 / p95", Value.delays(delays(ours, spoken, Measure.STABLE)), Value.NONE);
        report.line(
                "final delay p50 / p95",
                Value.delays(delays(ours, spoken, Measure.FINAL)),
                peer.map(side -> Value.delays(delays(side, spoken, Measure.FINAL)))
                        .orElse(Value.NONE));
        double factor = ours.cpuSeconds() / ours.audioSeconds();
        report.line(
                "real-time factor (whole process)",
                Value.of(factor, 3, ""),
                peer.map(side -> Value.of(side.cpuSeconds() / side.audioSeconds(), 3, ""))
                        .orElse(Value.NONE),
                new Target("< 0.35", factor < 0.35));
        report.line(
                "load",
                Value.of(ours.loadSeconds(), 2, "s"),
                peer.map(side -> Value.of(side.loadSeconds(), 2, "s")).orElse(Value.NONE));
        report.line(
                "peak memory of the process",
                Value.of(ours.memory() / 1e6, 0, "MB"),
                peer.map(side -> Value.of(side.memory() / 1e6, 0, "MB")).orElse(Value.NONE));
        report.note(
                realTime ? "Sound arrived at real time." : "Sound arrived on a simulated clock (--real-time waits).");
        if (!recordings.absent().isEmpty()) {
            report.note("Absent recordings: " + String.join(", ", recordings.absent()));
        }
        if (peer.isEmpty()) {
            report.note("The peer is not installed: run scripts/install-peers moonshine-voice");
        }
        return report;
    }

    private void errors(
            Report report, List<Recording> recordings, List<SpokenWords> spoken, Side ours, Optional<Side> peer) {
        List<WordErrors> oursEach = errors(spoken, ours);
        Optional<List<WordErrors>> peerEach = peer.map(side -> errors(spoken, side));
        WordErrors total = sum(oursEach);
        Optional<WordErrors> peerTotal = peerEach.map(SpeechBench::sum);
        report.line(
                "word errors / words (95 %)",
                errorsValue(oursEach),
                peerEach.map(this::errorsValue).orElse(Value.NONE),
                new Target(
                        peer.isPresent() ? "fewer than the peer" : "aim 4.5 %",
                        peerTotal.map(other -> total.errors() < other.errors()).orElse(total.rate() <= 0.045)));
        report.line(
                "word error rate",
                Value.of(100 * total.rate(), 2, "%"),
                peerTotal.map(other -> Value.of(100 * other.rate(), 2, "%")).orElse(Value.NONE),
                new Target("aim <= 4.5 %", total.rate() <= 0.045));
        StringBuilder each = new StringBuilder("Errors / words by recording, ours");
        each.append(peer.isPresent() ? " | the peer's:" : ":");
        for (int i = 0; i < recordings.size(); i++) {
            int place = i;
            int peerErrors = peerEach.map(all -> all.get(place).errors()).orElse(0);
            ObjectNode detail = report.detail()
                    .put("recording", recordings.get(i).name())
                    .put("spoken", String.join(" ", spoken.get(i).words()))
                    .put("ours", ours.transcriptions().get(i).text())
                    .put("oursErrors", oursEach.get(i).errors());
            peer.ifPresent(side ->
                    detail.put("peer", side.transcriptions().get(place).text()).put("peerErrors", peerErrors));
            if (oursEach.get(i).errors() + peerErrors > 0) {
                each.append(' ').append(recordings.get(i).name()).append(' ');
                each.append(oursEach.get(i).errors());
                peerEach.ifPresent(all -> each.append('|').append(peerErrors));
                each.append('/').append(oursEach.get(i).words()).append(',');
            }
        }
        report.note(each.append(" none in the others.").toString());
    }

    private Value errorsValue(List<WordErrors> each) {
        WordErrors total = sum(each);
        Interval interval = Interval.bootstrap(each, sample -> sum(sample).rate(), seed);
        return new Value(
                String.format(
                        Locale.ROOT,
                        "%d / %d (%.1f-%.1f %%)",
                        total.errors(),
                        total.words(),
                        100 * interval.low(),
                        100 * interval.high()),
                total.errors());
    }

    private static List<WordErrors> errors(List<SpokenWords> spoken, Side side) {
        List<WordErrors> errors = new ArrayList<>();
        for (int i = 0; i < spoken.size(); i++) {
            errors.add(spoken.get(i).errors(side.transcriptions().get(i).text()));
        }
        return errors;
    }

    private static WordErrors sum(List<WordErrors> each) {
        return each.stream().reduce(WordErrors.NONE, WordErrors::plus);
    }

    private enum Measure {
        SETTLED,
        STABLE,
        FINAL
    }

    private static Distribution delays(Side side, List<SpokenWords> spoken, Measure measure) {
        List<Double> delays = new ArrayList<>();
        for (int i = 0; i < spoken.size(); i++) {
            Transcription transcription = side.transcriptions().get(i);
            delays.addAll(
                    switch (measure) {
                        case SETTLED -> transcription.settledDelays(spoken.get(i));
                        case STABLE -> transcription.stableDelays(spoken.get(i));
                        case FINAL -> transcription.finalDelays(spoken.get(i));
                    });
        }
        return Distribution.of(delays);
    }

    private Side ours(EngineSource engines, List<Recording> recordings) {
        long self = ProcessHandle.current().pid();
        long begin = System.nanoTime();
        try (SpeechEngine engine = engines.open()) {
            engine.warmUp();
            double load = (System.nanoTime() - begin) / 1e9;
            // once for nothing: a server is warm, too
            new LiveSpeaker(engine, false).speak(recordings.get(0));
            List<Transcription> transcriptions = new ArrayList<>();
            double audio = 0;
            double cpu = 0;
            for (Recording recording : recordings) {
                LiveSpeaker speaker = new LiveSpeaker(engine, realTime);
                double before = Machine.cpuSeconds(self);
                transcriptions.add(speaker.speak(recording));
                cpu += Machine.cpuSeconds(self) - before;
                audio += speaker.audioSeconds();
            }
            return new Side(
                    transcriptions,
                    Optional.of(monologue(engine, Monologue.of(recordings))),
                    cpu,
                    audio,
                    load,
                    Machine.peakResidentBytes(self));
        }
    }

    private static WordErrors monologue(SpeechEngine engine, Monologue monologue) {
        if (monologue.words().isEmpty()) {
            return WordErrors.NONE;
        }
        Transcription transcription =
                LiveSpeaker.transcription(new LiveSpeaker(engine, false).listen(monologue.sound()));
        return new SpokenWords(monologue.words()).errors(transcription.text());
    }

    private Optional<Side> peer(List<Recording> recordings) {
        return Peer.start(peers, "moonshine-voice", scripts.resolve("moonshine_voice_stream.py"))
                .map(peer -> {
                    try (peer) {
                        return peer(peer, recordings);
                    }
                });
    }

    private Side peer(Peer peer, List<Recording> recordings) {
        ObjectNode order = new ObjectMapper().createObjectNode();
        order.put("updateSeconds", PEER_UPDATE_SECONDS)
                .put("tailSeconds", TAIL_SECONDS)
                .put("realTime", realTime);
        recordings.forEach(
                recording -> order.withArray("/files").add(recording.file().toString()));
        peer.order(order);
        double load = peer.answer().path("loadSeconds").asDouble();
        List<Transcription> transcriptions = new ArrayList<>();
        Transcription transcription = new Transcription();
        double audio = 0;
        double cpu = 0;
        while (true) {
            JsonNode answer = peer.answer();
            if (answer.has("line")) {
                transcription.update(
                        answer.path("t").asDouble(),
                        answer.path("line").asText(),
                        answer.path("text").asText(),
                        0,
                        answer.path("final").asBoolean());
            } else if (answer.has("audioSeconds")) {
                transcriptions.add(transcription);
                transcription = new Transcription();
                audio += answer.path("audioSeconds").asDouble();
                cpu += answer.path("cpuSeconds").asDouble();
            } else {
                return new Side(
                        transcriptions,
                        Optional.empty(),
                        cpu,
                        audio,
                        load,
                        answer.path("peakMemoryKb").asLong() * 1024);
            }
        }
    }
}
