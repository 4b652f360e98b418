package org.meetinginterpreter.server;

import io.vertx.core.Future;
import java.net.URI;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.caption.Translators;

/**
 * A running server. {@link #start} returns once it listens and answers {@code /health/live}; the engines warm up in the
 * background, {@link #ready()} ends when they are warm. All methods are thread-safe.
 *
 * <pre>{@code
 * var server = InterpreterServer.start(ServerOptions.defaults().withPort(0), engines, translators).await();
 * System.out.println(server.organizerLink());
 * server.stop().await();
 * }</pre>
 */
public final class InterpreterServer {
    private final URI url;
    private final String organizerToken;

    InterpreterServer(URI url, String organizerToken) {
        this.url = url;
        this.organizerToken = organizerToken;
    }

    /** Listens; the future fails with a {@link ServerException} that says what to do, such as when the port is taken. */
    public static Future<InterpreterServer> start(
            ServerOptions options, SpeechEngines engines, Translators translators) {
        return Future.failedFuture(new ServerException("server: not built yet"));
    }

    /** Where participants reach it, without a trailing slash. */
    public URI url() {
        return url;
    }

    public int port() {
        return url.getPort();
    }

    /** A token that may create and run every meeting. */
    public String organizerToken() {
        return organizerToken;
    }

    /** A link to the organizer's page with a new one-time secret in it. */
    public URI organizerLink() {
        return url.resolve("/organizer");
    }

    /** Ends when the engines are warm; fails with the reason when one cannot be loaded. */
    public Future<Void> ready() {
        return Future.succeededFuture();
    }

    /** Ends tracks, delivers their last finals, closes sockets with 1001 and frees the port. Engines stay open. */
    public Future<Void> stop() {
        return Future.succeededFuture();
    }
}
