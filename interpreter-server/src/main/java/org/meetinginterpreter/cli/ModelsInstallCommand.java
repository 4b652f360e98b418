package org.meetinginterpreter.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Installs models of the catalogue; prints a line for each with its folder. */
@Command(name = "install", description = "install models of the catalogue", mixinStandardHelpOptions = true)
final class ModelsInstallCommand implements Callable<Integer> {
    @ParentCommand
    private ModelsCommand models;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "ids as 'models list' names them; 'default' is all that a first meeting needs")
    private List<String> ids;

    @Option(
            names = "--accept-unverified",
            description = "also models without a published SHA-256; what comes is pinned")
    private boolean acceptUnverified;

    @Option(names = "--accept-licence", description = "also models whose licence restricts their use")
    private boolean acceptLicence;

    @Override
    public Integer call() {
        InterpreterHome home = models.home();
        new ModelInstaller(home, ModelCatalog.load(home), models.environment(), models.progress())
                .install(ids, new ModelInstaller.Acceptance(acceptUnverified, acceptLicence))
                .forEach(done -> {
                    models.out()
                            .println((done.wasThere() ? "already installed " : "installed ")
                                    + done.model().id() + " "
                                    + done.model().folder());
                    models.warn(done.model());
                });
        return 0;
    }
}
