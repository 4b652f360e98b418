package org.meetinginterpreter.server;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;

/** Answers requests whose head is no HTTP or too large, with a problem as every other refusal; then the connection closes. */
final class UnreadableRequests implements Handler<HttpServerRequest> {
    private final int headerBytes;

    /** @param headerBytes largest head without its first line */
    UnreadableRequests(int headerBytes) {
        this.headerBytes = headerBytes;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Problem problem = problem(request.decoderResult().cause());
        request.response()
                .setStatusCode(problem.type().status())
                .putHeader("content-type", "application/problem+json")
                .putHeader("cache-control", "no-store")
                .putHeader("connection", "close")
                .end(problem.toJson().toBuffer());
        request.connection().close();
    }

    private Problem problem(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return ProblemType.ADDRESS_TOO_LONG.because("The address has more than "
                    + HttpServerOptions.DEFAULT_MAX_INITIAL_LINE_LENGTH
                    + " bytes; send what is long in the body.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return ProblemType.HEADERS_TOO_LARGE.because(
                    "The headers have more than " + headerBytes + " bytes; send fewer or shorter ones.");
        }
        return ProblemType.INVALID_REQUEST.because(
                "The head of the request is no HTTP/1.1; look at its first line and headers.");
    }
}
