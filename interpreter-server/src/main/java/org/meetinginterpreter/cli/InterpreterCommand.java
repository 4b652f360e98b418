package org.meetinginterpreter.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line {@code scripts/interpreter}. Exit status: 0 done, 1 failed, 2 wrong usage; errors are one line on stderr.
 */
@Command(
        name = "interpreter",
        mixinStandardHelpOptions = true,
        version = "meeting interpreter 0.1.0",
        description = "A delegate speaks; every participant reads it in a language of their own.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            MeetingsCommand.class,
            AuditCommand.class,
            KeysCommand.class,
            OrganizerLinkCommand.class,
            SpeakCommand.class,
            CaptionsCommand.class,
            TranscribeCommand.class,
            TranslateCommand.class,
            SummarizeCommand.class,
            ModelsCommand.class,
            BenchCommand.class
        })
public final class InterpreterCommand {
    private InterpreterCommand() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with its rules for errors; tests run it in their own JVM. */
    static CommandLine commandLine() {
        return withErrorRules(new CommandLine(new InterpreterCommand()));
    }

    /** Gives any command the rules for errors; tests run parts of the command line with them. */
    static CommandLine withErrorRules(CommandLine line) {
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, arguments) -> {
                    failure.getCommandLine().getErr().println(oneLine(failure) + "; see --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("interpreter: " + oneLine(failure));
                    if (System.getenv("INTERPRETER_STACK_TRACES") != null) {
                        failure.printStackTrace(command.getErr());
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
