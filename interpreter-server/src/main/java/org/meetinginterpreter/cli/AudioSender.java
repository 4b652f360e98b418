package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.meetinginterpreter.cli.AudioConnection.CutException;

/**
 * Speaks a recording into a meeting at real time over the public audio socket. A connection that is lost is opened again for 30 s, and
 * the track goes on with the first message that the server does not have; what had to wait is sent at once.
 */
final class AudioSender {
    private static final Duration SILENCE = Duration.ofSeconds(10);
    /** As long as the server keeps a broken track, by its default. */
    private static final Duration GIVE_UP = Duration.ofSeconds(30);

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    private final ApiClient api;
    private final String path;
    private final SpokenMessages.Encoding encoding;
    private final Consumer<JsonNode> messages;
    private final Duration silence;
    private volatile long startNanos;
    /** Where the track begins that the server knows; behind a lost one another begins. */
    private int trackBegins;
    /** Messages that the server was known to have of that track. */
    private int accepted;

    private boolean begun;
    private boolean allSent;

    AudioSender(ApiClient api, String meeting, Consumer<JsonNode> messages) {
        this(api, meeting, SpokenMessages.Encoding.PCM, messages, SILENCE);
    }

    AudioSender(ApiClient api, String meeting, SpokenMessages.Encoding encoding, Consumer<JsonNode> messages) {
        this(api, meeting, encoding, messages, SILENCE);
    }

    /** @param silence a server that says nothing for so long is out of reach */
    AudioSender(
            ApiClient api,
            String meeting,
            SpokenMessages.Encoding encoding,
            Consumer<JsonNode> messages,
            Duration silence) {
        this.api = api;
        this.path = "/meetings/" + meeting + "/audio";
        this.encoding = encoding;
        this.messages = messages;
        this.silence = silence;
    }

    /** {@link System#nanoTime()} at which the first sample was sent. */
    long startNanos() {
        return startNanos;
    }

    /** Sends the whole recording, then waits for the last final; blocks. */
    void speak(Recording recording, String language, String consent) {
        SpokenMessages sound = encoding.of(recording);
        ObjectNode start = start(sound, language, consent);
        long giveUp = 0;
        Duration retry = FIRST_RETRY;
        while (true) {
            int before = trackBegins + accepted;
            try {
                speak(sound, start);
                return;
            } catch (CutException cut) {
                if (!begun) {
                    throw new CommandException("the audio socket could not be opened: " + cut.getMessage(), cut);
                }
                if (giveUp == 0 || trackBegins + accepted > before) {
                    giveUp = System.nanoTime() + GIVE_UP.toNanos();
                    retry = FIRST_RETRY;
                }
                if (System.nanoTime() > giveUp) {
                    throw new CommandException(
                            cut.getMessage() + "; it did not come back within " + GIVE_UP.toSeconds() + " s", cut);
                }
                waitUntil(System.nanoTime() + retry.toNanos());
                retry = retry.compareTo(LONGEST_RETRY) < 0 ? retry.multipliedBy(2) : LONGEST_RETRY;
            }
        }
    }

    private void speak(SpokenMessages sound, ObjectNode start) throws CutException {
        AudioConnection connection = new AudioConnection(api, path, messages, silence);
        try {
            int place = goOn((int) (connection.start(start) / sound.millis()));
            for (; place < sound.count() && !allSent; place++) {
                connection.send(sound.get(place));
                waitUntil(startNanos + TimeUnit.MILLISECONDS.toNanos((place + 1L) * sound.millis()));
            }
            allSent = true;
            connection.end();
        } catch (CutException | CommandException e) {
            connection.abort();
            throw e;
        } finally {
            accepted = Math.max(accepted, (int) (connection.acceptedMillis() / sound.millis()));
        }
    }

    /** The message to send next, when the server has so many of its track. */
    private int goOn(int has) {
        if (!begun) {
            startNanos = System.nanoTime();
            begun = true;
        }
        if (has < accepted) {
            // the track was given up or ended meanwhile, and this is a new one
            trackBegins += accepted;
            accepted = 0;
        } else {
            allSent = false;
            accepted = has;
        }
        return trackBegins + has;
    }

    private static ObjectNode start(SpokenMessages sound, String language, String consent) {
        ObjectNode start =
                ApiClient.JSON.createObjectNode().put("type", "start").put("language", language);
        if (consent != null) {
            start.put("consent", consent);
        }
        start.set("format", sound.format());
        return start;
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
