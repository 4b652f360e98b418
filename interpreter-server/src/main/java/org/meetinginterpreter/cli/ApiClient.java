package org.meetinginterpreter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * The public API as the command line uses it: JSON over HTTP, and sockets that carry the token in their first message. Thread-safe.
 */
final class ApiClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private volatile String token;

    /**
     * @param server address of the server, such as {@code http://127.0.0.1:8080}; a path behind it is left out
     * @param token JWT, or {@code null} where none is needed ({@code /join})
     */
    ApiClient(URI server, String token) {
        if (server.getHost() == null || !("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
            throw new CommandException("--url " + server + ": give an address such as http://127.0.0.1:8080");
        }
        this.server = server.resolve("/");
        this.token = token;
    }

    ApiClient withToken(String newToken) {
        return new ApiClient(server, newToken);
    }

    /** Sends a request and gives the JSON answer; an error of the server becomes a sentence. */
    JsonNode call(String method, String path, JsonNode body) {
        URI address = server.resolve("/api/v1" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= 400) {
                throw new CommandException(
                        method + " " + address + ": " + problem(response.body(), response.statusCode()));
            }
            return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new CommandException(address + " did not answer with JSON; is this an interpreter's address?", e);
        } catch (IOException e) {
            throw new CommandException(
                    "no answer from " + server + " (" + reason(e) + "); is the server running there?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while waiting for " + server, e);
        }
    }

    /**
     * Opens a socket below {@code /api/v1} and sends the token as its first message. As a subprotocol it would make the server answer
     * at once, and what follows the handshake closely is sometimes read wrongly by the client of Java 17 ("Invalid UTF-8 in frame
     * TEXT").
     */
    CompletableFuture<WebSocket> socket(String path, WebSocket.Listener listener) {
        String scheme = "https".equals(server.getScheme()) ? "wss" : "ws";
        URI address = URI.create(scheme + "://" + server.getRawAuthority() + "/api/v1" + path);
        String authentication = authentication();
        return http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .subprotocols("interpreter.v1")
                .buildAsync(address, listener)
                .thenCompose(socket -> socket.sendText(authentication, true));
    }

    /** Takes a newer token of the same holder's from the server. */
    void renewToken() {
        token = call("POST", "/tokens/refresh", null).path("token").asText();
    }

    /** What shows the present token on a socket. */
    String authentication() {
        return JSON.createObjectNode().put("type", "auth").put("token", token).toString();
    }

    /** A claim of the token, unverified: the server checks it, the client only needs to know its own meeting. */
    String claim(String name) {
        String[] parts = token == null ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            throw new CommandException("the token is not a JWT; give the one that POST /api/v1/join returned");
        }
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path(name)
                    .asText("");
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException("the token is not a JWT; give the one that POST /api/v1/join returned", e);
        }
    }

    private static String problem(String body, int status) {
        try {
            JsonNode problem = JSON.readTree(body);
            String detail = problem.path("detail").asText(problem.path("title").asText(""));
            return detail.isEmpty() ? "status " + status : detail + " (status " + status + ")";
        } catch (JsonProcessingException e) {
            return "status " + status;
        }
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
