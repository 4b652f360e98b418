package org.meetinginterpreter.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.meetinginterpreter.security.ApiKeys;
import picocli.CommandLine.Option;

/** How a command finds a running server and who it is there. */
final class ConnectionOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "address of the server; default: the one that runs on this machine")
    private URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "file with the token; default: $INTERPRETER_TOKEN")
    private Path tokenFile;

    /** A participant's or a program's connection: the token, or the key that is exchanged for one, comes from the file or the environment. */
    ApiClient participant() {
        String token = token();
        if (token == null) {
            throw new CommandException(
                    "a token is needed: --token-file FILE or INTERPRETER_TOKEN; POST /api/v1/join gives one");
        }
        ApiClient api = new ApiClient(address(), token);
        if (ApiKeys.isKey(token)) {
            api.renewToken();
        }
        return api;
    }

    /** An organizer's connection: without a token of its own it takes the one the server on this machine left for its user. */
    ApiClient organizer() {
        String token = token();
        return token == null
                ? new ApiClient(address(), RunningServer.read().organizerToken())
                : new ApiClient(address(), token);
    }

    private URI address() {
        return url == null ? RunningServer.read().url() : url;
    }

    private String token() {
        if (tokenFile == null) {
            String token = System.getenv("INTERPRETER_TOKEN");
            return token == null || token.isBlank() ? null : token.strip();
        }
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new CommandException("--token-file " + tokenFile + " cannot be read: " + e.getMessage(), e);
        }
    }
}
