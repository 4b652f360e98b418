package org.meetinginterpreter.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.meetinginterpreter.meeting.DamagedMeeting;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;

/** A request of a known caller, read strictly. */
final class ApiRequest {
    private final RoutingContext context;
    private final Caller caller;
    private final Callers callers;

    ApiRequest(RoutingContext context, Caller caller, Callers callers) {
        this.context = context;
        this.caller = caller;
        this.callers = callers;
    }

    RoutingContext context() {
        return context;
    }

    Caller caller() {
        return caller;
    }

    /** From where it comes. */
    String address() {
        return ClientAddresses.of(context).getHostAddress();
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** The meeting in the path, when the caller may do this in it. */
    Meeting meeting(Act act) {
        return callers.meeting(caller, act, path("meeting"));
    }

    /** The meeting in the path, when it is damaged and the caller may do this in it. */
    Optional<DamagedMeeting> damaged(Act act) {
        act.require(caller.grant(), path("meeting"));
        return callers.damaged(caller, path("meeting"));
    }

    /** The participant in the path. */
    Participant participant(Meeting meeting) {
        return meeting.participant(path("participant"))
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such participant in this meeting."));
    }

    /** The body; where it is not there, an empty object. */
    Fields body(String... known) {
        return body(context, known);
    }

    static Fields body(RoutingContext context, String... known) {
        Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            return Fields.of(Fields.parse(Buffer.buffer("{}")), known);
        }
        String type =
                Optional.ofNullable(context.request().getHeader("content-type")).orElse("");
        if (!type.matches("(?i)application/json\\s*(;.*)?")) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send the body as application/json.");
        }
        JsonObject json = Fields.parse(body);
        Fields fields = Fields.of(json, known);
        Fields.requireNoNulls(json);
        return fields;
    }

    Query query(String... known) {
        return Query.of(context.queryParams(), known);
    }
}
