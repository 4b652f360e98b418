package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What a one-time secret is good for.
 *
 * @param meeting the meeting it lets into; nothing for the organizer's link, which is good for all
 */
public record Invitation(Optional<String> meeting, Role role, String name, Instant expires) {
    /** As it is kept with its meeting. */
    JsonObject toJson() {
        return new JsonObject().put("role", role.wire()).put("name", name).put("expires", expires.toString());
    }

    /** Reads what {@link #toJson} wrote. */
    static Invitation of(String meeting, JsonObject json) {
        return new Invitation(
                Optional.of(meeting),
                Role.of(json.getString("role")).orElseThrow(),
                json.getString("name"),
                Instant.parse(json.getString("expires")));
    }
}
