package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.FuzzBench;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.model.InterpreterHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench fuzz}: malformed messages; fails when the server or a meeting beside them suffers. */
@Command(
        name = "fuzz",
        description =
                "malformed messages to every route and socket; exit status 1 if the server or a meeting beside suffers",
        mixinStandardHelpOptions = true)
final class BenchFuzzCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "100000", description = "messages; default 100000")
    private int count;

    @Override
    public Integer call() {
        Report report = new FuzzBench(
                        BenchOptions.repository(),
                        InterpreterHome.fromEnvironment().folder(),
                        options.recordings(0).found(),
                        count,
                        options.seed())
                .run();
        options.print(report);
        if (!report.isMet()) {
            throw new CommandException("bench fuzz: the server or the meeting beside suffered; the table says how");
        }
        return 0;
    }
}
