package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.caption.FakeSpeechEngines;
import org.meetinginterpreter.caption.FakeTranslators;
import org.meetinginterpreter.caption.SentenceEmbedders;

/** The description of the API and the routes are the same. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Test
    void describesEveryRouteAndNothingElse() throws IOException {
        Set<String> described = new TreeSet<>();
        try (InputStream document = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
            new YAMLMapper().readTree(document).get("paths").properties().forEach(path -> {
                String base = path.getValue().has("servers") ? "" : ApiRouter.BASE;
                path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        described.add(method + " " + base + path.getKey().replaceAll("\\{(\\w+)}", ":$1"));
                    }
                });
            });
        }
        assertEquals(described, routes());
    }

    @Test
    void everyReferenceInItLeadsSomewhere() throws IOException {
        try (InputStream document = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
            JsonNode root = new YAMLMapper().readTree(document);
            root.findValuesAsText("$ref")
                    .forEach(reference ->
                            assertEquals(false, root.at(reference.substring(1)).isMissingNode(), reference));
        }
    }

    private static Set<String> routes() {
        Vertx vertx = Vertx.vertx();
        try {
            ServerVerticle verticle = new ServerVerticle(
                    TestServer.inMemory()
                            .withPort(0)
                            .withTranslateApi(new ServerOptions.TranslateApi(
                                    Optional.empty(), Set.of(InetAddress.getLoopbackAddress()), 1, 1, 1)),
                    new FakeSpeechEngines(),
                    new FakeTranslators(),
                    SentenceEmbedders.NONE,
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                    Clock.systemUTC());
            vertx.deployVerticle(verticle).await();
            Set<String> routes = new TreeSet<>();
            for (Route route : verticle.routes()) {
                if (route.methods() != null
                        && (route.getPath().startsWith(ApiRouter.BASE)
                                || route.getPath().startsWith("/health")
                                || route.getPath().startsWith("/metrics")
                                || LibreTranslateRoutes.PATHS.contains(route.getPath()))) {
                    route.methods()
                            .forEach(method ->
                                    routes.add(method.name().toLowerCase(Locale.ROOT) + " " + route.getPath()));
                }
            }
            return routes;
        } finally {
            vertx.close().await();
        }
    }
}
