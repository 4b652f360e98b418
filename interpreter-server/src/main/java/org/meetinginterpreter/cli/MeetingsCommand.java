package org.meetinginterpreter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The organizer's acts; each prints the server's answer as JSON. */
@Command(
        name = "meetings",
        description = "create, invite to, start, end and delete meetings (JSON out)",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class MeetingsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "meetings: say create, invite, start, end or delete");
    }

    @Command(description = "plan a meeting", mixinStandardHelpOptions = true)
    int create(
            @Mixin ConnectionOptions connection,
            @Option(names = "--title", required = true) String title,
            @Option(names = "--languages", required = true, split = ",", paramLabel = "TAG") List<String> languages,
            @Option(names = "--options", paramLabel = "JSON", defaultValue = "{}", description = "meeting options")
                    String options) {
        ObjectNode body = ApiClient.JSON.createObjectNode().put("title", title);
        languages.forEach(body.putArray("languages")::add);
        try {
            body.set("options", ApiClient.JSON.readTree(options));
        } catch (JsonProcessingException e) {
            throw new CommandException("--options is not JSON: " + e.getOriginalMessage(), e);
        }
        return print(connection.organizer().call("POST", "/meetings", body));
    }

    @Command(description = "make an invitation link", mixinStandardHelpOptions = true)
    int invite(
            @Mixin ConnectionOptions connection,
            @Parameters(paramLabel = "MEETING") String meeting,
            @Option(names = "--role", required = true, description = "speaker, listener, …") String role,
            @Option(names = "--name", required = true) String name,
            @Option(names = "--expires-minutes", defaultValue = "240") int expiresMinutes) {
        ObjectNode body = ApiClient.JSON
                .createObjectNode()
                .put("role", role)
                .put("name", name)
                .put("expiresMinutes", expiresMinutes);
        return print(connection.organizer().call("POST", "/meetings/" + meeting + "/invitations", body));
    }

    @Command(description = "start a meeting", mixinStandardHelpOptions = true)
    int start(@Mixin ConnectionOptions connection, @Parameters(paramLabel = "MEETING") String meeting) {
        return print(connection.organizer().call("POST", "/meetings/" + meeting + "/start", null));
    }

    @Command(description = "end a meeting", mixinStandardHelpOptions = true)
    int end(@Mixin ConnectionOptions connection, @Parameters(paramLabel = "MEETING") String meeting) {
        return print(connection.organizer().call("POST", "/meetings/" + meeting + "/end", null));
    }

    @Command(description = "delete a meeting and all it holds", mixinStandardHelpOptions = true)
    int delete(@Mixin ConnectionOptions connection, @Parameters(paramLabel = "MEETING") String meeting) {
        return print(connection.organizer().call("DELETE", "/meetings/" + meeting, null));
    }

    private static int print(JsonNode answer) {
        System.out.println(answer);
        return 0;
    }
}
