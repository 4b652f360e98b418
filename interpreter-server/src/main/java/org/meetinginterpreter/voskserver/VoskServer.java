package org.meetinginterpreter.voskserver;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.caption.RecognitionWorkers;
import org.meetinginterpreter.caption.SpeechEngines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks the Vosk server's protocol (alphacep/vosk-server) on a port of its own, with any installed engine behind it. It recognises
 * outside any meeting and stores nothing. Browsers are refused, as any web page could else reach it. Belongs to the event loop on which
 * it was opened.
 */
public final class VoskServer {
    private static final Logger LOG = LoggerFactory.getLogger(VoskServer.class);
    private static final int IDLE_MINUTES = 5;

    private final Vertx vertx;
    private final VoskServerOptions options;
    private final SpeechEngines engines;
    private final RecognitionWorkers workers;
    private final Gate gate;
    private final Map<VoskConnection, Promise<Void>> connections = new HashMap<>();
    private int accepted;
    private HttpServer server;

    /** Says why no one more can be recognised in a language now; nothing when there is room. */
    public interface Gate {
        Optional<String> refusal(Locale language);
    }

    /** @param workers where engines load and recognise */
    public VoskServer(
            Vertx vertx, VoskServerOptions options, SpeechEngines engines, RecognitionWorkers workers, Gate gate) {
        this.vertx = vertx;
        this.options = options;
        this.engines = engines;
        this.workers = workers;
        this.gate = gate;
    }

    /** The language of each open stream, as far as it began in it. */
    public List<Locale> streams() {
        return Collections.nCopies(accepted, options.language());
    }

    /**
     * Listens from now on.
     *
     * @param frameBytes largest message; beyond it the connection is closed with 1009
     */
    public Future<Void> listen(int frameBytes) {
        server = vertx.createHttpServer(new HttpServerOptions()
                .setMaxWebSocketFrameSize(frameBytes)
                .setMaxWebSocketMessageSize(frameBytes)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES));
        return server.requestHandler(request -> request.response()
                        .setStatusCode(426)
                        .end("This port speaks the Vosk server's WebSocket protocol.\n"))
                .webSocketHandshakeHandler(this::shake)
                .webSocketHandler(socket -> {
                    VoskConnection connection =
                            new VoskConnection(socket, workers, new VoskSession(engines, options.language()));
                    connections.put(connection, Promise.promise());
                    connection.open(() -> {
                        accepted--;
                        connections.remove(connection).complete();
                    });
                })
                .listen(options.port(), options.host())
                .onSuccess(listening -> LOG.info(
                        "the Vosk server's protocol is spoken on {}:{}; the operator answers for the speakers' consent",
                        options.host(),
                        listening.actualPort()))
                .mapEmpty();
    }

    private void shake(ServerWebSocketHandshake handshake) {
        if (handshake.headers().contains("Origin")) {
            handshake.reject(403);
            return;
        }
        Optional<String> refusal = accepted >= options.connections()
                ? Optional.of("All " + options.connections() + " streams are in use.")
                : gate.refusal(options.language());
        if (refusal.isPresent()) {
            LOG.warn("a client of the Vosk protocol was refused: {}", refusal.get());
            handshake.reject(503);
        } else {
            accepted++;
            handshake.accept().onFailure(gone -> accepted--);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Says goodbye to everybody and listens no more; ends when all recognisers are given back, or after two seconds. */
    public Future<Void> stop() {
        List<Future<Void>> over =
                connections.values().stream().map(Promise::future).toList();
        List.copyOf(connections.keySet()).forEach(VoskConnection::leave);
        Future<Void> late = vertx.timer(2, TimeUnit.SECONDS).mapEmpty();
        return server.shutdown(1, TimeUnit.SECONDS)
                .transform(closed -> over.isEmpty() ? Future.succeededFuture() : Future.any(Future.all(over), late))
                .mapEmpty();
    }
}
