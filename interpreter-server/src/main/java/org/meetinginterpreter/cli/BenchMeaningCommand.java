package org.meetinginterpreter.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.Machine;
import org.meetinginterpreter.bench.MeaningBench;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.embedding.SentenceEmbedder;
import org.meetinginterpreter.embedding.minilm.MiniLmSentenceEmbedder;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench meaning}: flags by example sentences beside a list of the examples' words. */
@Command(
        name = "meaning",
        description =
                "flags by meaning: precision and recall on sentences that share no word with the examples (--json lists what is wrong)",
        mixinStandardHelpOptions = true)
final class BenchMeaningCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        InstalledModel model = ModelStore.open().require("minilm-l6-v2-q");
        Report report = new Report("meaning", "word list of the examples' words");
        double before = residentMegabytes();
        long began = System.nanoTime();
        try (SentenceEmbedder embedder = MiniLmSentenceEmbedder.open(model.folder())) {
            double loaded = (System.nanoTime() - began) / 1e6;
            double after = residentMegabytes();
            new MeaningBench(embedder).run(report);
            report.line(
                    "memory: loaded, and at the end",
                    new Report.Value(
                            String.format(
                                    Locale.ROOT, "%.0f MB, %.0f MB", after - before, residentMegabytes() - before),
                            after - before),
                    Report.Value.NONE);
            report.line("loading, first call included", Report.Value.of(loaded, 0, "ms"), Report.Value.NONE);
        }
        options.print(report);
        return 0;
    }

    private static double residentMegabytes() {
        return Machine.residentBytes(ProcessHandle.current().pid()) / 1e6;
    }
}
