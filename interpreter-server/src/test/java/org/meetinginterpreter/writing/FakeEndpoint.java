package org.meetinginterpreter.writing;

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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.meetinginterpreter.net.Secret;

/** Chat completions on a free port; what is answered to a transcript is a test's. */
public final class FakeEndpoint implements AutoCloseable {
    public static final String KEY = "a key that stays secret";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile boolean hangs;
    private volatile Function<String, String> body = transcript -> "";

    public FakeEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    /** A message of the model, by the transcript that it is sent. */
    public void says(Function<String, String> message) {
        answers(transcript -> new JsonObject()
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put(
                                                "message",
                                                new JsonObject()
                                                        .put("role", "assistant")
                                                        .put("content", message.apply(transcript)))))
                .encode());
    }

    /** A whole body. */
    public void answers(Function<String, String> wanted) {
        body = wanted;
    }

    public void fails(int wanted) {
        status = wanted;
    }

    public void hangs() {
        hangs = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonObject request =
                new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(
                request.copy().put("authorization", exchange.getRequestHeaders().getFirst("Authorization")));
        if (hangs) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        String transcript = request.getJsonArray("messages").getJsonObject(1).getString("content");
        byte[] bytes = body.apply(transcript).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** What came, with the header of its key. */
    public List<JsonObject> requests() {
        return List.copyOf(requests);
    }

    /** What the transcripts were that came. */
    public String transcripts() {
        StringBuilder all = new StringBuilder();
        requests.forEach(request -> all.append(
                        request.getJsonArray("messages").getJsonObject(1).getString("content"))
                .append('\n'));
        return all.toString();
    }

    public WritingEndpoint endpoint(Duration timeout) {
        return new WritingEndpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/"),
                "small",
                Optional.of(new Secret(KEY)),
                timeout);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
