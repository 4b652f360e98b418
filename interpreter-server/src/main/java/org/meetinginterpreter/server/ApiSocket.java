package org.meetinginterpreter.server;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's WebSocket: first its token, as a subprotocol or as the first message, then a conversation. Whatever is wrong is said
 * in an {@code error} message before the close. Silent peers are pinged. Belongs to the server's event loop.
 */
final class ApiSocket implements OpenConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ApiSocket.class);
    private static final String BEARER = "bearer.";

    /** What happens once the token is known to be valid. May throw {@link Problem}, which ends the socket. */
    interface Conversation {
        void text(JsonObject message);

        void binary(Buffer message);

        /** The peer takes more. */
        void drained();

        void closed();
    }

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final String meeting;
    private final Act act;
    private final ServerOptions.Lifetimes lifetimes;
    private final Callers callers;
    private final OpenConnections connections;
    private final BiFunction<ApiSocket, Caller, Conversation> begin;
    private final SocketMessages messages;
    private final SocketRates rates;
    private Optional<Caller> caller = Optional.empty();
    private Optional<Conversation> conversation = Optional.empty();
    private boolean paused;
    private boolean closing;
    private int unanswered;

    ApiSocket(
            Vertx vertx,
            ServerWebSocket socket,
            String meeting,
            Act act,
            ServerOptions.Lifetimes lifetimes,
            ServerOptions.Limits limits,
            Callers callers,
            OpenConnections connections,
            BiFunction<ApiSocket, Caller, Conversation> begin) {
        this.vertx = vertx;
        this.socket = socket;
        this.meeting = meeting;
        this.act = act;
        this.lifetimes = lifetimes;
        this.callers = callers;
        this.connections = connections;
        this.begin = begin;
        this.messages = new SocketMessages(limits.frameBytes(), this::receive, this::receive, this::refuse);
        this.rates = new SocketRates(limits.traffic());
    }

    /**
     * Begins to listen.
     *
     * @param offeredProtocols the request's {@code Sec-WebSocket-Protocol}, which may carry the token
     * @param over what is to be done when the connection is gone
     */
    void open(Optional<String> offeredProtocols, Runnable over) {
        long ping = vertx.setPeriodic(lifetimes.ping().toMillis(), tick -> ping());
        long patience = vertx.setTimer(lifetimes.socketAuth().toMillis(), late -> {
            if (caller.isEmpty()) {
                fail(ProblemType.NOT_AUTHENTICATED.because("No token came within "
                        + lifetimes.socketAuth().toSeconds() + " s; send {\"type\":\"auth\",\"token\":…} first."));
            }
        });
        socket.frameHandler(frame -> guarded(() -> {
            rates.count(frame);
            messages.accept(frame);
        }));
        socket.pongHandler(pong -> unanswered = 0);
        socket.drainHandler(drained -> conversation.ifPresent(Conversation::drained));
        socket.exceptionHandler(this::broken);
        socket.closeHandler(closed -> {
            closing = true;
            over.run();
            vertx.cancelTimer(ping);
            vertx.cancelTimer(patience);
            connections.closed(this);
            conversation.ifPresent(Conversation::closed);
        });
        offeredProtocols.flatMap(ApiSocket::bearer).ifPresent(token -> guarded(() -> authenticate(token)));
    }

    private static Optional<String> bearer(String offered) {
        return Arrays.stream(offered.split(",", -1))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(BEARER))
                .map(protocol -> protocol.substring(BEARER.length()))
                .findFirst();
    }

    private void authenticate(String token) {
        socket.pause();
        callers.identify(token, Optional.of(meeting))
                .onComplete(known -> guarded(() -> {
                    socket.resume();
                    if (known.failed()) {
                        throw problem(known.cause());
                    }
                    connections.requireRoom(known.result().grant());
                    caller = Optional.of(known.result());
                    connections.opened(this);
                    conversation = Optional.of(begin.apply(this, known.result()));
                }));
    }

    private void receive(String text) {
        unanswered = 0;
        JsonObject message = Fields.parse(Buffer.buffer(text));
        boolean authentication = "auth".equals(message.getValue("type"));
        if (authentication) {
            String token = Fields.of(message, "type", "token").text("token", 4_096);
            if (conversation.isPresent()) {
                renew(token);
            } else {
                authenticate(token);
            }
        } else if (conversation.isPresent()) {
            conversation.get().text(message);
        } else {
            throw ProblemType.NOT_AUTHENTICATED.because(
                    "Send the token first: {\"type\":\"auth\",\"token\":…}, or the subprotocol bearer.<token>.");
        }
    }

    /** The holder's next token takes the place of the one that is about to end; the conversation goes on. */
    private void renew(String token) {
        callers.identify(token, Optional.of(meeting))
                .onComplete(known -> guarded(() -> {
                    if (known.failed()) {
                        throw problem(known.cause());
                    }
                    if (!known.result().grant().isOfTheHolderOf(grant())) {
                        throw ProblemType.NOT_AUTHENTICATED.because(
                                "This is the token of somebody else; open a connection of your own with it.");
                    }
                    caller = Optional.of(known.result());
                    send(new JsonObject()
                            .put("type", "authenticated")
                            .put("expires", grant().expires().toString()));
                }));
    }

    private void receive(Buffer bytes) {
        unanswered = 0;
        if (conversation.isEmpty()) {
            throw ProblemType.NOT_AUTHENTICATED.because("Send the token first, then start, then sound.");
        }
        conversation.get().binary(bytes);
    }

    private void ping() {
        if (paused || isOver()) {
            return;
        }
        if (unanswered >= 2) {
            close(WebSocketCloseStatus.TRY_AGAIN_LATER.code(), "no answer to two pings; come back");
            return;
        }
        unanswered++;
        socket.writePing(Buffer.buffer("alive"));
    }

    private void broken(Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException frame
                && frame.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            refuse(frame.closeStatus().code());
        } else {
            LOG.debug("socket failed: {}", failure.toString());
        }
    }

    private void refuse(int code) {
        if (code == WebSocketCloseStatus.MESSAGE_TOO_BIG.code()) {
            fail(ProblemType.TOO_LARGE.because(
                    "A message is larger than this socket takes; send frames of 20 to 200 ms."));
        } else {
            Problem problem = ProblemType.INVALID_REQUEST.because("A text message is not UTF-8.");
            fail(problem, new SocketEnd(code, problem.type().title()));
        }
    }

    private void guarded(Runnable action) {
        if (closing) {
            return;
        }
        try {
            action.run();
        } catch (Problem problem) {
            fail(problem);
        } catch (RuntimeException bug) {
            LOG.error("socket: unexpected failure", bug);
            fail(problem(bug));
        }
    }

    static Problem problem(Throwable failure) {
        return failure instanceof Problem known
                ? known
                : ProblemType.INTERNAL.because("The server failed; what it was stands in its log.");
    }

    /** Whether the socket is over, though its close handler may not have run yet: most calls on it would throw. */
    boolean isOver() {
        return closing || socket.isClosed();
    }

    boolean isFull() {
        return !isOver() && socket.writeQueueFull();
    }

    void send(JsonObject message) {
        send(message.encode());
    }

    void send(String message) {
        if (!isOver()) {
            socket.writeTextMessage(message);
        }
    }

    /** Reads no more until {@link #resume()}: the peer's sound waits on its own side. */
    void pause() {
        if (!isOver()) {
            paused = true;
            socket.pause();
        }
    }

    void resume() {
        if (paused && !socket.isClosed()) {
            paused = false;
            socket.resume();
        }
    }

    @Override
    public Grant grant() {
        return caller.orElseThrow().grant();
    }

    @Override
    public Act act() {
        return act;
    }

    @Override
    public String meeting() {
        return meeting;
    }

    @Override
    public void end(Problem problem) {
        fail(problem, SocketEnd.ofAccess(problem));
    }

    void fail(Problem problem) {
        fail(problem, SocketEnd.of(problem));
    }

    private void fail(Problem problem, SocketEnd end) {
        send(problem.toSocketMessage());
        close(end);
    }

    void close(int code, String reason) {
        close(new SocketEnd(code, reason));
    }

    private void close(SocketEnd end) {
        if (!isOver()) {
            closing = true;
            resume();
            socket.close((short) end.code(), end.reason());
        }
    }
}
