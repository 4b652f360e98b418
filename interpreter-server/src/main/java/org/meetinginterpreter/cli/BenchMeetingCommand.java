package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.MeetingBench;
import org.meetinginterpreter.model.InterpreterHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench meeting}: delay, cost and memory of a meeting over the public API. */
@Command(
        name = "meeting",
        description = "a meeting over the public API: delay from the last word to the caption, cost, memory",
        mixinStandardHelpOptions = true)
final class BenchMeetingCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "recordings at most; default all")
    private int count;

    @Option(names = "--speakers", paramLabel = "N", defaultValue = "1", description = "who speak at once; default 1")
    private int speakers;

    @Option(
            names = "--readers",
            paramLabel = "N",
            defaultValue = "1",
            description = "readers of each language; default 1")
    private int readers;

    @Override
    public Integer call() {
        MeetingBench bench = new MeetingBench(
                BenchOptions.repository(),
                InterpreterHome.fromEnvironment().folder(),
                speakers,
                readers,
                options.seed());
        options.print(bench.run(options.recordings(count)));
        return 0;
    }
}
