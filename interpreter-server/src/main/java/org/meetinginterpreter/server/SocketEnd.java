package org.meetinginterpreter.server;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.charset.StandardCharsets;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;

/**
 * How the server ends a socket.
 *
 * @param code of the close frame (RFC 6455, 7.4); from 4000 on our own, which the API's description lists
 * @param reason what a person may read; cut to what a close frame holds
 */
record SocketEnd(int code, String reason) {
    private static final int LONGEST_REASON_BYTES = 120;
    private static final int TAKEN_OVER = 4001;
    /** The token ended: come back with another. */
    private static final int TOKEN_ENDED = 4002;
    /** Revoked, removed, another role, no such meeting any more: do not come back. */
    private static final int ACCESS_OVER = 4003;

    SocketEnd {
        while (reason.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON_BYTES) {
            reason = reason.substring(0, reason.length() - 1);
        }
    }

    /** After something that went wrong. */
    static SocketEnd of(Problem problem) {
        return new SocketEnd(
                switch (problem.type()) {
                    case TOO_LARGE -> WebSocketCloseStatus.MESSAGE_TOO_BIG.code();
                    case OVERLOADED, NOT_READY, LIMIT_REACHED -> WebSocketCloseStatus.TRY_AGAIN_LATER.code();
                    case INTERNAL -> WebSocketCloseStatus.INTERNAL_SERVER_ERROR.code();
                    case TAKEN_OVER -> TAKEN_OVER;
                    default -> WebSocketCloseStatus.POLICY_VIOLATION.code();
                },
                problem.type().title());
    }

    /** After the holder's right to be there came to an end. */
    static SocketEnd ofAccess(Problem problem) {
        return new SocketEnd(
                problem.type() == ProblemType.TOKEN_EXPIRED ? TOKEN_ENDED : ACCESS_OVER,
                problem.type().title());
    }
}
