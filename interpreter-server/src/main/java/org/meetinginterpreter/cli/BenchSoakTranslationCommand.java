package org.meetinginterpreter.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.ParallelText;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.bench.TranslationBench.TranslatorSource;
import org.meetinginterpreter.bench.TranslationSoak;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.translation.marian.MarianTranslator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench soak-translation}: memory over many loads and many sentences; fails when it is not flat. */
@Command(
        name = "soak-translation",
        description = "memory while models come and go and many sentences are translated; exit status 1 if it grows",
        mixinStandardHelpOptions = true)
final class BenchSoakTranslationCommand implements Callable<Integer> {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final int FEWEST = 8;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--cycles",
            paramLabel = "N",
            defaultValue = "200",
            description = "times a model is loaded and unloaded; default 200")
    private int cycles;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "100000",
            description = "sentences translated; default 100000")
    private int count;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads that translate at once; default: the number of processors")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        if (cycles < FEWEST || count < FEWEST * threads || threads < 1) {
            throw new CommandException("bench soak-translation: a trend needs " + FEWEST
                    + " cycles and as many sentences for each thread, of which one at least");
        }
        List<String> texts = ParallelText.read(
                        options.data().resolve("text/flores-dev.en"),
                        options.data().resolve("text/flores-dev.pt"))
                .source();
        Report report = new TranslationSoak(
                        List.of(
                                model("firefox-tiny-en-pt-1693087644", Locale.ENGLISH, PORTUGUESE),
                                model("firefox-tiny-pt-en-1693087646", PORTUGUESE, Locale.ENGLISH)),
                        texts,
                        options.seed())
                .run(cycles, count, threads);
        options.print(report);
        if (!report.isMet()) {
            throw new CommandException("bench soak-translation: memory grows; the table says where and how fast");
        }
        return 0;
    }

    private static TranslatorSource model(String id, Locale source, Locale target) {
        InstalledModel model = ModelStore.open().require(id);
        return () -> MarianTranslator.open(model.folder(), model.id(), source, target);
    }
}
