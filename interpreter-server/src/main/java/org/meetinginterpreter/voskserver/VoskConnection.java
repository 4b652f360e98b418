package org.meetinginterpreter.voskserver;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.meetinginterpreter.caption.RecognitionWorkers;
import org.meetinginterpreter.caption.StuckCallException;
import org.meetinginterpreter.speech.SpeechException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the Vosk protocol. What it sends is worked off in order on the worker pool; while much waits, the client is read no
 * further. Belongs to the server's event loop.
 */
final class VoskConnection {
    private static final Logger LOG = LoggerFactory.getLogger(VoskConnection.class);
    private static final int MOST_WAITING_BYTES = 2_000_000;
    private static final int LONGEST_REASON_BYTES = 120;
    /** The first call also loads the engine. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    private sealed interface Order {
        record Sound(Buffer pcm) implements Order {}

        record Message(VoskMessage message) implements Order {}
    }

    private final ServerWebSocket socket;
    private final RecognitionWorkers workers;
    private final VoskSession session;
    private final Deque<Order> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean working;
    private boolean stuck;
    private boolean closed;
    private Runnable afterWork = () -> {};

    VoskConnection(ServerWebSocket socket, RecognitionWorkers workers, VoskSession session) {
        this.socket = socket;
        this.workers = workers;
        this.session = session;
    }

    /** @param over called once, when the connection is over and its recogniser is given back */
    void open(Runnable over) {
        socket.textMessageHandler(this::text);
        socket.binaryMessageHandler(this::sound);
        socket.exceptionHandler(failure -> {
            // a fragmented message above the limit comes as Vert.x's own exception and would leave the socket open
            if (failure instanceof IllegalStateException) {
                end(WebSocketCloseStatus.MESSAGE_TOO_BIG, "the frame is too large");
            }
            LOG.debug("Vosk protocol: socket failed: {}", failure.toString());
        });
        socket.closeHandler(gone -> {
            closed = true;
            waiting.clear();
            giveBack(over);
        });
    }

    /** Behind what is under way, so that no worker meets a closed recogniser; what hangs frees its recogniser itself. */
    private void giveBack(Runnable over) {
        if (working) {
            afterWork = () -> giveBack(over);
        } else if (stuck) {
            over.run();
        } else {
            call(() -> {
                        session.close();
                        return Optional.empty();
                    })
                    .onComplete(done -> over.run());
        }
    }

    private <T> Future<T> call(Callable<T> work) {
        return workers.call(work, LONGEST_CALL, session::close).map(RecognitionWorkers.Done::result);
    }

    private void text(String text) {
        if (closed) {
            return;
        }
        try {
            waiting.add(new Order.Message(VoskMessage.parse(text)));
            work();
        } catch (VoskProtocolException wrong) {
            end(WebSocketCloseStatus.POLICY_VIOLATION, wrong.getMessage());
        }
    }

    private void sound(Buffer frame) {
        if (closed) {
            return;
        }
        if (frame.length() % 2 != 0) {
            end(
                    WebSocketCloseStatus.INVALID_PAYLOAD_DATA,
                    frame.length() + " bytes are no whole samples; send signed 16-bit mono");
            return;
        }
        waiting.add(new Order.Sound(frame));
        waitingBytes += frame.length();
        if (waitingBytes > MOST_WAITING_BYTES) {
            socket.pause();
        }
        work();
    }

    private void work() {
        if (working || waiting.isEmpty()) {
            return;
        }
        working = true;
        List<byte[]> frames = new ArrayList<>();
        while (waiting.peek() instanceof Order.Sound sound) {
            frames.add(sound.pcm().getBytes());
            waitingBytes -= sound.pcm().length();
            waiting.remove();
        }
        if (!frames.isEmpty()) {
            call(() -> session.hear(frames)).onSuccess(this::send).onComplete(this::worked);
            return;
        }
        VoskMessage message = ((Order.Message) waiting.remove()).message();
        boolean last = message instanceof VoskMessage.Eof;
        call(() -> answer(message))
                .onSuccess(reply -> {
                    reply.ifPresent(one -> send(List.of(one)));
                    if (last) {
                        end(WebSocketCloseStatus.NORMAL_CLOSURE, "");
                    }
                })
                .onComplete(this::worked);
    }

    private Optional<JsonObject> answer(VoskMessage message) {
        return message instanceof VoskMessage.Config config ? session.configure(config) : Optional.of(session.finish());
    }

    private void worked(AsyncResult<?> done) {
        working = false;
        stuck = done.cause() instanceof StuckCallException;
        afterWork.run();
        if (closed) {
            return;
        }
        if (done.failed()) {
            boolean known = done.cause() instanceof SpeechException;
            if (!known) {
                LOG.error("Vosk protocol: unexpected failure", done.cause());
            }
            end(
                    known ? WebSocketCloseStatus.TRY_AGAIN_LATER : WebSocketCloseStatus.INTERNAL_SERVER_ERROR,
                    known ? done.cause().getMessage() : "the server failed; its log says how");
            return;
        }
        if (waitingBytes <= MOST_WAITING_BYTES / 2) {
            socket.resume();
        }
        work();
    }

    private void send(List<JsonObject> replies) {
        if (!closed && !socket.isClosed()) {
            replies.forEach(reply -> socket.writeTextMessage(reply.encode()));
        }
    }

    /** Ends it in order. */
    void leave() {
        end(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "the server stops");
    }

    private void end(WebSocketCloseStatus status, String reason) {
        if (!closed && !socket.isClosed()) {
            closed = true;
            waiting.clear();
            socket.resume();
            socket.close((short) status.code(), shortened(reason));
        }
    }

    private static String shortened(String reason) {
        String shorter = reason;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON_BYTES) {
            shorter = shorter.substring(0, shorter.length() - 1);
        }
        return shorter;
    }
}
