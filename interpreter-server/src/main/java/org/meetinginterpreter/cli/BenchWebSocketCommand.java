package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.bench.WebSocketBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench websocket}: Autobahn's suite; fails when a case of it does. */
@Command(
        name = "websocket",
        description = "Autobahn's suite against sockets set as the server's; exit status 1 if a case fails",
        mixinStandardHelpOptions = true)
final class BenchWebSocketCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        Report report = new WebSocketBench(options.peers())
                .run()
                .orElseThrow(() -> new CommandException(
                        "bench websocket: Autobahn's suite is not installed; run scripts/install-peers autobahn"));
        options.print(report);
        if (!report.isMet()) {
            throw new CommandException("bench websocket: cases failed; the table says which");
        }
        return 0;
    }
}
