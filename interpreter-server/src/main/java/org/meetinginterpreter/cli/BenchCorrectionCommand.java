package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.CorrectionBench;
import org.meetinginterpreter.model.InterpreterHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench correction}: how soon readers have a reviewer's correction. */
@Command(
        name = "correction",
        description = "how soon readers have a reviewer's correction, in both languages",
        mixinStandardHelpOptions = true)
final class BenchCorrectionCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "50", description = "corrections; default 50")
    private int count;

    @Override
    public Integer call() {
        options.print(new CorrectionBench(
                        BenchOptions.repository(),
                        InterpreterHome.fromEnvironment().folder(),
                        count)
                .run());
        return 0;
    }
}
