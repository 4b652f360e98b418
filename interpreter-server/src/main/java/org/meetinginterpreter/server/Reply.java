package org.meetinginterpreter.server;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a route answers: a status and, mostly, a JSON object. */
record Reply(int status, Optional<JsonObject> body) {
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
}
