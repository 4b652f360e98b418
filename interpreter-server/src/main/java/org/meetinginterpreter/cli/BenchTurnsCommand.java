package org.meetinginterpreter.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.TurnsBench;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench turns}: people who share a microphone, and whose voice captions say it was. */
@Command(
        name = "turns",
        description = "several people at one microphone: whose voice captions say it was",
        mixinStandardHelpOptions = true)
final class BenchTurnsCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "9", description = "meetings of readers; default 9")
    private int meetings;

    @Override
    public Integer call() {
        try (InstalledEngines engines = InstalledEngines.open()) {
            options.print(new TurnsBench(
                            engines.speech()
                                    .forLanguage(Locale.ENGLISH)
                                    .orElseThrow(() -> new CommandException(
                                            "bench turns: " + engines.speech().installHint(Locale.ENGLISH))),
                            engines.speech()
                                    .voiceEncoder()
                                    .orElseThrow(() -> new CommandException("bench turns: the voice encoder is not"
                                            + " installed; run: scripts/interpreter models install resemblyzer-0.1.4")),
                            options.data().resolve("speech"),
                            ModelStore.open().path("moonshine-tiny-en").resolve("recordings"),
                            meetings,
                            options.seed())
                    .run());
        }
        return 0;
    }
}
