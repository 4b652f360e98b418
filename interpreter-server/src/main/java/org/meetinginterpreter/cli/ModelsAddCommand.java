package org.meetinginterpreter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelAdditions;
import org.meetinginterpreter.model.ModelException;
import org.meetinginterpreter.model.ModelTask;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Installs a model that the catalogue does not know and enters it there. */
@Command(
        name = "add",
        description = "add a model of your own: install it and enter it into the catalogue",
        mixinStandardHelpOptions = true)
final class ModelsAddCommand implements Callable<Integer> {
    private static final String ANY = "any";

    @ParentCommand
    private ModelsCommand models;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "a folder, or the https address of a zip, of a .gz or of one file")
    private String source;

    @Option(names = "--id", required = true, description = "such as acme-large-en-kk")
    private String id;

    @Option(names = "--task", required = true, converter = Task.class, description = "such as translation")
    private ModelTask task;

    @Option(
            names = "--languages",
            required = true,
            split = ",",
            description = "BCP 47 tags; for translation from,to, several as in kk+ky+uz,en; 'any' where it matters not")
    private List<String> languages;

    @Option(names = "--licence", required = true, description = "SPDX identifier, or 'unknown'")
    private String licence;

    @Option(names = "--sha256", description = "of what lies at the address; needed for addresses")
    private String sha256;

    @Option(names = "--engine", description = "what runs it; default: the task's usual one")
    private String engine;

    @Option(names = "--note", defaultValue = "", description = "a few words for 'models list'")
    private String note;

    @Option(names = "--accept-licence", description = "also where the licence restricts its use or is unknown")
    private boolean acceptLicence;

    /** Reads a task's tag. */
    static final class Task implements CommandLine.ITypeConverter<ModelTask> {
        @Override
        public ModelTask convert(String tag) {
            try {
                return ModelTask.of(tag);
            } catch (ModelException e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() {
        boolean isAddress = source.startsWith("https://") || source.startsWith("http://");
        if (isAddress == (sha256 == null)) {
            throw usage(isAddress ? "an address needs --sha256" : "--sha256 is for addresses; a folder is hashed here");
        }
        ModelAdditions additions = new ModelAdditions(models.home(), models.environment(), models.progress());
        InstalledModel model = isAddress
                ? additions.addAddress(source, sha256, description(), acceptLicence)
                : additions.addFolder(Path.of(source), description(), acceptLicence);
        models.out().println("added " + model.id() + " " + model.folder());
        models.warn(model);
        return 0;
    }

    private ModelAdditions.Description description() {
        List<String> tags = languages.equals(List.of(ANY)) ? List.of() : languages;
        try {
            return new ModelAdditions.Description(
                    id, task, engine == null ? task.usualEngine() : engine, tags, licence, note);
        } catch (ModelException e) {
            throw usage(e.getMessage());
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), "models add: " + message);
    }
}
