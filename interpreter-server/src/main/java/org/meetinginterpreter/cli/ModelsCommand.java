package org.meetinginterpreter.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.meetinginterpreter.engine.ModelFault;
import org.meetinginterpreter.model.InstallProgress;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.InterpreterHome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The catalogue of models and the store of installed ones; its subcommands act on the home and environment given here. */
@Command(
        name = "models",
        description = "list, install, check and add models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsListCommand.class,
            ModelsInstallCommand.class,
            ModelsVerifyCommand.class,
            ModelsAddCommand.class
        })
final class ModelsCommand implements Runnable {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    ModelsCommand() {
        this(System.getenv());
    }

    ModelsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "models: say list, install, verify or add");
    }

    InterpreterHome home() {
        return InterpreterHome.from(environment);
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Results. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Says what is known to keep a model from running; it is installed all the same. */
    void warn(InstalledModel model) {
        ModelFault.of(model)
                .ifPresent(fault -> spec.commandLine()
                        .getErr()
                        .println("models: " + model.id() + " is installed but cannot be run: " + fault));
    }

    /** A bar on a terminal, plain lines elsewhere; on stderr, so that stdout holds results alone. */
    InstallProgress progress() {
        return Terminal.progress(spec.commandLine().getErr());
    }
}
