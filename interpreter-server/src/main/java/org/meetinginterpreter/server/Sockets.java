package org.meetinginterpreter.server;

import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.meetinginterpreter.caption.Subscription;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.SoundArchive;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.translation.Steadiness;

/** The two sockets of a meeting: sound in, captions out. */
final class Sockets {
    /** What a server agrees to speak; the token travels beside it as {@code bearer.<jwt>}. */
    static final String SUBPROTOCOL = "interpreter.v1";

    private final Vertx vertx;
    private final ServerOptions options;
    private final Callers callers;
    private final OpenConnections connections;
    private final FeedEncoder encoder;
    private final AudioTracks tracks;
    private final SoundArchive sounds;
    private final TrafficGuard guard;

    Sockets(
            Vertx vertx,
            ServerOptions options,
            Callers callers,
            OpenConnections connections,
            FeedEncoder encoder,
            AudioTracks tracks,
            SoundArchive sounds,
            TrafficGuard guard) {
        this.vertx = vertx;
        this.options = options;
        this.callers = callers;
        this.connections = connections;
        this.encoder = encoder;
        this.tracks = tracks;
        this.sounds = sounds;
        this.guard = guard;
    }

    void register(Router router) {
        router.get(ApiRouter.BASE + "/meetings/:meeting/audio")
                .handler(context -> upgrade(context, Act.SPEAK, this::audio));
        router.get(ApiRouter.BASE + "/meetings/:meeting/reviews").handler(context -> {
            if (Origins.isUpgrade(context.request())) {
                upgrade(context, Act.REVIEW, this::reviews);
            } else {
                context.next();
            }
        });
        router.get(ApiRouter.BASE + "/meetings/:meeting/captions").handler(context -> {
            if (Origins.isUpgrade(context.request())) {
                upgrade(context, Act.READ_FEED, this::captions);
            } else {
                context.next();
            }
        });
    }

    private interface Begin {
        ApiSocket.Conversation begin(RoutingContext context, ApiSocket socket, Caller caller);
    }

    private void upgrade(RoutingContext context, Act act, Begin begin) {
        Optional<String> offered = Optional.ofNullable(context.request().getHeader("sec-websocket-protocol"));
        BiFunction<ApiSocket, Caller, ApiSocket.Conversation> conversation =
                (socket, caller) -> begin.begin(context, socket, caller);
        context.request()
                .toWebSocket()
                .onSuccess(accepted -> LingeringClose.of(context.request().connection()))
                .onSuccess(accepted -> new ApiSocket(
                                vertx,
                                accepted,
                                context.pathParam("meeting"),
                                act,
                                options.lifetimes(),
                                options.limits(),
                                callers,
                                connections,
                                conversation)
                        .open(offered, () -> guard.closed(context.request().connection())))
                .onFailure(refused -> context.fail(
                        refused instanceof WebSocketHandshakeException
                                ? ProblemType.INVALID_REQUEST.because(
                                        "The WebSocket handshake is not valid: version 13,"
                                                + " a key of 16 bytes in base64 and no body are needed.")
                                : refused));
    }

    private ApiSocket.Conversation audio(RoutingContext context, ApiSocket socket, Caller caller) {
        Query.of(context.queryParams());
        Meeting meeting = callers.meeting(caller, Act.SPEAK, context.pathParam("meeting"));
        Participant participant = caller.requireParticipant();
        return new AudioSocket(
                vertx,
                socket,
                participant,
                meeting,
                tracks,
                sounds,
                options.limits().backlog().toMillis());
    }

    private ApiSocket.Conversation reviews(RoutingContext context, ApiSocket socket, Caller caller) {
        Query.of(context.queryParams());
        Meeting meeting = callers.meeting(caller, Act.REVIEW, context.pathParam("meeting"));
        return new ReviewSocket(socket, caller, meeting.reviews());
    }

    private ApiSocket.Conversation captions(RoutingContext context, ApiSocket socket, Caller caller) {
        Query query = Query.of(context.queryParams(), "language", "after", "mode", "summary", "locale");
        Steadiness mode = query.mode();
        Meeting meeting = callers.meeting(caller, Act.READ_FEED, context.pathParam("meeting"));
        Locale language = meeting.language(query.text("language"));
        return new CaptionSocket(
                socket,
                caller,
                encoder,
                meeting.captions(),
                new Subscription(language, mode, query.seq("after"), query.flag("summary"), query.locale()));
    }
}
