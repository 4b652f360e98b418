package org.meetinginterpreter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Joins text frames to JSON messages and keeps how the socket ended. Called by the HTTP client's threads, one at a time. */
final class JsonSocket implements WebSocket.Listener {
    /** How a socket ended: its close code and reason, or 1006 with the failure's message. */
    record Closed(int code, String reason) {}

    private final StringBuilder text = new StringBuilder();
    private final Consumer<JsonNode> messages;
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();

    JsonSocket(Consumer<JsonNode> messages) {
        this.messages = messages;
    }

    CompletableFuture<Closed> closed() {
        return closed;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            try {
                messages.accept(ApiClient.JSON.readTree(message));
            } catch (JsonProcessingException e) {
                onError(socket, e);
                return null;
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        closed.complete(new Closed(1006, String.valueOf(failure.getMessage())));
    }
}
