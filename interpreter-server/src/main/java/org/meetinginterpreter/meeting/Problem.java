package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;

/**
 * What a client did wrong or cannot have now: the one family of errors of the server, problem details (RFC 9457) on HTTP and an
 * {@code error} message on sockets. The detail is a sentence a person can act on and holds neither tokens nor speech.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient JsonObject members;

    Problem(ProblemType type, String detail) {
        this(type, detail, new JsonObject());
    }

    /** @param members what else the answer holds, for those who may see it */
    Problem(ProblemType type, String detail, JsonObject members) {
        // thrown for clients' mistakes, which a flood of them must not make expensive
        super(detail, null, false, false);
        this.type = type;
        this.members = members;
    }

    public ProblemType type() {
        return type;
    }

    /** {@code application/problem+json}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("type", type.uri())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", getMessage())
                .mergeIn(members);
    }

    /** The message on a socket before it is closed. */
    public JsonObject toSocketMessage() {
        return toJson().put("problem", type.uri()).put("type", "error");
    }
}
