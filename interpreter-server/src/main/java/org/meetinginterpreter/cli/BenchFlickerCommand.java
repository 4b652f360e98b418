package org.meetinginterpreter.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.FlickerBench;
import org.meetinginterpreter.bench.ParallelText;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.translation.marian.MarianTranslator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench flicker}: translations of speech that is still going on. */
@Command(
        name = "flicker",
        description =
                "translation of growing utterances, by mode: what is taken back, how late it comes, what steadiness costs",
        mixinStandardHelpOptions = true)
final class BenchFlickerCommand implements Callable<Integer> {
    private static final String MODEL = "firefox-tiny-en-pt-1693087644";

    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "recordings at most; default all")
    private int count;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "100",
            description = "FLORES sentences that grow word by word; default 100")
    private int lines;

    @Override
    public Integer call() {
        InstalledModel model = ModelStore.open().require(MODEL);
        ParallelText text = ParallelText.read(
                options.data().resolve("text/flores-dev.en"), options.data().resolve("text/flores-dev.pt"));
        try (InstalledEngines engines = InstalledEngines.open()) {
            options.print(new FlickerBench(text.draw(lines, options.seed()))
                    .run(
                            () -> engines.speech()
                                    .forLanguage(Locale.ENGLISH)
                                    .orElseThrow(() -> new CommandException(
                                            "bench flicker: " + engines.speech().installHint(Locale.ENGLISH))),
                            () -> MarianTranslator.open(
                                    model.folder(), MODEL, Locale.ENGLISH, Locale.forLanguageTag("pt")),
                            options.recordings(count)));
        }
        return 0;
    }
}
