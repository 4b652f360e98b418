package org.meetinginterpreter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.meetinginterpreter.translation.glossary.GlossaryJson;
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
        description = "create, invite to, start, end and delete meetings, set glossaries (JSON out)",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class MeetingsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "meetings: say create, invite, start, end, delete or glossary");
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

    @Command(
            description = "print or replace a glossary, of a meeting or of the deployment",
            mixinStandardHelpOptions = true)
    int glossary(
            @Mixin ConnectionOptions connection,
            @Parameters(paramLabel = "MEETING", arity = "0..1", description = "left out: the deployment's")
                    String meeting,
            @Option(
                            names = "--import",
                            paramLabel = "FILE",
                            description =
                                    ".csv, .tbx or .json, put in the place of all entries; bad rows are told by line")
                    Path file) {
        String path = meeting == null ? "/glossary" : "/meetings/" + meeting + "/glossary";
        ApiClient organizer = connection.organizer();
        return print(
                file == null
                        ? organizer.call("GET", path, null)
                        : organizer.call("PUT", path, GlossaryJson.json(GlossaryFile.read(file))));
    }

    private static int print(JsonNode answer) {
        System.out.println(answer);
        return 0;
    }
}
