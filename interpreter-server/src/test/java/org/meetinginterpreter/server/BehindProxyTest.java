package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * With a proxy before the server that ends TLS and passes on what nginx does by docs/operations.md: Host, X-Forwarded-For and
 * X-Forwarded-Proto. Only the encryption itself is left out.
 */
class BehindProxyTest {
    private static final String PUBLIC = "https://captions.example.org";
    private static final String HOST = "captions.example.org";

    private record Answer(int status, MultiMap headers, JsonObject json) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final WebSocketClient sockets = vertx.createWebSocketClient();
    private final TestProvider provider = new TestProvider();
    private TestServer server;
    private HttpServer proxy;
    private String protocol = "https";

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        provider.close();
        vertx.close().await();
    }

    private void serve(Map<String, String> environment) {
        server = new TestServer(TestServer.inMemory(environment));
        proxy = vertx.createHttpServer()
                .webSocketHandler(this::passSocket)
                .requestHandler(this::pass)
                .listen(0, "127.0.0.1")
                .await();
    }

    private void serve() {
        serve(Map.of(
                "INTERPRETER_PUBLIC_URL",
                PUBLIC,
                "INTERPRETER_LIMITS_TRUSTED_PROXIES",
                "127.0.0.1",
                "INTERPRETER_IDENTITY_ISSUER",
                provider.url(),
                "INTERPRETER_IDENTITY_CLIENT_ID",
                TestProvider.CLIENT,
                "INTERPRETER_IDENTITY_CLIENT_SECRET",
                TestProvider.SECRET,
                "INTERPRETER_IDENTITY_ORGANIZERS",
                "[organizers]"));
    }

    private MultiMap passedOn(MultiMap headers) {
        return MultiMap.caseInsensitiveMultiMap()
                .addAll(headers)
                .remove("host")
                .remove("content-length")
                .set("X-Forwarded-For", "203.0.113.9")
                .set("X-Forwarded-Proto", protocol);
    }

    private void pass(HttpServerRequest request) {
        request.body()
                .compose(body -> client.request(to(request.method(), server.server.port(), request.uri())
                                .setHeaders(passedOn(request.headers())))
                        .compose(copy ->
                                copy.authority(HostAndPort.authority(HOST, -1)).send(body)))
                .compose(answer -> answer.body().compose(body -> {
                    request.response()
                            .setStatusCode(answer.statusCode())
                            .headers()
                            .addAll(answer.headers());
                    request.response().headers().remove("transfer-encoding");
                    return request.response().end(body);
                }))
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }

    private void passSocket(ServerWebSocket socket) {
        socket.pause();
        sockets.connect(connect(server.server.port(), socket.uri())
                        .setHeaders(MultiMap.caseInsensitiveMultiMap()
                                .set("Origin", socket.headers().get("origin"))
                                .set("Host", HOST)
                                .set("X-Forwarded-For", "203.0.113.9")
                                .set("X-Forwarded-Proto", protocol))
                        .addSubProtocol("interpreter.v1"))
                .onSuccess(onward -> {
                    socket.textMessageHandler(onward::writeTextMessage);
                    onward.textMessageHandler(socket::writeTextMessage);
                    onward.closeHandler(closed -> socket.close());
                    socket.closeHandler(closed -> onward.close());
                    socket.resume();
                })
                .onFailure(refused -> socket.close((short) 4403, "refused"));
    }

    private static RequestOptions to(HttpMethod method, int port, String uri) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(uri);
    }

    private static WebSocketConnectOptions connect(int port, String uri) {
        return new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(uri);
    }

    private Answer ask(String method, String path, JsonObject body, String origin) {
        RequestOptions request = to(HttpMethod.valueOf(method), proxy.actualPort(), path)
                .putHeader("Authorization", "Bearer " + server.organizer());
        if (origin != null) {
            request.putHeader("Origin", origin);
        }
        if (body != null) {
            request.putHeader("Content-Type", "application/json");
        }
        return client.request(request)
                .compose(sent -> sent.send(body == null ? Buffer.buffer() : body.toBuffer()))
                .compose(BehindProxyTest::read)
                .await();
    }

    private static Future<Answer> read(HttpClientResponse answer) {
        return answer.body()
                .map(body -> new Answer(
                        answer.statusCode(),
                        answer.headers(),
                        body.toString().startsWith("{") ? body.toJsonObject() : new JsonObject()));
    }

    private Answer plan(String origin) {
        return ask("POST", "/api/v1/meetings", TestServer.plan(new JsonObject(), "en"), origin);
    }

    @Test
    void everyLinkLeadsToTheProxy() {
        serve();
        assertTrue(server.server.organizerLink().toString().startsWith(PUBLIC + "/organizer#"));
        assertEquals(URI.create(PUBLIC), server.server.url());
        String meeting = plan(null).json().getString("id");
        String invitation = ask(
                        "POST",
                        "/api/v1/meetings/" + meeting + "/invitations",
                        new JsonObject().put("role", "speaker"),
                        null)
                .json()
                .getString("link");
        assertTrue(invitation.startsWith(PUBLIC + "/join#"), "an invitation begins otherwise");
        String again = ask("POST", "/api/v1/organizer-links", null, null).json().getString("link");
        assertTrue(again.startsWith(PUBLIC + "/organizer#"), "an organizer's link begins otherwise");
    }

    @Test
    void onlyPagesOfTheProxysOwnOriginMayChangeSomething() {
        serve();
        assertEquals(201, plan(PUBLIC).status());
        assertEquals(403, plan("http://" + HOST).status(), "the page came without TLS");
        assertEquals(403, plan("https://evil.example").status());
        assertEquals(403, plan("null").status());
    }

    @Test
    void withoutAPublicUrlTheSchemeIsTheOneThatATrustedProxySaysAndNobodyElse() {
        serve(Map.of("INTERPRETER_LIMITS_TRUSTED_PROXIES", "127.0.0.1"));
        assertEquals(201, plan("https://" + HOST).status());
        assertEquals(403, plan("http://" + HOST).status());
        protocol = "http";
        assertEquals(403, plan("https://" + HOST).status());
        assertEquals(201, plan("http://" + HOST).status());
        for (String rubbish : new String[] {"ftp", "", "https,", "x".repeat(2_000)}) {
            protocol = rubbish;
            assertEquals(201, plan("http://" + HOST).status(), rubbish);
        }
        server.close();
        serve(Map.of());
        protocol = "https";
        assertEquals(201, plan("http://" + HOST).status(), "a stranger's word does not count");
    }

    @Test
    void socketsPassFromTheOwnOriginAlone() throws InterruptedException {
        serve();
        String meeting = plan(null).json().getString("id");
        ask("POST", "/api/v1/meetings/" + meeting + "/start", null, null);
        ask(
                "POST",
                "/api/v1/meetings/" + meeting + "/utterances",
                new JsonObject().put("language", "en").put("text", "We agree."),
                PUBLIC);
        BlockingQueue<String> came = new ArrayBlockingQueue<>(100);
        sockets.connect(connect(proxy.actualPort(), "/api/v1/meetings/" + meeting + "/captions?language=en&after=0")
                        .putHeader("Origin", PUBLIC))
                .onSuccess(socket -> {
                    socket.textMessageHandler(came::add);
                    socket.writeTextMessage(new JsonObject()
                            .put("type", "auth")
                            .put("token", server.organizer())
                            .encode());
                })
                .await();
        String message = "";
        while (message != null && !message.contains("We agree.")) {
            message = came.poll(30, TimeUnit.SECONDS);
        }
        assertTrue(message != null, "no caption came through the proxy");
        var elsewhere = connect(server.server.port(), "/api/v1/meetings/" + meeting + "/captions?language=en")
                .putHeader("Origin", "http://" + HOST)
                .putHeader("Host", HOST)
                .putHeader("X-Forwarded-Proto", "https");
        Throwable refused = sockets.connect(elsewhere)
                .map((Throwable) null)
                .otherwise(failure -> failure)
                .await();
        assertEquals(403, ((UpgradeRejectedException) refused).getStatus());
    }

    @Test
    void browsersAreToldToComeByTlsAndTheCookieOfASignInTravelsByTlsAlone() {
        serve();
        Answer page = ask("GET", "/health/live", null, null);
        assertTrue(page.headers().get("strict-transport-security").startsWith("max-age="));
        Answer leaving = ask("GET", "/api/v1/sign-in/start", null, null);
        assertEquals(303, leaving.status());
        assertTrue(leaving.headers().get("set-cookie").contains("Secure"), "the cookie lacks Secure");
        assertEquals(
                PUBLIC + "/api/v1/sign-in/callback",
                TestProvider.form(URI.create(leaving.headers().get("location")).getRawQuery())
                        .get("redirect_uri"));
    }
}
