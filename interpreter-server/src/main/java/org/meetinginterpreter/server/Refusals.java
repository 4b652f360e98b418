package org.meetinginterpreter.server;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Predicate;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Attempts;
import org.meetinginterpreter.security.AuditLog;

/**
 * Puts into the audit log what somebody tried and was refused: acts beyond the role, tokens that are not valid, wrong codes and secrets.
 * Of one network only so many a minute, so that nobody fills the log. Belongs to the server's event loop.
 */
final class Refusals {
    /** Of one network in a minute. */
    static final int MOST = 20;

    private final AuditLog audit;
    private final Predicate<String> isMeeting;
    private final Attempts attempts = new Attempts(MOST);

    /** @param isMeeting whether there is a meeting of this id; other texts in a path are anybody's */
    Refusals(AuditLog audit, Predicate<String> isMeeting) {
        this.audit = audit;
        this.isMeeting = isMeeting;
    }

    /**
     * A request failed.
     *
     * @param caller who asked, where a token said so
     * @param path the route, without what a client put into it
     */
    void note(RoutingContext context, Optional<Caller> caller, HttpMethod method, String path, Throwable failure) {
        if (failure instanceof Problem problem && counts(problem.type(), context)) {
            record(
                    context,
                    caller,
                    "refused",
                    Optional.ofNullable(context.pathParam("meeting")).filter(isMeeting),
                    method + " " + path);
        }
    }

    /** A code, passcode or secret was wrong. */
    void wrongCode(RoutingContext context, Optional<String> meeting) {
        record(context, Optional.empty(), "join.refused", meeting, "");
    }

    /** Clients come with expired tokens all the time, and without one by mistake. */
    private static boolean counts(ProblemType type, RoutingContext context) {
        return type == ProblemType.FORBIDDEN
                || (type == ProblemType.NOT_AUTHENTICATED
                        && context.request().headers().contains("authorization"));
    }

    private void record(
            RoutingContext context, Optional<Caller> caller, String act, Optional<String> meeting, String object) {
        String address = ClientAddresses.of(context).getHostAddress();
        try {
            attempts.take(Attempts.network(ClientAddresses.of(context)));
        } catch (Problem enough) {
            return;
        }
        audit.record(
                caller.map(known -> known.grant().participant()).orElse("nobody"),
                caller.map(known -> known.grant().role().wire()).orElse("none"),
                act,
                meeting,
                Optional.of(object).filter(text -> !text.isEmpty()),
                address);
    }
}
