package org.meetinginterpreter.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.marian.MarianTranslator;

/**
 * Translation of FLORES dev between English and Portuguese, beside native Bergamot with the very same model files: speed, quality,
 * and what starting and loading take.
 *
 * @param scripts folder of the scripts that drive peers
 * @param rounds timed rounds of each way
 * @param seed of the lines drawn for the timed rounds
 */
public record TranslationBench(Path peers, Path scripts, int rounds, long seed) {
    private static final int START_LINES = 20;

    /** What can be measured alone. */
    public enum Part {
        START,
        SPEED,
        QUALITY
    }

    /** Loads a translator. */
    public interface TranslatorSource {
        Translator open();
    }

    /**
     * A model and what it is to translate.
     *
     * @param folder of the model's files, for the peer
     * @param text lines and their translations by people
     * @param standard opens it as the product does
     * @param float32 opens it with the arithmetic that others are measured against
     */
    public record Direction(
            String modelId,
            Locale source,
            Locale target,
            Path folder,
            ParallelText text,
            TranslatorSource standard,
            TranslatorSource float32) {
        String label() {
            return source.toLanguageTag() + "->" + target.toLanguageTag();
        }
    }

    /**
     * Measures.
     *
     * @param there the direction whose speed is measured
     * @param back the other one
     * @param count lines in a timed round
     */
    public Report run(Direction there, Direction back, int count, Set<Part> parts) {
        Report report = new Report("translation", BergamotPeer.NAME);
        if (parts.contains(Part.START)) {
            List<TranslatorStart.Model> models = Stream.of(there, back)
                    .map(direction -> new TranslatorStart.Model(
                            direction.folder(), direction.modelId(), direction.source(), direction.target()))
                    .toList();
            new TranslatorStart(models, there.text().draw(START_LINES, seed).source()).measure(report);
        }
        if (parts.contains(Part.SPEED)) {
            speed(there, count, report);
        }
        if (parts.contains(Part.QUALITY)) {
            TranslationQuality quality = new TranslationQuality(peers, scripts);
            quality.measure(there, report);
            quality.measure(back, report);
            quality.compareFloat32(there, report);
        }
        return report;
    }

    private void speed(Direction direction, int count, Report report) {
        try (Translator translator = direction.standard().open();
                OwnTranslation ours = new OwnTranslation(translator)) {
            Optional<BergamotPeer> peer = BergamotPeer.start(peers, scripts, direction.folder());
            try {
                new TranslationSpeed(
                                ours,
                                peer,
                                direction.text().draw(count, seed),
                                Runtime.getRuntime().availableProcessors())
                        .measure(rounds, report);
                report.line(
                        "peak memory of the process",
                        Value.of(
                                Machine.peakResidentBytes(
                                                ProcessHandle.current().pid())
                                        / 1e6,
                                0,
                                "MB"),
                        peer.map(at -> Value.of(at.peakMemoryMegabytes(), 0, "MB"))
                                .orElse(Value.NONE));
            } finally {
                peer.ifPresent(BergamotPeer::close);
            }
            if (translator instanceof MarianTranslator marian) {
                report.note("Ours computes in " + marian.arithmetic().label() + ", the peer in int8.");
            }
            if (peer.isEmpty()) {
                report.note("The peer is not installed: run scripts/install-peers bergamot");
            }
        }
    }
}
