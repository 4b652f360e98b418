package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.meetinginterpreter.model.InterpreterHome;

/**
 * What a server leaves for the commands of the same user on the same machine: {@code $INTERPRETER_HOME/data/server.json},
 * readable by that user alone, removed when the server stops.
 *
 * @param url address of the server
 * @param organizerToken token of the deployment's organizer
 */
record RunningServer(URI url, String organizerToken) {
    static RunningServer read() {
        Path file = file();
        try {
            JsonNode json = ApiClient.JSON.readTree(Files.readString(file));
            return new RunningServer(
                    URI.create(json.path("url").asText()),
                    json.path("organizerToken").asText());
        } catch (IOException e) {
            throw new CommandException(
                    "no server of this user runs here (" + file
                            + " is missing); start one with `scripts/interpreter serve`, or give --url and a token",
                    e);
        }
    }

    void write() {
        Path file = file();
        String json = ApiClient.JSON
                .createObjectNode()
                .put("url", url.toString())
                .put("organizerToken", organizerToken)
                .toString();
        try {
            Path temporary =
                    file.resolveSibling("server-" + ProcessHandle.current().pid() + ".json");
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(temporary, json, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            throw new CommandException("cannot write " + file + ": " + e.getMessage() + "; check INTERPRETER_HOME", e);
        }
    }

    /** Removes the file if it still speaks of this server; another one may have started since. */
    void remove() {
        try {
            if (Files.exists(file()) && equals(read())) {
                Files.delete(file());
            }
        } catch (IOException | CommandException e) {
            System.err.println("interpreter: " + file() + " could not be removed: " + e.getMessage());
        }
    }

    private static Path file() {
        return InterpreterHome.fromEnvironment().data().resolve("server.json");
    }
}
