package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A speaker agreed that the voice is recognised; withdrawn by removing the record. */
public record Consent(String id, String participant, Instant given) {
    /** As it is kept. */
    JsonObject toJson() {
        return new JsonObject().put("participant", participant).put("given", given.toString());
    }

    /** Reads what {@link #toJson} wrote. */
    static Consent of(String id, JsonObject json) {
        return new Consent(id, json.getString("participant"), Instant.parse(json.getString("given")));
    }
}
