package org.meetinginterpreter.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.FaithfulnessBench;
import org.meetinginterpreter.bench.ParallelText;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.marian.MarianTranslator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench faithfulness}: false alarms and found losses of the check of translations, English and Portuguese, both ways. */
@Command(
        name = "faithfulness",
        description = "check of translations: false alarms, losses found, second attempts (--json lists the alarms)",
        mixinStandardHelpOptions = true)
final class BenchFaithfulnessCommand implements Callable<Integer> {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        Report report = new Report("faithfulness", "-");
        run(Locale.ENGLISH, PORTUGUESE, "firefox-tiny-en-pt-1693087644", report);
        run(PORTUGUESE, Locale.ENGLISH, "firefox-tiny-pt-en-1693087646", report);
        options.print(report);
        return 0;
    }

    private void run(Locale from, Locale to, String model, Report report) {
        ParallelText text = ParallelText.read(
                options.data().resolve("text/flores-dev." + from),
                options.data().resolve("text/flores-dev." + to));
        InstalledModel installed = ModelStore.open().require(model);
        try (Translator network = MarianTranslator.open(installed.folder(), model, from, to)) {
            new FaithfulnessBench(from, to).run(text, Optional.of(network), options.seed(), report);
        }
    }
}
