package org.meetinginterpreter.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;

/** What operators and programs ask of the server itself: health, metrics, the description of the API. */
final class ServiceRoutes {
    private static final String DOCUMENT = "/openapi.yaml";
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|0:0:0:0:0:0:0:1|::1");
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;
    private final Future<Void> ready;
    private final BooleanSupplier failing;
    private final Supplier<Optional<Instant>> certificateEnds;
    private final IntSupplier damagedMeetings;
    private final Buffer yaml;
    private final Buffer json;

    /**
     * The routes.
     *
     * @param failing whether meetings cannot be written now
     * @param certificateEnds where there is one
     * @param damagedMeetings how many cannot be read
     */
    ServiceRoutes(
            PrometheusMeterRegistry meters,
            Future<Void> ready,
            BooleanSupplier failing,
            Supplier<Optional<Instant>> certificateEnds,
            IntSupplier damagedMeetings) {
        this.meters = meters;
        this.ready = ready;
        this.failing = failing;
        this.certificateEnds = certificateEnds;
        this.damagedMeetings = damagedMeetings;
        try (InputStream document = ServiceRoutes.class.getResourceAsStream(DOCUMENT)) {
            byte[] bytes = document.readAllBytes();
            JsonNode tree = new YAMLMapper().readTree(bytes);
            this.yaml = Buffer.buffer(bytes);
            this.json = Buffer.buffer(tree.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the API's description is missing in the program; build it anew", e);
        }
    }

    void register(Router router, ApiRouter api) {
        router.get("/health/live")
                .handler(context -> send(
                        context,
                        "application/json",
                        new JsonObject().put("status", "live").toBuffer()));
        router.get("/health/ready").handler(this::ready);
        router.get(ApiRouter.BASE + "/openapi.yaml").handler(context -> send(context, "application/yaml", yaml));
        router.get(ApiRouter.BASE + "/openapi.json").handler(context -> send(context, "application/json", json));
        router.get("/metrics").handler(this::localMetrics);
        api.protectedPath(HttpMethod.GET, "/metrics", this::metrics);
    }

    private void ready(RoutingContext context) {
        if (ready.succeeded()) {
            // meetings go on while their record cannot be written: nobody gains by sending people elsewhere
            JsonObject health = new JsonObject()
                    .put("status", "ready")
                    .put("record", failing.getAsBoolean() ? "not-durable" : "durable");
            if (damagedMeetings.getAsInt() > 0) {
                health.put("damagedMeetings", damagedMeetings.getAsInt());
            }
            certificateEnds.get().ifPresent(end -> health.put("certificateEnds", end.toString()));
            send(context, "application/json", health.toBuffer());
        } else {
            context.fail(ProblemType.NOT_READY.because(
                    ready.failed()
                            ? "The engines cannot be used: " + ready.cause().getMessage()
                            : "The engines warm up."));
        }
    }

    /** A collector on this machine needs no token; the figures name no one. What a proxy passes on comes from elsewhere. */
    private void localMetrics(RoutingContext context) {
        boolean passedOn = context.request().headers().contains("x-forwarded-for")
                || context.request().headers().contains("forwarded");
        SocketAddress peer = context.request().remoteAddress();
        if (!passedOn && isLoopback(peer)) {
            send(context, METRICS_TYPE, Buffer.buffer(meters.scrape()));
        } else {
            context.next();
        }
    }

    private void metrics(ApiRequest request) {
        Act.RUN_DEPLOYMENT.require(request.caller().grant());
        send(request.context(), METRICS_TYPE, Buffer.buffer(meters.scrape()));
    }

    private static boolean isLoopback(SocketAddress peer) {
        return peer != null
                && peer.hostAddress() != null
                && LOOPBACK.matcher(peer.hostAddress()).matches();
    }

    private static void send(RoutingContext context, String type, Buffer body) {
        context.response().putHeader("content-type", type).end(body);
    }
}
