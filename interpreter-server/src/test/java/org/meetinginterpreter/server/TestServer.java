package org.meetinginterpreter.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.meetinginterpreter.caption.FakeSentenceEmbedders;
import org.meetinginterpreter.caption.FakeSpeechEngines;
import org.meetinginterpreter.caption.FakeTranslators;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.config.InterpreterConfig;

/** A real server on a free port with engines that answer at once, and the public API to talk to it. */
final class TestServer implements AutoCloseable {
    /** What came back. */
    record Answer(int status, JsonObject json) {
        String problem() {
            return json.getString("type").replaceAll(".*:", "");
        }
    }

    /** Who joined. */
    record Guest(String token, String tokenId, String participant, String consent) {}

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final FakeSpeechEngines engines = new FakeSpeechEngines();
    final FakeTranslators translators = new FakeTranslators();
    final FakeSentenceEmbedders embedders = new FakeSentenceEmbedders();
    final InterpreterServer server;

    /** The defaults, keeping nothing. */
    static ServerOptions inMemory() {
        return ServerOptions.defaults().withStorage(Storage.inMemory());
    }

    /** As the environment says, keeping nothing. */
    static ServerOptions inMemory(Map<String, String> environment) {
        return InterpreterConfig.load(Optional.empty(), environment).withStorage(Storage.inMemory());
    }

    TestServer() {
        this(inMemory());
    }

    TestServer(ServerOptions options) {
        this(options, Clock.systemUTC());
    }

    /** With a clock for what is deleted in time. */
    TestServer(ServerOptions options, Clock clock) {
        server = InterpreterServer.start(options.withPort(0), engines, translators, embedders, clock)
                .await();
    }

    /** With real engines; the fakes are not used. */
    TestServer(SpeechEngines realEngines, Translators realTranslators) {
        this(inMemory(), realEngines, realTranslators);
    }

    /** With real engines; the fakes are not used. */
    TestServer(ServerOptions options, SpeechEngines realEngines, Translators realTranslators) {
        server = InterpreterServer.start(options.withPort(0), realEngines, realTranslators)
                .await();
    }

    @Override
    public void close() {
        server.stop().await();
    }

    String organizer() {
        return server.organizerToken();
    }

    Answer call(String method, String path, String token, JsonObject body) {
        HttpRequest.Builder request = request("/api/v1" + path, token);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(body.encode())).header("Content-Type", "application/json");
        }
        HttpResponse<String> response = send(request.build());
        return new Answer(
                response.statusCode(),
                response.body().startsWith("{") ? new JsonObject(response.body()) : new JsonObject());
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends when the head of the answer is there; the body comes as it is read. */
    CompletableFuture<HttpResponse<InputStream>> sendLater(HttpRequest request) {
        return HTTP.sendAsync(request, BodyHandlers.ofInputStream());
    }

    /** A planned meeting. */
    JsonObject plan(String... languages) {
        return call("POST", "/meetings", organizer(), plan(new JsonObject(), languages))
                .json();
    }

    static JsonObject plan(JsonObject options, String... languages) {
        return new JsonObject()
                .put("title", "Water talks")
                .put("languages", new JsonArray(Arrays.asList(languages)))
                .put("options", options);
    }

    /** A live meeting; its id. */
    String meeting(String... languages) {
        String id = plan(languages).getString("id");
        call("POST", "/meetings/" + id + "/start", organizer(), null);
        return id;
    }

    Guest join(String meeting, String role, String name) {
        JsonObject invitation = new JsonObject().put("role", role).put("name", name);
        String secret = call("POST", "/meetings/" + meeting + "/invitations", organizer(), invitation)
                .json()
                .getString("code");
        return guest(call(
                        "POST",
                        "/join",
                        null,
                        new JsonObject().put("secret", secret).put("consent", true))
                .json());
    }

    static Guest guest(JsonObject joined) {
        return new Guest(
                joined.getString("token"),
                joined.getString("tokenId"),
                joined.getString("participant"),
                joined.getString("consent"));
    }

    Answer type(String meeting, String token, String text) {
        return call(
                "POST",
                "/meetings/" + meeting + "/utterances",
                token,
                new JsonObject().put("language", "en").put("text", text));
    }

    /** A counter of {@code /metrics}, 0 where it is not there yet. */
    double metric(String nameAndTags) {
        return send(request("/metrics", organizer()).build())
                .body()
                .lines()
                .filter(line -> line.startsWith(nameAndTags))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /**
     * A socket that gives its token as its first message: when much follows the handshake at once, the client of Java 17 sometimes reads it
     * wrongly ("Invalid UTF-8 in frame TEXT").
     */
    TestSocket socket(String path, String token) {
        return socket(path, List.of("interpreter.v1"), true)
                .send(new JsonObject().put("type", "auth").put("token", token));
    }

    TestSocket socket(String path, List<String> protocols, boolean reading) {
        TestSocket listener = new TestSocket(reading);
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (!protocols.isEmpty()) {
            builder.subprotocols(
                    protocols.get(0), protocols.subList(1, protocols.size()).toArray(String[]::new));
        }
        URI address = URI.create(server.url().toString().replaceFirst("http", "ws") + "/api/v1" + path);
        listener.opened(builder.buildAsync(address, listener).join());
        return listener;
    }

    TestSocket captions(String meeting, String token, String language, long after) {
        return captions(meeting, token, language, after, "balanced");
    }

    TestSocket captions(String meeting, String token, String language, long after, String mode) {
        return socket(
                "/meetings/" + meeting + "/captions?language=" + language + "&after=" + after + "&mode=" + mode, token);
    }

    TestSocket audio(String meeting, Guest speaker) {
        return socket("/meetings/" + meeting + "/audio", speaker.token());
    }

    static JsonObject start(Guest speaker) {
        return new JsonObject()
                .put("type", "start")
                .put("language", "en")
                .put("consent", speaker.consent())
                .put(
                        "format",
                        new JsonObject()
                                .put("encoding", "pcm_s16le")
                                .put("sampleRate", 16_000)
                                .put("channels", 1));
    }

    /** Sound in which the fake engine hears so many words. */
    static byte[] words(int count) {
        return new byte[2 * FakeSpeechEngines.WORD_SAMPLES * count];
    }

    /** Sends so many words in frames of 100 ms. */
    static void speak(TestSocket audio, int count) {
        byte[] sound = words(count);
        int frame = 3_200;
        for (int at = 0; at < sound.length; at += frame) {
            audio.send(Arrays.copyOfRange(sound, at, at + frame));
        }
    }
}
