package org.meetinginterpreter.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.LanguageBench;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.speech.SpeechEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench language}: whether speech in another language than declared is noticed, and how often wrongly. */
@Command(
        name = "language",
        description = "speech in another language than declared: noticed, and false alarms",
        mixinStandardHelpOptions = true)
final class BenchLanguageCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(
            names = "--hours",
            paramLabel = "H",
            defaultValue = "1",
            description = "hours of correct speech, recognised as fast as it goes; default 1")
    private double hours;

    @Override
    public Integer call() {
        try (InstalledEngines engines = InstalledEngines.open()) {
            List<SpeechEngine> all = engines.speech().languages().stream()
                    .sorted((one, other) -> one.toLanguageTag().compareTo(other.toLanguageTag()))
                    .map((Locale language) -> engines.speech().forLanguage(language))
                    .flatMap(Optional::stream)
                    .toList();
            options.print(new LanguageBench(
                            all,
                            options.data().resolve("speech"),
                            ModelStore.open().path("moonshine-tiny-en").resolve("recordings"),
                            hours,
                            options.seed())
                    .run());
        }
        return 0;
    }
}
