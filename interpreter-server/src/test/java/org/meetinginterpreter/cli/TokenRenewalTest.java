package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.caption.FakeSpeechEngines;
import org.meetinginterpreter.caption.FakeTranslators;
import org.meetinginterpreter.server.InterpreterServer;
import org.meetinginterpreter.server.ServerOptions;
import org.meetinginterpreter.server.Storage;
import org.meetinginterpreter.translation.Steadiness;

class TokenRenewalTest {
    private static ServerOptions withShortTokens() {
        ServerOptions.Lifetimes usual = ServerOptions.Lifetimes.defaults();
        return ServerOptions.defaults()
                .withPort(0)
                .withStorage(Storage.inMemory())
                .withLifetimes(new ServerOptions.Lifetimes(
                        Duration.ofSeconds(4),
                        usual.organizerToken(),
                        usual.signingKey(),
                        usual.organizerLink(),
                        usual.socketAuth(),
                        usual.trackGrace(),
                        usual.translation(),
                        usual.slowReader(),
                        usual.ping(),
                        usual.stop()));
    }

    @Test
    void aFeedOutlivesItsTokenOnOneConnection() {
        InterpreterServer server = InterpreterServer.start(
                        withShortTokens(), new FakeSpeechEngines(), new FakeTranslators())
                .await();
        try {
            ApiClient organizer = new ApiClient(server.url(), server.organizerToken());
            ObjectNode plan = ApiClient.JSON.createObjectNode().put("title", "Talks");
            plan.putArray("languages").add("en");
            JsonNode meeting = organizer.call("POST", "/meetings", plan);
            ApiClient reader = organizer.withToken(new ApiClient(server.url(), null)
                    .call(
                            "POST",
                            "/join",
                            ApiClient.JSON
                                    .createObjectNode()
                                    .put("code", meeting.path("joinCode").asText()))
                    .path("token")
                    .asText());
            List<String> types = new CopyOnWriteArrayList<>();
            try (CaptionFeed feed = new CaptionFeed(
                    reader,
                    meeting.path("id").asText(),
                    "en",
                    Steadiness.BALANCED,
                    0,
                    message -> types.add(message.path("type").asText()))) {
                CompletableFuture<Void> reading = CompletableFuture.runAsync(feed::run);
                // two lives and a half of a token
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() ->
                                types.stream().filter("authenticated"::equals).count() >= 3);
                assertEquals(false, reading.isDone());
                assertEquals(1, types.stream().filter("ready"::equals).count());
            }
        } finally {
            server.stop().await();
        }
    }
}
