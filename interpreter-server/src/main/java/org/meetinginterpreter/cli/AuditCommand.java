package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.config.InterpreterConfig;
import org.meetinginterpreter.security.AuditChain;
import org.meetinginterpreter.server.Storage;
import org.meetinginterpreter.store.AuditRow;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The deployment admin's look at the audit log: reads the database itself, whether a server runs or not. */
@Command(
        name = "audit",
        description = "check and export the log of privileged acts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {
    private static final int AT_ONCE = 1_000;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "audit: say verify or export");
    }

    @Command(
            description = "find out whether a record was changed, removed or inserted; exit status 1 if so (JSON out)",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--config", paramLabel = "FILE", description = "interpreter.yaml of the server")
                    Path config) {
        return Storage.inspect(storage(config), (store, key) -> {
            AuditChain.Verdict verdict = AuditChain.verify(store, key);
            ObjectNode json = ApiClient.JSON
                    .createObjectNode()
                    .put("records", verdict.records())
                    .put("whole", verdict.problem().isEmpty());
            verdict.problem().ifPresent(problem -> json.put("problem", problem));
            System.out.println(json);
            if (verdict.problem().isPresent()) {
                throw new CommandException("audit verify: " + verdict.problem().get()
                        + "; somebody changed the database, compare it with a backup");
            }
            return 0;
        });
    }

    @Command(description = "print every record with its hash, one JSON object a line", mixinStandardHelpOptions = true)
    int export(
            @Option(names = "--config", paramLabel = "FILE", description = "interpreter.yaml of the server")
                    Path config) {
        return Storage.inspect(storage(config), (store, key) -> {
            List<AuditRow> rows = store.audit(Long.MIN_VALUE, AT_ONCE);
            while (!rows.isEmpty()) {
                rows.forEach(AuditCommand::print);
                rows = store.audit(rows.get(rows.size() - 1).n(), AT_ONCE);
            }
            return 0;
        });
    }

    /** The record as it was hashed, and the hash. */
    private static void print(AuditRow row) {
        System.out.println(ApiClient.JSON
                .createObjectNode()
                .put("n", row.n())
                .put("record", row.record())
                .put("hash", row.hash()));
    }

    private static Storage storage(Path config) {
        return InterpreterConfig.load(Optional.ofNullable(config), System.getenv())
                .storage();
    }
}
