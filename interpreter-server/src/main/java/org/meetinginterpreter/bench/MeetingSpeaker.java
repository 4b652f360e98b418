package org.meetinginterpreter.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.meetinginterpreter.bench.Recordings.Recording;

/** One speaker, who speaks recordings one after the other at real time, each over an audio socket of its own. */
final class MeetingSpeaker {
    private static final int FRAME_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 60;

    /**
     * A recording as it was spoken.
     *
     * @param beginNanos {@link System#nanoTime()} at which its first sample was spoken
     * @param utterances ids of what the server heard, in the order in which they began
     */
    record Spoken(Recording recording, long beginNanos, Set<String> utterances) {}

    private final EventLoopGroup threads;
    private final URI address;
    private final MeetingApi.Participant participant;
    private final double pauseSeconds;

    MeetingSpeaker(EventLoopGroup threads, URI address, MeetingApi.Participant participant, double pauseSeconds) {
        this.threads = threads;
        this.address = address;
        this.participant = participant;
        this.pauseSeconds = pauseSeconds;
    }

    /** Speaks all recordings; blocks. */
    List<Spoken> speak(List<Recording> recordings) {
        List<Spoken> spoken = new ArrayList<>();
        for (Recording recording : recordings) {
            spoken.add(speak(recording));
        }
        return spoken;
    }

    private Spoken speak(Recording recording) {
        Sound sound = Sound.read(recording.file()).thenSilence(pauseSeconds);
        Answers answers = new Answers();
        try (NettyWebSocket socket =
                NettyWebSocket.connect(threads, address, "interpreter.v1,bearer." + participant.token(), answers)) {
            socket.send(startMessage(sound));
            await(answers.ready, "ready");
            long begin = System.nanoTime();
            long endMillis = Math.round(sound.seconds() * 1000);
            for (long at = 0; at < endMillis; at += FRAME_MILLIS) {
                // a frame can be sent when its last sample has been spoken
                waitUntil(begin + TimeUnit.MILLISECONDS.toNanos(Math.min(at + FRAME_MILLIS, endMillis)));
                socket.send(sound.between(at, at + FRAME_MILLIS));
            }
            socket.send("{\"type\":\"end\"}");
            await(answers.ended, "ended");
            return new Spoken(recording, begin, answers.utterances());
        }
    }

    private String startMessage(Sound sound) {
        ObjectNode start = MeetingApi.JSON
                .createObjectNode()
                .put("type", "start")
                .put("language", "en")
                .put("consent", participant.consent());
        start.putObject("format")
                .put("encoding", "pcm_s16le")
                .put("sampleRate", sound.sampleRateHz())
                .put("channels", sound.channels());
        return start.toString();
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void await(CompletableFuture<Void> answer, String name) {
        try {
            answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BenchException("the audio socket failed: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new BenchException(
                    "the audio socket did not say \"" + name + "\" within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private static final class Answers implements NettyWebSocket.Listener {
        private final CompletableFuture<Void> ready = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final Set<String> utterances = new LinkedHashSet<>();

        @Override
        public void text(String message) {
            JsonNode json;
            try {
                json = MeetingApi.JSON.readTree(message);
            } catch (JsonProcessingException e) {
                fail("a message that is no JSON");
                return;
            }
            switch (json.path("type").asText()) {
                case "ready" -> ready.complete(null);
                case "ended" -> ended.complete(null);
                case "caption" -> heard(json.path("utterance").asText());
                case "error", "overloaded" -> fail(message);
                default -> {}
            }
        }

        @Override
        public void closed(int code, String reason) {
            fail("closed with " + code + " " + reason);
        }

        private synchronized void heard(String utterance) {
            utterances.add(utterance);
        }

        synchronized Set<String> utterances() {
            return new LinkedHashSet<>(utterances);
        }

        private void fail(String reason) {
            ready.completeExceptionally(new BenchException(reason));
            ended.completeExceptionally(new BenchException(reason));
        }
    }
}
