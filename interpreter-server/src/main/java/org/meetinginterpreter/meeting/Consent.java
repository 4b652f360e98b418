package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A speaker agreed that the voice is recognised.
 *
 * @param text word by word what was agreed to, in the language in which it was shown
 * @param keepsSound whether the speaker agreed also that the sound is kept
 * @param withdrawn when it was taken back, or its speaker was removed; it proves from then on only what held before
 */
public record Consent(
        String id,
        String participant,
        Instant given,
        ConsentText text,
        boolean keepsSound,
        Optional<Instant> withdrawn) {
    /** Whether it has not been taken back. */
    public boolean holds() {
        return withdrawn.isEmpty();
    }

    Consent withdrawnAt(Instant when) {
        return new Consent(id, participant, given, text, keepsSound, Optional.of(when));
    }

    /** As it is kept. */
    JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("participant", participant)
                .put("given", given.toString())
                .put("text", text.toJson())
                .put("keepsSound", keepsSound);
        withdrawn.ifPresent(when -> json.put("withdrawn", when.toString()));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    static Consent of(String id, JsonObject json) {
        return new Consent(
                id,
                json.getString("participant"),
                Instant.parse(json.getString("given")),
                ConsentText.of(json.getJsonObject("text")),
                json.getBoolean("keepsSound"),
                Optional.ofNullable(json.getString("withdrawn")).map(Instant::parse));
    }
}
