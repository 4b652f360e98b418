package org.meetinginterpreter.libretranslate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.meetinginterpreter.net.Secret;

/** A LibreTranslate service on a free port: the text with its target before it, or whatever a test wants it to answer. */
public final class FakeService implements AutoCloseable {
    /** What a service does with a call of {@code /translate}. */
    public interface Behaviour {
        void answer(HttpExchange exchange, JsonObject request) throws IOException;
    }

    public static final String KEY = "a key that stays secret";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = FakeService::translate;

    public FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/languages", exchange -> {
            JsonArray targets = new JsonArray(List.of("pt", "zt"));
            send(
                    exchange,
                    200,
                    new JsonArray(List.of(new JsonObject().put("code", "en").put("targets", targets))).encode());
        });
        server.createContext("/translate", exchange -> {
            JsonObject request =
                    new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            behaviour.answer(exchange, request);
        });
        server.start();
    }

    public void behave(Behaviour wanted) {
        behaviour = wanted;
    }

    public static void translate(HttpExchange exchange, JsonObject request) throws IOException {
        JsonArray results = new JsonArray();
        request.getJsonArray("q").forEach(text -> results.add(request.getString("target") + ":" + text));
        send(exchange, 200, new JsonObject().put("translatedText", results).encode());
    }

    /** Begins an answer and never ends it. */
    public void dribble(HttpExchange exchange, JsonObject request) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        await();
    }

    /** Takes the call and says nothing. */
    public void hang(HttpExchange exchange, JsonObject request) {
        await();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static Behaviour status(int status) {
        return (exchange, request) -> send(exchange, status, "{\"error\":\"spoken words\"}");
    }

    public static Behaviour body(String body) {
        return (exchange, request) -> send(exchange, 200, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    public List<JsonObject> requests() {
        return List.copyOf(requests);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public LibreTranslateService service(String to, boolean fallback) {
        return new LibreTranslateService(
                Locale.ENGLISH,
                Locale.forLanguageTag(to),
                url(),
                Optional.of(new Secret(KEY)),
                Duration.ofSeconds(5),
                fallback);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
