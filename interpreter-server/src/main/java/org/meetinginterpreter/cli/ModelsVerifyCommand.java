package org.meetinginterpreter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.model.ModelVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads every byte of installed models again and compares SHA-256; status 1 where a file differs, which is named. */
@Command(name = "verify", description = "check the files of installed models", mixinStandardHelpOptions = true)
final class ModelsVerifyCommand implements Callable<Integer> {
    @ParentCommand
    private ModelsCommand models;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "default: all that are installed")
    private List<String> ids;

    @Override
    public Integer call() {
        ModelStore store = new ModelStore(models.home());
        List<InstalledModel> chosen = ids == null
                ? store.installed()
                : ids.stream().map(store::require).toList();
        ModelVerifier verifier = new ModelVerifier(models.progress());
        List<String> damage = new ArrayList<>();
        for (InstalledModel model : chosen) {
            List<String> found = verifier.damage(model);
            models.out().println((found.isEmpty() ? "whole " : "damaged ") + model.id());
            damage.addAll(found);
        }
        if (!damage.isEmpty()) {
            throw new CommandException(String.join(" | ", damage) + "; remove the model's folder and install it again");
        }
        return 0;
    }
}
