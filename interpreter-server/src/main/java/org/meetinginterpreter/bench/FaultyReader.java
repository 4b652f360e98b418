package org.meetinginterpreter.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A reader whose connection breaks again and again, and who comes back each time with the last {@code seq} that it has. Counts what it
 * gets twice, misses or gets out of order. Thread-safe.
 */
final class FaultyReader implements AutoCloseable {
    private static final long RETRY_MILLIS = 100;
    private static final String TWICE = " came twice,";

    private final EventLoopGroup threads;
    private final String feed;
    private final String token;
    private final String language;
    private final Thread thread = new Thread(this::run, "reader");
    private final Map<Long, String> shown = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Comebacks comebacks = new Comebacks();
    private NettyWebSocket socket;
    private long last;
    private boolean leaving;

    /** @param feed address of the feed, to which {@code &after=} is added */
    FaultyReader(EventLoopGroup threads, String feed, String token, String language) {
        this.threads = threads;
        this.feed = feed;
        this.token = token;
        this.language = language;
        thread.start();
    }

    String language() {
        return language;
    }

    private void run() {
        while (isStaying()) {
            Connection connection = new Connection();
            try {
                NettyWebSocket opened = NettyWebSocket.connect(
                        threads, URI.create(feed + "&after=" + last()), "interpreter.v1,bearer." + token, connection);
                use(opened);
                connection.awaitEnd();
            } catch (BenchException unreachable) {
                pause();
            }
        }
    }

    private synchronized void use(NettyWebSocket opened) {
        socket = opened;
    }

    private synchronized boolean isStaying() {
        return !leaving;
    }

    synchronized long last() {
        return last;
    }

    /** Texts by {@code seq} as they were shown. */
    synchronized Map<Long, String> shown() {
        return Map.copyOf(shown);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** Whether a problem is an entry that came again. */
    static boolean isTwice(String problem) {
        return problem.contains(TWICE);
    }

    Comebacks comebacks() {
        return comebacks;
    }

    /** Breaks the connection, if there is one. */
    void cut() {
        NettyWebSocket now;
        synchronized (this) {
            now = socket;
        }
        if (now != null) {
            now.cut();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void take(JsonNode json) {
        if (json.path("type").asText().equals("ready")) {
            comebacks.back();
        }
        long seq = json.path("seq").asLong(0);
        if (!json.path("type").asText().equals("caption") || seq == 0) {
            return;
        }
        if (seq != last + 1) {
            problems.add(language + ": seq " + seq + (shown.containsKey(seq) ? TWICE : "") + " after " + last);
        }
        last = Math.max(last, seq);
        shown.put(seq, json.path("text").asText());
    }

    private synchronized void problem(String problem) {
        problems.add(problem);
    }

    @Override
    public void close() {
        synchronized (this) {
            leaving = true;
        }
        cut();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Connection implements NettyWebSocket.Listener {
        private boolean ended;

        @Override
        public void text(String message) {
            synchronized (this) {
                // what comes after the reader left belongs to nobody
                if (ended) {
                    return;
                }
            }
            try {
                take(MeetingApi.JSON.readTree(message));
            } catch (JsonProcessingException e) {
                problem(language + ": a message that is no JSON");
            }
        }

        @Override
        public synchronized void closed(int code, String reason) {
            ended = true;
            notifyAll();
        }

        synchronized void awaitEnd() {
            try {
                while (!ended) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
