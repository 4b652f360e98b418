package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Issues the organizer's link anew, for the server that runs on this machine. */
@Command(
        name = "organizer-link",
        description = "print a new organizer's link of the running server",
        mixinStandardHelpOptions = true)
final class OrganizerLinkCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Override
    public Integer call() {
        System.out.println(connection
                .organizer()
                .call("POST", "/organizer-links", null)
                .path("link")
                .asText());
        return 0;
    }
}
