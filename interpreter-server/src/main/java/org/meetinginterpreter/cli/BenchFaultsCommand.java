package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.FaultsBench;
import org.meetinginterpreter.bench.FaultsReport;
import org.meetinginterpreter.model.InterpreterHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench faults}: kills and cuts; fails when a caption is lost, repeated or out of order. */
@Command(
        name = "faults",
        description =
                "kills and cuts of server, readers, typists, speakers and network; exit status 1 if a caption suffers",
        mixinStandardHelpOptions = true)
final class BenchFaultsCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "1000", description = "faults; default 1000")
    private int count;

    @Option(
            names = "--kills-only",
            description = "nothing but kills of the server: how soon everyone is back after them")
    private boolean killsOnly;

    @Override
    public Integer call() {
        FaultsReport faults = new FaultsBench(
                        BenchOptions.repository(),
                        InterpreterHome.fromEnvironment().folder(),
                        options.recordings(0).found(),
                        count,
                        killsOnly,
                        options.seed())
                .run();
        options.print(faults.report());
        if (!faults.isIntact()) {
            throw new CommandException("bench faults: captions suffered; the table says how");
        }
        return 0;
    }
}
