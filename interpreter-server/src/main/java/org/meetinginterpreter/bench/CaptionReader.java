package org.meetinginterpreter.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One reader of one language; remembers what came and when. Thread-safe. */
final class CaptionReader implements NettyWebSocket.Listener, AutoCloseable {
    private static final long READY_SECONDS = 10;

    /**
     * A caption as it came.
     *
     * @param nanos {@link System#nanoTime()} of its arrival
     * @param seq 0 when it is not in the log
     */
    record Received(long nanos, String utterance, String text, int stable, boolean isFinal, long seq) {}

    private final String language;
    private final List<Received> received = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private NettyWebSocket socket;
    private boolean leaving;

    private CaptionReader(String language) {
        this.language = language;
    }

    /** Connects and waits until the feed is live. */
    static CaptionReader open(EventLoopGroup threads, URI address, String token, String language) {
        CaptionReader reader = new CaptionReader(language);
        reader.socket = NettyWebSocket.connect(threads, address, "interpreter.v1,bearer." + token, reader);
        try {
            if (!reader.ready.await(READY_SECONDS, TimeUnit.SECONDS)) {
                throw new BenchException("the feed of " + language + " did not become ready");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
        return reader;
    }

    String language() {
        return language;
    }

    /** What came so far, in the order in which it came. */
    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** What went wrong so far: gaps and repetitions of {@code seq}, failures, a feed that was closed. */
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void text(String message) {
        long nanos = System.nanoTime();
        JsonNode json;
        try {
            json = MeetingApi.JSON.readTree(message);
        } catch (JsonProcessingException e) {
            problem("a message that is no JSON");
            return;
        }
        switch (json.path("type").asText()) {
            case "ready" -> ready.countDown();
            case "caption" -> caption(nanos, json);
            case "withdrawn" -> withdraw(json.path("utterance").asText());
            case "error" -> problem(message);
            default -> {}
        }
    }

    @Override
    public synchronized void closed(int code, String reason) {
        if (!leaving) {
            problem("the server closed the feed: " + code + " " + reason);
        }
    }

    private synchronized void caption(long nanos, JsonNode json) {
        long seq = json.path("seq").asLong(0);
        long last = received.stream().mapToLong(Received::seq).max().orElse(0);
        if (seq > 0 && seq != last + 1) {
            problems.add("seq " + seq + " after " + last);
        }
        json.path("marks").forEach(mark -> {
            if (!mark.asText().equals("machine-made")) {
                problems.add(json.path("utterance").asText() + " is marked " + mark.asText());
            }
        });
        received.add(new Received(
                nanos,
                json.path("utterance").asText(),
                json.path("text").asText(),
                json.path("stable").asInt(),
                json.path("final").asBoolean(),
                seq));
    }

    private synchronized void withdraw(String utterance) {
        withdrawn.add(utterance);
    }

    /** Whether an utterance was taken back before it became final: nothing was said after all. */
    synchronized boolean isWithdrawn(String utterance) {
        return withdrawn.contains(utterance);
    }

    private synchronized void problem(String problem) {
        problems.add(problem);
    }

    @Override
    public void close() {
        synchronized (this) {
            leaving = true;
        }
        socket.close();
    }
}
