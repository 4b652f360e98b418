package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;

/**
 * What a client did wrong or cannot have now: the one family of errors of the server, problem details (RFC 9457) on HTTP and an
 * {@code error} message on sockets. The detail is a sentence a person can act on. It may quote what the client sent, which may be speech:
 * so it is not the message of the exception, which libraries log.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final String detail;
    private final transient JsonObject members;

    Problem(ProblemType type, String detail) {
        this(type, detail, new JsonObject());
    }

    /** @param members what else the answer holds, for those who may see it */
    Problem(ProblemType type, String detail, JsonObject members) {
        // thrown for clients' mistakes, which a flood of them must not make expensive
        super(type.uri(), null, false, false);
        this.type = type;
        this.detail = detail;
        this.members = members;
    }

    public ProblemType type() {
        return type;
    }

    /** For the client alone. */
    public String detail() {
        return detail;
    }

    /** {@code application/problem+json}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("type", type.uri())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .mergeIn(members);
    }

    /** The message on a socket before it is closed. */
    public JsonObject toSocketMessage() {
        return toJson().put("problem", type.uri()).put("type", "error");
    }
}
