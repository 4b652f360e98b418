package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.audio.AudioFormat;

/**
 * Sound of one speaker that is kept: what one connection brought.
 *
 * @param format of its messages
 * @param startMillis of the first of them, in the meeting's time
 */
public record Recording(
        String id, String participant, Locale language, AudioFormat format, Instant started, long startMillis) {
    /**
     * Its pieces as they are stored.
     *
     * @param chunks their numbers, in their order
     * @param samples of all together, at the format's decoded rate
     */
    public record Kept(Recording recording, List<Integer> chunks, long samples) {
        public Kept {
            chunks = List.copyOf(chunks);
        }

        public long durationMillis() {
            return samples * 1_000 / recording.format().decodedRateHz();
        }
    }

    /** As it is kept, before its first piece. */
    JsonObject toJson() {
        return new JsonObject()
                .put("language", language.toLanguageTag())
                .put("encoding", format.encoding().name())
                .put("sampleRateHz", format.sampleRateHz())
                .put("channels", format.channels())
                .put("started", started.toString())
                .put("startMillis", startMillis);
    }

    /** Reads what {@link #toJson} wrote. */
    static Recording of(String id, String participant, JsonObject json) {
        return new Recording(
                id,
                participant,
                Locale.forLanguageTag(json.getString("language")),
                new AudioFormat(
                        AudioFormat.Encoding.valueOf(json.getString("encoding")),
                        json.getInteger("sampleRateHz"),
                        json.getInteger("channels")),
                Instant.parse(json.getString("started")),
                json.getLong("startMillis"));
    }
}
