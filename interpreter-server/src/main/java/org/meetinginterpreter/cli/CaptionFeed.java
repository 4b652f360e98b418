package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.meetinginterpreter.translation.Steadiness;

/**
 * Reads one language of a meeting over the public socket and comes back by itself after a cut, from the last {@code seq} it has.
 */
final class CaptionFeed implements AutoCloseable {
    private static final long MOST_WAIT_MILLIS = 5_000;
    private static final int TOKEN_ENDED = 4002;

    private final ApiClient api;
    private final String meeting;
    private final String language;
    private final Steadiness mode;
    private final Consumer<JsonNode> messages;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile long lastSeq;
    private volatile WebSocket socket;

    CaptionFeed(
            ApiClient api, String meeting, String language, Steadiness mode, long after, Consumer<JsonNode> messages) {
        this.api = api;
        this.meeting = meeting;
        this.language = language;
        this.mode = mode;
        this.lastSeq = after;
        this.messages = messages;
    }

    /** Reads until {@link #close()}, the end of the meeting or a refusal; blocks. The token is refreshed on the way. */
    void run() {
        TokenRenewal renewal = new TokenRenewal(api, this::authenticate);
        try {
            read();
        } finally {
            renewal.close();
        }
    }

    private void authenticate() {
        WebSocket open = socket;
        if (open != null) {
            CompletableFuture<WebSocket> unused =
                    open.sendText(api.authentication(), true).exceptionally(failure -> null);
        }
    }

    private void read() {
        long waitMillis = 250;
        boolean everConnected = false;
        while (stop.getCount() > 0) {
            JsonSocket listener = new JsonSocket(this::receive);
            String reason;
            try {
                socket = api.socket(path(), listener).join();
                everConnected = true;
                waitMillis = 250;
                if (stop.getCount() == 0) {
                    socket.abort();
                }
                JsonSocket.Closed closed = listener.closed().join();
                if (stop.getCount() == 0 || closed.code() == WebSocket.NORMAL_CLOSURE) {
                    return;
                }
                if (closed.code() == 1008 || (closed.code() >= 4000 && closed.code() != TOKEN_ENDED)) {
                    throw new CommandException("the server closed the feed: " + closed.reason());
                }
                reason = closed.reason();
            } catch (CompletionException e) {
                reason = String.valueOf(e.getCause().getMessage());
                if (!everConnected) {
                    throw new CommandException("the feed could not be opened: " + reason, e);
                }
            }
            System.err.println("feed lost (" + reason + "); coming back after seq " + lastSeq);
            pause(waitMillis);
            waitMillis = Math.min(MOST_WAIT_MILLIS, waitMillis * 2);
        }
    }

    private void pause(long millis) {
        try {
            stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void receive(JsonNode message) {
        if (message.has("seq")) {
            lastSeq = Math.max(lastSeq, message.get("seq").asLong());
        }
        messages.accept(message);
        if ("meeting".equals(message.path("type").asText())
                && "ended".equals(message.path("state").asText())) {
            close();
        }
    }

    private String path() {
        return "/meetings/" + meeting + "/captions?language=" + URLEncoder.encode(language, StandardCharsets.UTF_8)
                + "&mode=" + mode.wire() + "&after=" + lastSeq;
    }

    @Override
    public void close() {
        stop.countDown();
        WebSocket open = socket;
        if (open != null) {
            CompletableFuture<WebSocket> unused =
                    open.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(failure -> null);
        }
    }
}
