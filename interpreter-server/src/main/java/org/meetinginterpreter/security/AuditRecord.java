package org.meetinginterpreter.security;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A privileged act. Holds no name and nothing that was said.
 *
 * @param n counts from 1 without gaps
 * @param actor pseudonymous id of who did it: a participant's, {@code organizer} of the deployment, or {@code nobody}
 * @param role in which it was done
 * @param act what was done, such as {@code meeting.start}
 * @param object what it was done to, such as a participant's id
 * @param address from where: a network, see {@link Networks#truncated}; empty for the server itself
 */
public record AuditRecord(
        long n,
        Instant time,
        String actor,
        String role,
        String act,
        Optional<String> meeting,
        Optional<String> object,
        String address) {

    /** As it is stored and exported; the order of fields is part of what is hashed. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("n", n)
                .put("time", time.toString())
                .put("actor", actor)
                .put("role", role)
                .put("act", act);
        meeting.ifPresent(id -> json.put("meeting", id));
        object.ifPresent(id -> json.put("object", id));
        return json.put("address", address);
    }
}
