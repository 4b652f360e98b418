package org.meetinginterpreter.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.security.Bearer;
import org.meetinginterpreter.security.EntrySecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(InterpreterServer.class);

    private final Vertx vertx;
    private final ServerVerticle verticle;
    private final ServerOptions options;
    private final EntrySecrets entries;
    private final String organizerToken;

    private InterpreterServer(Vertx vertx, ServerVerticle verticle, ServerOptions options) {
        this.vertx = vertx;
        this.verticle = verticle;
        this.options = options;
        this.entries = verticle.entries();
        this.organizerToken = token(Bearer.holderOfTheLink());
    }

    /** Listens; the future fails with a {@link ServerException} that says what to do, such as when the port is taken. */
    public static Future<InterpreterServer> start(
            ServerOptions options, SpeechEngines engines, Translators translators) {
        return start(options, engines, translators, SentenceEmbedders.NONE);
    }

    /** As {@link #start(ServerOptions, SpeechEngines, Translators)}, with a network that tells what sentences mean. */
    public static Future<InterpreterServer> start(
            ServerOptions options, SpeechEngines engines, Translators translators, SentenceEmbedders embedders) {
        return start(options, engines, translators, embedders, Clock.systemUTC());
    }

    /** With another clock for what is deleted in time. */
    static Future<InterpreterServer> start(
            ServerOptions options,
            SpeechEngines engines,
            Translators translators,
            SentenceEmbedders embedders,
            Clock clock) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        // one event loop owns all meetings, so that their state needs no locks; networks compute on worker pools
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(1)
                        .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
                .withMetrics(new MicrometerMetricsFactory(meters))
                .build();
        ServerVerticle verticle = new ServerVerticle(options, engines, translators, embedders, meters, clock);
        // a promise without context: once Vert.x is closed, no context is left that could deliver a failure
        Promise<InterpreterServer> started = Promise.promise();
        vertx.deployVerticle(verticle).onComplete(deployed -> {
            if (deployed.succeeded()) {
                InterpreterServer server = new InterpreterServer(vertx, verticle, options);
                LOG.info("listening on {}", server.url());
                started.complete(server);
            } else {
                vertx.close().onComplete(closed -> started.fail(startFailure(options, deployed.cause())));
            }
        });
        return started.future();
    }

    private static ServerException startFailure(ServerOptions options, Throwable failure) {
        if (failure instanceof ServerException known) {
            return known;
        }
        String where = options.host() + ":" + options.port();
        if (failure instanceof BindException) {
            return new ServerException(
                    "server: " + where + " cannot be used (" + failure.getMessage()
                            + "); stop what listens there, or take another with --port (0: a free one) or --host",
                    failure);
        }
        if (options.tls().isPresent()) {
            return new ServerException(
                    "server: certificate " + options.tls().get().certificate() + " or key "
                            + options.tls().get().key() + " cannot be used: " + failure.getMessage(),
                    failure);
        }
        return new ServerException("server: cannot start at " + where + ": " + failure.getMessage(), failure);
    }

    /** How its sockets are set, for those who measure them alone. */
    public static HttpServerOptions socketOptions(ServerOptions options) {
        return ServerVerticle.plainHttp(options);
    }

    /** Where participants reach it, without a trailing slash. */
    public URI url() {
        return verticle.url();
    }

    /** The port on which it listens. */
    public int port() {
        return verticle.port();
    }

    /** The port of the Vosk server's protocol, where it is spoken. */
    public Optional<Integer> voskPort() {
        return verticle.voskPort();
    }

    /** A token that may create and run every meeting. */
    public String organizerToken() {
        return organizerToken;
    }

    /** A link to the organizer's page with a new one-time secret in it. */
    public URI organizerLink() {
        return TokenRoutes.organizerLink(
                entries, Bearer.holderOfTheLink(), url(), options.lifetimes().organizerLink());
    }

    /** A token of somebody as if signed in. */
    String token(Bearer bearer) {
        return verticle.tokens()
                .issue(bearer, Optional.empty(), options.lifetimes().organizerToken())
                .token();
    }

    /** Ends when the engines are warm; fails with the reason when one cannot be loaded. */
    public Future<Void> ready() {
        return verticle.ready();
    }

    /** Ends tracks, delivers their last finals, closes sockets with 1001 and frees the port. Engines stay open. */
    public Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        verticle.drain().onComplete(drained -> vertx.close().onComplete(stopped));
        return stopped.future();
    }
}
