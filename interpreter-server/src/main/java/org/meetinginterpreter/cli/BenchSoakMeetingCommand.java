package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.MeetingSoak;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.engine.InstalledEngines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench soak-meeting}: delay and memory of a long meeting; fails when they grow. */
@Command(
        name = "soak-meeting",
        description =
                "delay and memory of a long meeting on a clock that leaves out idle time; exit status 1 if they grow",
        mixinStandardHelpOptions = true)
final class BenchSoakMeetingCommand implements Callable<Integer> {
    private static final int SHORTEST = 10;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "240",
            description = "of the meeting, at least 10; default 240")
    private int minutes;

    @Override
    public Integer call() {
        if (minutes < SHORTEST) {
            throw new CommandException("bench soak-meeting: --minutes " + minutes + " is too short for a trend; "
                    + SHORTEST + " at least");
        }
        try (InstalledEngines engines = InstalledEngines.open()) {
            Report report = new MeetingSoak(engines.speech(), engines.translators(), minutes, options.seed())
                    .run(options.recordings(0));
            options.print(report);
            if (!report.isMet()) {
                throw new CommandException("bench soak-meeting: delay or memory grows; the table says which");
            }
        }
        return 0;
    }
}
