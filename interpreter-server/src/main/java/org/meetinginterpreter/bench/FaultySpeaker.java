package org.meetinginterpreter.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Speaks without end at real time over an audio socket that breaks again and again; goes on where the server says that the cut was.
 * Notes the finals of its own words that it was shown. Thread-safe.
 */
final class FaultySpeaker implements AutoCloseable {
    private static final int FRAME_MILLIS = 100;
    private static final long RETRY_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 20;
    private static final int BEHIND_MILLIS = 3_000;

    private final EventLoopGroup threads;
    private final URI address;
    private final MeetingApi.Participant participant;
    private final Sound sound;
    private final Comebacks comebacks = new Comebacks();
    private final Map<Long, String> told = new HashMap<>();
    private final long beginNanos = System.nanoTime();
    private final Thread thread = new Thread(this::run, "speaker");
    /** Where in the speech the server's track began. */
    private long trackMillis;

    private NettyWebSocket socket;
    private boolean leaving;

    /** @param sound spoken again and again, each time to its end */
    FaultySpeaker(EventLoopGroup threads, URI address, MeetingApi.Participant participant, Sound sound) {
        this.threads = threads;
        this.address = address;
        this.participant = participant;
        this.sound = sound;
        thread.start();
    }

    /** Finals that the speaker was shown, by {@code seq}. */
    synchronized Map<Long, String> told() {
        return Map.copyOf(told);
    }

    Comebacks comebacks() {
        return comebacks;
    }

    private void run() {
        while (isStaying()) {
            Connection connection = new Connection();
            try (NettyWebSocket opened = NettyWebSocket.connect(
                    threads, address, "interpreter.v1,bearer." + participant.token(), connection)) {
                use(opened);
                opened.send(startMessage());
                long accepted = connection.awaitReady();
                if (accepted >= 0) {
                    comebacks.back();
                    speak(opened, connection, accepted);
                }
            } catch (BenchException unreachable) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS));
            }
        }
    }

    private void speak(NettyWebSocket opened, Connection connection, long accepted) {
        if (accepted == 0) {
            trackMillis = nowMillis();
        }
        long at = trackMillis + accepted;
        while (isStaying() && !connection.isOver()) {
            long now = nowMillis();
            if (now - at > BEHIND_MILLIS) {
                // nobody repeats what was said long ago: the track's time goes on with the speech
                trackMillis += now - at;
                at = now;
            }
            if (now < at + FRAME_MILLIS) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(at + FRAME_MILLIS - now));
            } else {
                long from = at % lengthMillis();
                opened.send(sound.between(from, from + FRAME_MILLIS));
                at += FRAME_MILLIS;
            }
        }
    }

    /** Whole frames. */
    private long lengthMillis() {
        return (long) (sound.seconds() * 1000) / FRAME_MILLIS * FRAME_MILLIS;
    }

    private long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos) / FRAME_MILLIS * FRAME_MILLIS;
    }

    private synchronized boolean isStaying() {
        return !leaving;
    }

    private synchronized void use(NettyWebSocket opened) {
        socket = opened;
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

    private String startMessage() {
        ObjectNode start = MeetingApi.JSON
                .createObjectNode()
                .put("type", "start")
                .put("language", "en")
                .put("track", "t1")
                .put("consent", participant.consent());
        start.putObject("format")
                .put("encoding", "pcm_s16le")
                .put("sampleRate", sound.sampleRateHz())
                .put("channels", sound.channels());
        return start.toString();
    }

    private synchronized void caption(JsonNode json) {
        long seq = json.path("seq").asLong(0);
        if (json.path("final").asBoolean() && seq > 0) {
            told.put(seq, json.path("text").asText());
        }
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
        private long accepted = -1;
        private boolean over;

        @Override
        public void text(String message) {
            try {
                JsonNode json = MeetingApi.JSON.readTree(message);
                switch (json.path("type").asText()) {
                    case "ready" -> ready(json.path("acceptedMillis").asLong());
                    case "caption" -> caption(json);
                    default -> {}
                }
            } catch (JsonProcessingException e) {
                throw new BenchException("a message that is no JSON: " + message, e);
            }
        }

        private synchronized void ready(long millis) {
            accepted = millis;
            notifyAll();
        }

        @Override
        public synchronized void closed(int code, String reason) {
            over = true;
            notifyAll();
        }

        synchronized boolean isOver() {
            return over;
        }

        /** How much of the track the server has; below 0 when the connection broke before it said so. */
        synchronized long awaitReady() {
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            try {
                while (accepted < 0 && !over && System.nanoTime() < patience) {
                    wait(TimeUnit.SECONDS.toMillis(1));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return accepted;
        }
    }
}
