package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Speaks a recording into a meeting at real time over the public audio socket. */
final class AudioSender {
    private static final int FRAME_MILLIS = 100;
    private static final long READY_SECONDS = 30;
    private static final long ENDED_SECONDS = 60;

    private final ApiClient api;
    private final String meeting;
    private final Consumer<JsonNode> messages;
    private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();
    private final CompletableFuture<JsonNode> ended = new CompletableFuture<>();
    private volatile long startNanos;

    AudioSender(ApiClient api, String meeting, Consumer<JsonNode> messages) {
        this.api = api;
        this.meeting = meeting;
        this.messages = messages;
    }

    /** {@link System#nanoTime()} at which the first sample was sent. */
    long startNanos() {
        return startNanos;
    }

    /** Sends the whole recording, then waits for the last final; blocks. */
    void speak(Recording recording, String language, String consent) {
        JsonSocket listener = new JsonSocket(this::receive);
        WebSocket socket = open(listener);
        CompletableFuture<Void> unused = listener.closed().thenAccept(closed -> {
            CommandException failure = new CommandException(
                    "the server closed the audio socket (" + closed.code() + "): " + closed.reason());
            ready.completeExceptionally(failure);
            ended.completeExceptionally(failure);
        });
        socket.sendText(start(recording, language, consent).toString(), true).join();
        await(ready, READY_SECONDS, "ready");
        send(socket, recording);
        socket.sendText("{\"type\":\"end\"}", true).join();
        await(ended, ENDED_SECONDS, "ended");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(failure -> null)
                .join();
    }

    private WebSocket open(JsonSocket listener) {
        try {
            return api.socket("/meetings/" + meeting + "/audio", listener).join();
        } catch (CompletionException e) {
            throw new CommandException(
                    "the audio socket could not be opened: " + e.getCause().getMessage(), e);
        }
    }

    private static ObjectNode start(Recording recording, String language, String consent) {
        ObjectNode start =
                ApiClient.JSON.createObjectNode().put("type", "start").put("language", language);
        if (consent != null) {
            start.put("consent", consent);
        }
        start.putObject("format")
                .put("encoding", "pcm_s16le")
                .put("sampleRate", recording.sampleRateHz())
                .put("channels", recording.channels());
        return start;
    }

    private void send(WebSocket socket, Recording recording) {
        startNanos = System.nanoTime();
        int bytesPerFrame = recording.bytesPerSecond() / 1000 * FRAME_MILLIS;
        byte[] pcm = recording.pcm();
        for (int at = 0, frame = 1; at < pcm.length; at += bytesPerFrame, frame++) {
            socket.sendBinary(ByteBuffer.wrap(pcm, at, Math.min(bytesPerFrame, pcm.length - at)), true)
                    .join();
            if (ended.isDone()) {
                return;
            }
            waitUntil(startNanos + TimeUnit.MILLISECONDS.toNanos((long) frame * FRAME_MILLIS));
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void receive(JsonNode message) {
        messages.accept(message);
        switch (message.path("type").asText()) {
            case "ready" -> ready.complete(message);
            case "ended" -> ended.complete(message);
            case "error", "overloaded" -> {
                CommandException refused = new CommandException(
                        message.path("detail").asText(message.path("reason").asText(message.toString())));
                ready.completeExceptionally(refused);
                ended.completeExceptionally(refused);
            }
            default -> {}
        }
    }

    private static void await(CompletableFuture<JsonNode> answer, long seconds, String name) {
        try {
            answer.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandException known ? known : new CommandException(e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new CommandException("the server did not say \"" + name + "\" within " + seconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted", e);
        }
    }
}
