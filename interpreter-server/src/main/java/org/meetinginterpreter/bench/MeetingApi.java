package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The acts of a meeting over the public HTTP API, as far as a load needs them. Thread-safe. */
final class MeetingApi {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Someone in the meeting; {@code consent} only for speakers. */
    record Participant(String token, String id, String consent) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String organizerToken;

    MeetingApi(URI server, String organizerToken) {
        this.server = server;
        this.organizerToken = organizerToken;
    }

    /** A started meeting as the server describes it. */
    JsonNode start(String title, List<String> languages) {
        ObjectNode plan = JSON.createObjectNode().put("title", title);
        languages.forEach(plan.putArray("languages")::add);
        JsonNode meeting = post("/meetings", organizerToken, plan);
        post("/meetings/" + meeting.path("id").asText() + "/start", organizerToken, null);
        return meeting;
    }

    void end(JsonNode meeting) {
        post("/meetings/" + meeting.path("id").asText() + "/end", organizerToken, null);
    }

    /** Deletes a meeting, or finds that it is gone already. */
    void delete(JsonNode meeting) {
        send("DELETE", "/meetings/" + meeting.path("id").asText(), organizerToken, null, 404);
    }

    /** The paths under {@code /api/v1} that the server describes. */
    List<String> routes() {
        List<String> paths = new ArrayList<>();
        send("GET", "/openapi.json", null, null, 0).path("paths").properties().forEach(path -> {
            if (!path.getValue().has("servers")) {
                paths.add(path.getKey());
            }
        });
        return paths;
    }

    Participant speaker(JsonNode meeting, String name) {
        ObjectNode invitation = JSON.createObjectNode().put("role", "speaker").put("name", name);
        String link = post("/meetings/" + meeting.path("id").asText() + "/invitations", organizerToken, invitation)
                .path("link")
                .asText();
        String fragment = URI.create(link).getFragment();
        String secret = List.of(fragment.split("&", -1)).stream()
                .filter(part -> part.startsWith("secret="))
                .map(part -> part.substring("secret=".length()))
                .findFirst()
                .orElseThrow(() -> new BenchException("the invitation link carries no secret: " + link));
        return join(JSON.createObjectNode()
                .put("secret", secret)
                .put("name", name)
                .put("language", "en")
                .put("consent", true));
    }

    Participant reader(JsonNode meeting, String name, String language) {
        return join(JSON.createObjectNode()
                .put("code", meeting.path("joinCode").asText())
                .put("name", name)
                .put("role", "listener")
                .put("language", language));
    }

    /** Types a final in English; its {@code seq}, 0 while the server cannot say. */
    long type(JsonNode meeting, Participant typist, String text) {
        ObjectNode body = JSON.createObjectNode().put("language", "en").put("text", text);
        return post("/meetings/" + meeting.path("id").asText() + "/utterances", typist.token(), body)
                .path("seq")
                .asLong(0);
    }

    /** Corrects a final as the organizer, as it is now. */
    void correct(JsonNode meeting, String utterance, String language, String text) {
        String path = "/meetings/" + meeting.path("id").asText() + "/reviews/" + utterance;
        ObjectNode decision = JSON.createObjectNode()
                .put("decision", "correct")
                .put("language", language)
                .put("text", text)
                .put("version", 1);
        post(path, organizerToken, decision);
    }

    /** Puts a glossary in the place of the meeting's. */
    void glossary(JsonNode meeting, JsonNode glossary) {
        send("PUT", "/meetings/" + meeting.path("id").asText() + "/glossary", organizerToken, glossary, 0);
    }

    /** Changes one entry of the meeting's glossary. */
    void term(JsonNode meeting, String id, JsonNode entry) {
        String path = "/meetings/" + meeting.path("id").asText() + "/glossary/entries/" + id;
        send("PUT", path, organizerToken, entry, 0);
    }

    /** Address of one of the meeting's sockets. */
    URI socket(JsonNode meeting, String path) {
        return URI.create("ws://" + server.getRawAuthority() + "/api/v1/meetings/"
                + meeting.path("id").asText() + path);
    }

    private Participant join(ObjectNode request) {
        JsonNode joined = post("/join", null, request);
        return new Participant(
                joined.path("token").asText(),
                joined.path("participant").asText(),
                joined.path("consent").asText(""));
    }

    private JsonNode post(String path, String token, JsonNode body) {
        return send("POST", path, token, body, 0);
    }

    /** @param fine a status above 299 that is no failure */
    private JsonNode send(String method, String path, String token, JsonNode body, int fine) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300 && response.statusCode() != fine) {
                throw new BenchException(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new BenchException(method + " " + path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
