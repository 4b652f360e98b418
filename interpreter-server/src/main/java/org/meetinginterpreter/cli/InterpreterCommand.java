package org.meetinginterpreter.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line {@code scripts/interpreter}. Exit status: 0 done, 1 failed, 2 wrong usage; errors are one line on stderr.
 */
@Command(
        name = "interpreter",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TranslateCommand.class})
public final class InterpreterCommand {
    private InterpreterCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new InterpreterCommand()).execute(arguments));
    }
}
