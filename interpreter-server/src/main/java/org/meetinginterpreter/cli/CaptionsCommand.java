package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.meetinginterpreter.translation.Steadiness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a feed: finals a line each, or every message as JSON. */
@Command(name = "captions", description = "print the captions of a meeting", mixinStandardHelpOptions = true)
final class CaptionsCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Option(names = "--language", required = true, paramLabel = "TAG", description = "language to read, such as pt")
    private String language;

    @Option(
            names = "--mode",
            converter = SteadinessName.class,
            defaultValue = "balanced",
            paramLabel = "fast|balanced|stable",
            description = "how much of what grows is shown; default balanced")
    private Steadiness mode;

    @Option(names = "--json", description = "one JSON line per message, partials included")
    private boolean json;

    @Option(
            names = "--after",
            paramLabel = "SEQ",
            description = "the last entry you have; default 0: all from the start")
    private long after;

    @Override
    public Integer call() {
        ApiClient api = connection.participant();
        try (CaptionFeed feed = new CaptionFeed(api, api.claim("meeting"), language, mode, after, this::print)) {
            feed.run();
        }
        return 0;
    }

    private void print(JsonNode message) {
        if (json) {
            System.out.println(message);
        } else if ("caption".equals(message.path("type").asText())
                && message.path("final").asBoolean()) {
            System.out.println(CaptionLine.of(message));
        }
    }
}
