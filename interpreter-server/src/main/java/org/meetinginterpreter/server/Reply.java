package org.meetinginterpreter.server;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * What a route answers: a status and, mostly, a JSON object.
 *
 * @param location where a browser goes on
 * @param meeting with which it has to do, for the audit log, where neither path nor caller say so
 */
record Reply(int status, Optional<JsonObject> body, Optional<URI> location, Optional<String> meeting) {
    Reply(int status, Optional<JsonObject> body) {
        this(status, body, Optional.empty(), Optional.empty());
    }

    /** The browser goes on elsewhere, by GET. */
    static Reply seeOther(URI location) {
        return new Reply(303, Optional.empty(), Optional.of(location), Optional.empty());
    }

    static Reply ok(JsonObject body) {
        return new Reply(200, Optional.of(body));
    }

    static Reply created(JsonObject body) {
        return new Reply(201, Optional.of(body));
    }

    /** What was asked for has begun, and will be done. */
    static Reply accepted() {
        return new Reply(202, Optional.empty());
    }

    static Reply nothing() {
        return new Reply(204, Optional.empty());
    }

    /** The same; the audit log knows it by this meeting, if there is one. */
    Reply about(Optional<String> id) {
        return new Reply(status, body, location, id);
    }
}
