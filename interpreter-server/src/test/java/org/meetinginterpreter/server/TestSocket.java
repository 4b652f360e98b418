package org.meetinginterpreter.server;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A WebSocket client that remembers what it received. */
final class TestSocket implements WebSocket.Listener {
    private final List<JsonObject> messages = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean reading;
    private WebSocket socket;
    private int closeCode;
    private Throwable broken;

    /** @param reading whether it takes what comes; a slow reader does not */
    TestSocket(boolean reading) {
        this.reading = reading;
    }

    void opened(WebSocket opened) {
        socket = opened;
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reading) {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            JsonObject message = new JsonObject(text.toString());
            text.setLength(0);
            synchronized (this) {
                messages.add(message);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        synchronized (this) {
            closeCode = code;
        }
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        synchronized (this) {
            closeCode = 1006;
            broken = failure;
        }
    }

    /** Begins to take what comes. */
    void read() {
        socket.request(1);
    }

    TestSocket send(JsonObject message) {
        return send(message.encode());
    }

    /** Sends to a server that may have refused the socket already, and closed it. */
    TestSocket sendUnlessClosed(String text) {
        try {
            return send(text);
        } catch (CompletionException closed) {
            if (closed.getCause() instanceof IOException) {
                return this;
            }
            throw closed;
        }
    }

    TestSocket send(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    TestSocket send(byte[] frame) {
        socket.sendBinary(ByteBuffer.wrap(frame), true).join();
        return this;
    }

    /** Sends what the server may refuse and close upon before all of it has left. */
    void offer(byte[] frame) {
        CompletableFuture<WebSocket> unused = socket.sendBinary(ByteBuffer.wrap(frame), true);
    }

    /** As {@link #offer(byte[])}. */
    void offer(String message) {
        CompletableFuture<WebSocket> unused = socket.sendText(message, true);
    }

    void sendPart(byte[] part, boolean last) {
        socket.sendBinary(ByteBuffer.wrap(part), last).join();
    }

    void close() {
        CompletableFuture<WebSocket> unused = socket.sendClose(1000, "");
    }

    /** Cuts the connection without a word. */
    void cut() {
        socket.abort();
    }

    synchronized List<JsonObject> messages() {
        return List.copyOf(messages);
    }

    List<JsonObject> messages(String type) {
        return messages().stream()
                .filter(message -> type.equals(message.getString("type")))
                .toList();
    }

    /** Captions of the log, in the order in which they came. */
    List<JsonObject> finals() {
        return messages("caption").stream()
                .filter(message -> message.containsKey("seq"))
                .toList();
    }

    List<Long> seqs() {
        return finals().stream().map(message -> message.getLong("seq")).toList();
    }

    synchronized int closeCode() {
        return closeCode;
    }

    int awaitClose() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> closeCode() != 0);
        return closeCode();
    }

    JsonObject await(String type) {
        return await(message -> type.equals(message.getString("type")));
    }

    JsonObject await(Predicate<JsonObject> wanted) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> messages().stream().anyMatch(wanted));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("what was awaited did not come; " + this, e);
        }
        return messages().stream().filter(wanted).findFirst().orElseThrow();
    }

    JsonObject awaitSeq(long seq) {
        return await(message -> message.getLong("seq", 0L) == seq);
    }

    @Override
    public synchronized String toString() {
        List<JsonObject> last = messages.subList(Math.max(0, messages.size() - 3), messages.size());
        return "close code " + closeCode + ", " + messages.size() + " messages, the last " + last
                + (broken == null ? "" : ", broken by " + broken + ", " + broken.getCause());
    }
}
