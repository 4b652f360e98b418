package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One connection to a meeting's audio socket. Every method that waits throws {@link CutException} when the connection is lost, and
 * {@link CommandException} when the server refused.
 */
final class AudioConnection {
    /** The network's fault: another connection may go on. */
    static final class CutException extends Exception {
        private static final long serialVersionUID = 1;

        CutException(String message) {
            super(message);
        }
    }

    /** What the server closes with when the same thing again would end the same way. */
    private static final Set<Integer> REFUSALS = Set.of(1002, 1003, 1007, 1008, 1009, 4001, 4003);

    /** A model may have to be loaded first. */
    private static final Duration READY = Duration.ofSeconds(30);

    private static final long LOOK_MILLIS = 200;

    private final Consumer<JsonNode> messages;
    private final Duration silence;
    private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();
    private final CompletableFuture<JsonNode> ended = new CompletableFuture<>();
    private final JsonSocket listener = new JsonSocket(this::receive);
    private final WebSocket socket;
    private final ApiClient api;
    private String shown;
    private volatile String reason = "";
    private volatile long acceptedMillis;
    private volatile long heardNanos = System.nanoTime();

    /** @param silence a server that says nothing for so long is out of reach; it speaks every 2 s while it listens */
    AudioConnection(ApiClient api, String path, Consumer<JsonNode> messages, Duration silence) throws CutException {
        this.messages = messages;
        this.silence = silence;
        this.api = api;
        this.shown = api.authentication();
        this.socket = within(api.socket(path, listener));
    }

    /** Announces the sound; gives how much of it the server has already. */
    long start(ObjectNode start) throws CutException {
        within(socket.sendText(start.toString(), true));
        heardNanos = System.nanoTime() + READY.minus(silence).toNanos();
        awaited(ready);
        return acceptedMillis;
    }

    void send(ByteBuffer message) throws CutException {
        if (listener.closed().isDone() || isSilent()) {
            throw lost();
        }
        String newest = api.authentication();
        if (!newest.equals(shown)) {
            within(socket.sendText(newest, true));
            shown = newest;
        }
        within(socket.sendBinary(message, true));
    }

    /** Says that all is sent, waits for the last final and closes. */
    void end() throws CutException {
        within(socket.sendText("{\"type\":\"end\"}", true));
        awaited(ended);
        CompletableFuture<WebSocket> unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    /** What the server is known to have. */
    long acceptedMillis() {
        return acceptedMillis;
    }

    /** Leaves at once. */
    void abort() {
        socket.abort();
    }

    private boolean isSilent() {
        return System.nanoTime() - heardNanos > silence.toNanos();
    }

    private void receive(JsonNode message) {
        heardNanos = System.nanoTime();
        messages.accept(message);
        switch (message.path("type").asText()) {
            case "ready" -> {
                acceptedMillis = message.path("acceptedMillis").asLong();
                ready.complete(message);
            }
            case "accepted" -> acceptedMillis = message.path("acceptedMillis").asLong();
            case "ended" -> ended.complete(message);
            // said before a close; without one the track goes on
            case "error", "overloaded" ->
                reason = message.path("detail").asText(message.path("reason").asText(message.toString()));
            default -> {}
        }
    }

    private CutException lost() {
        if (listener.closed().isDone()) {
            JsonSocket.Closed closed = listener.closed().join();
            String why = reason.isEmpty() ? closed.reason() : reason;
            if (REFUSALS.contains(closed.code())) {
                throw new CommandException("the server closed the audio socket (" + closed.code() + "): " + why);
            }
            return new CutException("the connection was lost (" + closed.code() + "): " + why);
        }
        socket.abort();
        return new CutException("the server was silent for " + silence.toSeconds() + " s");
    }

    private void awaited(CompletableFuture<JsonNode> answer) throws CutException {
        while (!answer.isDone() && !listener.closed().isDone()) {
            if (isSilent()) {
                throw lost();
            }
            CompletableFuture.anyOf(answer, listener.closed())
                    .completeOnTimeout(answer, LOOK_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
        if (!answer.isDone()) {
            throw lost();
        }
    }

    private <T> T within(CompletableFuture<T> step) throws CutException {
        try {
            return step.get(silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (socket != null) {
                socket.abort();
            }
            throw new CutException("nothing could be sent for " + silence.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (listener.closed().isDone()) {
                throw lost();
            }
            throw new CutException(String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CommandException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new CommandException("interrupted", cause);
    }
}
