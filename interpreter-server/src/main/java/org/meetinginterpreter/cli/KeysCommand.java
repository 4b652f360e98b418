package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.config.InterpreterConfig;
import org.meetinginterpreter.server.Storage;
import org.meetinginterpreter.store.KeyRotation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys for programs that read, the key that signs tokens, and the one that seals the database; each prints JSON. */
@Command(
        name = "keys",
        description =
                "make, list and revoke keys for programs; have a new key sign tokens or seal the database (JSON out)",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "keys: say create, list, revoke, rotate-signing or rotate-deployment");
    }

    @Command(description = "make a key for a program; its secret is shown this once", mixinStandardHelpOptions = true)
    int create(
            @Mixin ConnectionOptions connection,
            @Option(names = "--name", required = true, description = "what the key is for") String name,
            @Option(names = "--rights", required = true, split = ",", description = "of feed, captions, exports")
                    List<String> rights,
            @Option(names = "--meeting", paramLabel = "ID", description = "the one it is good for; default: all")
                    String meeting) {
        ObjectNode body = ApiClient.JSON.createObjectNode().put("name", name);
        rights.forEach(body.putArray("rights")::add);
        if (meeting != null) {
            body.put("meeting", meeting);
        }
        return print(connection.organizer().call("POST", "/keys", body));
    }

    @Command(description = "list the keys of programs", mixinStandardHelpOptions = true)
    int list(@Mixin ConnectionOptions connection) {
        return print(connection.organizer().call("GET", "/keys", null));
    }

    @Command(description = "revoke a key; what is open with it ends", mixinStandardHelpOptions = true)
    int revoke(@Mixin ConnectionOptions connection, @Parameters(paramLabel = "KEY") String key) {
        return print(connection.organizer().call("DELETE", "/keys/" + key, null));
    }

    @Command(
            name = "rotate-signing",
            description = "have a new key sign tokens; those of the old key live until they end",
            mixinStandardHelpOptions = true)
    int rotateSigning(@Mixin ConnectionOptions connection) {
        return print(connection.organizer().call("POST", "/signing-keys", null));
    }

    @Command(
            name = "rotate-deployment",
            description =
                    "have a new key seal the database; the server must be stopped; run again if it was stopped midway",
            mixinStandardHelpOptions = true)
    int rotateDeployment(
            @Option(names = "--config", paramLabel = "FILE", description = "interpreter.yaml of the server")
                    Path config) {
        Storage storage = InterpreterConfig.load(Optional.ofNullable(config), System.getenv())
                .storage();
        KeyRotation.Done done = Storage.rotateKey(storage, step -> {});
        return print(ApiClient.JSON
                .createObjectNode()
                .put("meetings", done.meetings())
                .put("settings", done.settings()));
    }

    private static int print(JsonNode answer) {
        System.out.println(answer);
        return 0;
    }
}
