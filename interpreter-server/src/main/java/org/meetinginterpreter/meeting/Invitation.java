package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What a one-time secret is good for.
 *
 * @param meeting the meeting it lets into
 * @param participant the id that whoever comes with it has; known before, so that what is kept of an invited person can be erased
 */
public record Invitation(String meeting, String participant, Role role, String name, Instant expires) {
    /** For somebody who gets an id with it. */
    public static Invitation to(String meeting, Role role, String name, Instant expires) {
        return new Invitation(meeting, RandomIds.id("p_"), role, name, expires);
    }

    /** As it is kept with its meeting. */
    JsonObject toJson() {
        return new JsonObject()
                .put("participant", participant)
                .put("role", role.wire())
                .put("name", name)
                .put("expires", expires.toString());
    }

    /** Reads what {@link #toJson} wrote, in earlier versions without the participant. */
    static Invitation of(String meeting, JsonObject json) {
        return new Invitation(
                meeting,
                json.getString("participant", RandomIds.id("p_")),
                Role.of(json.getString("role")).orElseThrow(),
                json.getString("name"),
                Instant.parse(json.getString("expires")));
    }
}
