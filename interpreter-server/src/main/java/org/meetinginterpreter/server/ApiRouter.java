package org.meetinginterpreter.server;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.AuditLog;
import org.meetinginterpreter.security.TrafficRate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts routes under {@code /api/v1}: token first, then the route, then its answer or the one mapping of problems. */
final class ApiRouter {
    static final String BASE = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger(ApiRouter.class);
    /** As the system says it. */
    private static final Set<String> CUT = Set.of("Broken pipe", "Connection reset", "Connection reset by peer");

    private static final Set<String> UNNAMED = Set.of("meeting", "entry");

    private static final String CALLER = "caller";
    private static final String OBJECT = "object";
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
    private final Refusals refusals;
    private final TrafficRate requests;

    /** @param tokenRequests requests a second with one token or key */
    ApiRouter(Router router, Callers callers, AuditLog audit, Refusals refusals, int tokenRequests) {
        this.router = router;
        this.callers = callers;
        this.audit = audit;
        this.refusals = refusals;
        this.requests = new TrafficRate(tokenRequests, TrafficGuard.BURST);
    }

    /** A route whose body may be large, so that it is read for holders of a token only. */
    void largeBody(HttpMethod method, String path, int bytes) {
        router.route(method, BASE + path).handler(context -> {
            context.request().pause();
            identify(context)
                    .onSuccess(known -> {
                        context.put(CALLER, known);
                        context.request().resume();
                        context.next();
                    })
                    .onFailure(refused -> {
                        context.request().resume();
                        context.fail(refused);
                    });
        });
        router.route(method, BASE + path).handler(BodyHandler.create(false).setBodyLimit(bytes));
    }

    void route(HttpMethod method, String path, Route route) {
        router.route(method, BASE + path)
                .handler(context -> identify(context)
                        .onFailure(refused -> refusals.note(context, Optional.empty(), method, path, refused))
                        .compose(caller -> Future.succeededFuture()
                                .compose(known -> route.handle(new ApiRequest(context, caller, callers)))
                                .onFailure(
                                        refused -> refusals.note(context, Optional.of(caller), method, path, refused)))
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
                                        meeting(request, reply),
                                        object(request.context(), reply),
                                        request.address())
                                .map(reply)));
    }

    private static Optional<String> meeting(ApiRequest request, Reply reply) {
        return Optional.ofNullable(request.path("meeting"))
                .or(reply::meeting)
                .or(() -> request.caller().grant().meeting());
    }

    /** What an act was about, where neither path nor answer say it; never speech and no names. */
    static void concerns(RoutingContext context, String object) {
        context.put(OBJECT, object);
    }

    /** What the path names last, apart from the meeting; ids of glossary entries may be words, which have no place in the audit log. */
    private static Optional<String> object(RoutingContext context, Reply reply) {
        return Optional.<String>ofNullable(context.get(OBJECT))
                .or(() -> context.pathParams().entrySet().stream()
                        .filter(parameter -> !UNNAMED.contains(parameter.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .or(() -> reply.body().map(body -> body.getString("role", body.getString("key"))));
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

    /** After all routes of the API: what they do not take is answered by what they do ({@code Allow}, RFC 9110, 15.5.6). */
    static void refuseOtherMethods(Router router) {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (io.vertx.ext.web.Route known : router.getRoutes()) {
            if (known.getPath() != null && known.methods() != null) {
                known.methods()
                        .forEach(method -> methods.computeIfAbsent(known.getPath(), first -> new TreeSet<>())
                                .add(method.name()));
            }
        }
        methods.forEach((path, allowed) -> router.route(path).handler(context -> {
            if (allowed.contains(context.request().method().name())) {
                context.next();
            } else {
                context.response().putHeader("allow", String.join(", ", allowed));
                context.fail(405);
            }
        }));
    }

    private Future<Caller> identify(RoutingContext context) {
        Caller known = context.get(CALLER);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        String header = Optional.ofNullable(context.request().getHeader("authorization"))
                .orElse("");
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            return Future.failedFuture(ProblemType.NOT_AUTHENTICATED.because(
                    "Send the token of POST /api/v1/join in the header Authorization: Bearer …"));
        }
        return callers.identify(bearer.group(1), Optional.ofNullable(context.pathParam("meeting")))
                .map(this::counted);
    }

    private Caller counted(Caller caller) {
        if (!requests.take(caller.grant().tokenId(), 1)) {
            throw ProblemType.TOO_MANY_REQUESTS.because(
                    "More requests than this server takes in a second came with this token; slow down.");
        }
        return caller;
    }

    private static void send(RoutingContext context, Reply reply) {
        context.response().setStatusCode(reply.status());
        reply.location()
                .ifPresent(location -> context.response()
                        .putHeader("location", location.toString())
                        .putHeader("cache-control", "no-store"));
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
        if (isGone(context.failure())) {
            // nobody is left to be told
            return;
        }
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
        retryAfter(context, problem.type());
        if (problem.type().status() == 401) {
            context.response().putHeader("www-authenticate", "Bearer");
        }
        context.response().end(body.toBuffer());
    }

    /** Whether the client hung up before it was answered. */
    private static boolean isGone(Throwable failure) {
        return failure instanceof HttpClosedException
                || failure instanceof ClosedChannelException
                || (failure instanceof IOException && CUT.contains(String.valueOf(failure.getMessage())));
    }

    static void retryAfter(RoutingContext context, ProblemType type) {
        type.retrySeconds()
                .ifPresent(seconds -> context.response().putHeader("retry-after", Integer.toString(seconds)));
    }

    private static Problem problem(Throwable failure, int status) {
        if (failure instanceof Problem known) {
            return known;
        }
        int code = failure instanceof DecoderException
                ? 400
                : failure instanceof HttpException http ? http.getStatusCode() : status;
        return switch (code) {
            case 400 -> ProblemType.INVALID_REQUEST.because("The request is malformed.");
            case 404 ->
                ProblemType.NOT_FOUND.because(
                        "There is nothing at this address; the API is described at " + BASE + "/openapi.json.");
            case 405 ->
                ProblemType.METHOD_NOT_ALLOWED.because(
                        "This address does not take this method; the API is described at " + BASE + "/openapi.json.");
            case 408 -> ProblemType.TOO_SLOW.because("The request came too slowly; send it in one go.");
            case 413 -> ProblemType.TOO_LARGE.because("The body is larger than this server takes.");
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send the body as application/json.");
            default -> {
                LOG.error("a request failed unexpectedly", failure);
                yield ApiSocket.problem(failure);
            }
        };
    }
}
