package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From where requests come: with a proxy between, which adds what it saw, and with clients who say what they like. */
class ClientAddressesTest {
    private static final String LOOPBACK = "127.0.0.0/24";

    private final Vertx vertx = Vertx.vertx();
    private TestServer server;

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
    }

    private void serve(int addressRequests, List<String> trusted) {
        TrafficLimits usual = TrafficLimits.defaults();
        server = new TestServer(TestServer.inMemory()
                .withLimits(ServerOptions.Limits.defaults()
                        .withTraffic(new TrafficLimits(
                                usual.vocabularyBytes(),
                                usual.glossaryBytes(),
                                usual.headerBytes(),
                                usual.headerTime(),
                                usual.bodyTime(),
                                usual.addressConnections(),
                                usual.tokenConnections(),
                                addressRequests,
                                usual.tokenRequests(),
                                usual.socketMessages(),
                                usual.socketBytes(),
                                Set.of(),
                                trusted))));
    }

    /** From where the server thinks that a meeting was made, by a header as it arrives there. */
    private String seen(String... forwarded) {
        HttpRequest.Builder request = server.request("/api/v1/meetings", server.organizer())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        TestServer.plan(new JsonObject(), "en").encode()));
        for (String line : forwarded) {
            request.header("X-Forwarded-For", line);
        }
        assertEquals(201, server.send(request.build()).statusCode());
        return last();
    }

    private String last() {
        JsonArray records =
                server.call("GET", "/audit", server.organizer(), null).json().getJsonArray("records");
        List<JsonObject> made = new ArrayList<>();
        records.forEach(record -> {
            if (((JsonObject) record).getString("act").equals("meeting.create")) {
                made.add((JsonObject) record);
            }
        });
        return made.get(made.size() - 1).getString("address");
    }

    @Test
    void whatIsSaidByAnybodyButATrustedProxyIsIgnored() {
        serve(0, List.of("10.0.0.0/8"));
        assertEquals(LOOPBACK, seen());
        assertEquals(LOOPBACK, seen("203.0.113.9"));
    }

    @Test
    void theEndOfTheHeaderCountsAsFarAsTrustedProxiesWroteIt() {
        serve(0, List.of("127.0.0.1", "10.0.0.0/8"));
        assertEquals(LOOPBACK, seen());
        assertEquals("203.0.113.0/24", seen("203.0.113.9"));
        assertEquals("203.0.113.0/24", seen("203.0.113.9:4711"));
        assertEquals("2001:db8:7::/48", seen("[2001:db8:7::1]:4711"));
        assertEquals("2001:db8:7::/48", seen("2001:db8:7::1"));
        // the client wrote the first one
        assertEquals("203.0.113.0/24", seen("198.51.100.1, 203.0.113.9"));
        assertEquals("203.0.113.0/24", seen("198.51.100.1", "203.0.113.9"));
        assertEquals("203.0.113.0/24", seen("198.51.100.1, 203.0.113.9, 10.1.2.3"));
        // all of them proxies
        assertEquals("10.9.9.0/24", seen("10.9.9.9, 10.1.2.3"));
    }

    @Test
    void rubbishInTheHeaderIsHarmless() {
        serve(0, List.of("127.0.0.1"));
        for (String rubbish : List.of(
                "unknown",
                "localhost",
                "1.2.3",
                "999.1.1.1",
                ",",
                ", ,",
                "[::1",
                "a".repeat(3_000),
                "<script>",
                "127.1")) {
            assertEquals(LOOPBACK, seen(rubbish), rubbish);
        }
        assertEquals(LOOPBACK, seen("127.0.0.1,".repeat(300) + "127.0.0.1"));
        assertEquals("203.0.113.0/24", seen("rubbish, 203.0.113.9"));
    }

    @Test
    void throughAProxyEachClientHasLimitsOfItsOwn() throws Exception {
        serve(1, List.of("127.0.0.1"));
        HttpServer proxy = proxy();
        HttpClient client = HttpClient.newHttpClient();
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            refused += status(client, proxy, "203.0.113.9") == 429 ? 1 : 0;
        }
        assertEquals(200, status(client, proxy, "198.51.100.1"));
        // ten seconds' worth may come at once
        assertEquals(true, refused >= 15, refused + " of 30 were refused");
    }

    private static int status(HttpClient client, HttpServer proxy, String from) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + proxy.actualPort() + "/health/live"))
                .header("Simulated-Client", from)
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** A proxy that takes clients on the word of a header, for want of more addresses, and adds them to X-Forwarded-For. */
    private HttpServer proxy() {
        var onward = vertx.createHttpClient(new HttpClientOptions());
        return vertx.createHttpServer()
                .requestHandler(request -> onward.request(new RequestOptions()
                                .setMethod(request.method())
                                .setAbsoluteURI(server.server.url() + request.uri())
                                .putHeader("X-Forwarded-For", request.getHeader("Simulated-Client")))
                        .compose(copy -> copy.send())
                        .compose(answer -> answer.body()
                                .compose(body -> request.response()
                                        .setStatusCode(answer.statusCode())
                                        .end(body)))
                        .onFailure(
                                failure -> request.response().setStatusCode(502).end()))
                .listen(0, "127.0.0.1")
                .await();
    }
}
