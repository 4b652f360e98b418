package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts routes under {@code /api/v1}: token first, then the route, then its answer or the one mapping of problems. */
final class ApiRouter {
    static final String BASE = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger(ApiRouter.class);
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");

    /** A route that needs a token. */
    interface Route {
        Future<Reply> handle(ApiRequest request);
    }

    /** A route that needs none. */
    interface OpenRoute {
        Future<Reply> handle(RoutingContext context);
    }

    /** A route that answers by itself, such as a stream. */
    interface StreamRoute {
        void handle(ApiRequest request);
    }

    private final Router router;
    private final Callers callers;
    private final AuditLog audit;

    ApiRouter(Router router, Callers callers, AuditLog audit) {
        this.router = router;
        this.callers = callers;
        this.audit = audit;
    }

    void route(HttpMethod method, String path, Route route) {
        router.route(method, BASE + path)
                .handler(context -> identify(context)
                        .compose(caller -> route.handle(new ApiRequest(context, caller, callers)))
                        .onSuccess(reply -> send(context, reply))
                        .onFailure(context::fail));
    }

    /** A route by which somebody does what few may do, or what changes rights or the record: it is audited when it succeeded. */
    void act(HttpMethod method, String path, String act, Route route) {
        route(
                method,
                path,
                request -> route.handle(request)
                        .compose(reply -> audit.record(
                                        request.caller().grant().participant(),
                                        request.caller().grant().role().wire(),
                                        act,
                                        meeting(request.context(), reply),
                                        object(request.context(), reply),
                                        request.context()
                                                .request()
                                                .remoteAddress()
                                                .hostAddress())
                                .map(reply)));
    }

    private static Optional<String> meeting(RoutingContext context, Reply reply) {
        return Optional.ofNullable(context.pathParam("meeting"))
                .or(() -> reply.body().map(body -> body.getString("id")));
    }

    /** What the path names last, apart from the meeting. */
    private static Optional<String> object(RoutingContext context, Reply reply) {
        return context.pathParams().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("meeting"))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> reply.body().map(body -> body.getString("role")));
    }

    void openRoute(HttpMethod method, String path, OpenRoute route) {
        router.route(method, BASE + path)
                .handler(context -> Future.succeededFuture()
                        .compose(start -> route.handle(context))
                        .onSuccess(reply -> send(context, reply))
                        .onFailure(context::fail));
    }

    void streamRoute(HttpMethod method, String path, StreamRoute route) {
        protectedPath(method, BASE + path, route);
    }

    /** As {@link #streamRoute}, outside of {@code /api/v1}. */
    void protectedPath(HttpMethod method, String path, StreamRoute route) {
        router.route(method, path)
                .handler(context -> identify(context)
                        .map(caller -> {
                            route.handle(new ApiRequest(context, caller, callers));
                            return caller;
                        })
                        .onFailure(context::fail));
    }

    private Future<Caller> identify(RoutingContext context) {
        String header = Optional.ofNullable(context.request().getHeader("authorization"))
                .orElse("");
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            return Future.failedFuture(ProblemType.NOT_AUTHENTICATED.because(
                    "Send the token of POST /api/v1/join in the header Authorization: Bearer …"));
        }
        return callers.identify(bearer.group(1), Optional.ofNullable(context.pathParam("meeting")));
    }

    private static void send(RoutingContext context, Reply reply) {
        context.response().setStatusCode(reply.status());
        if (reply.body().isPresent()) {
            context.response()
                    .putHeader("content-type", "application/json")
                    .end(reply.body().get().toBuffer());
        } else {
            context.response().end();
        }
    }

    /** The one place where failures become problem details. */
    static void problem(RoutingContext context) {
        Problem problem = problem(context.failure(), context.statusCode());
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        JsonObject body = problem.toJson();
        context.response()
                .setStatusCode(problem.type().status())
                .putHeader("content-type", "application/problem+json")
                .putHeader("cache-control", "no-store");
        if (problem.type().status() == 401) {
            context.response().putHeader("www-authenticate", "Bearer");
        }
        context.response().end(body.toBuffer());
    }

    private static Problem problem(Throwable failure, int status) {
        if (failure instanceof Problem known) {
            return known;
        }
        int code = failure instanceof HttpException http ? http.getStatusCode() : status;
        return switch (code) {
            case 400 -> ProblemType.INVALID_REQUEST.because("The request is malformed.");
            case 404 ->
                ProblemType.NOT_FOUND.because(
                        "There is nothing at this address; the API is described at " + BASE + "/openapi.json.");
            case 405 ->
                ProblemType.METHOD_NOT_ALLOWED.because(
                        "This address does not take this method; the API is described at " + BASE + "/openapi.json.");
            case 413 -> ProblemType.TOO_LARGE.because("The body is larger than this server takes.");
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send the body as application/json.");
            default -> {
                LOG.error("a request failed unexpectedly", failure);
                yield ApiSocket.problem(failure);
            }
        };
    }
}
