package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Guest;

/** How connections end whose tokens are over, and how they go on with the next. */
class AccessTest {
    private final TestServer server = new TestServer(withShortTokens());
    private String meeting;

    private static ServerOptions withShortTokens() {
        ServerOptions.Lifetimes usual = ServerOptions.Lifetimes.defaults();
        return TestServer.inMemory()
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

    @BeforeEach
    void holdMeeting() {
        meeting = server.meeting("en", "pt");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonObject refresh(String token) {
        return server.call("POST", "/tokens/refresh", token, null).json();
    }

    private static String problem(TestSocket socket) {
        return socket.await("error").getString("problem").replaceAll(".*:", "");
    }

    @Test
    void anExpiredTokenEndsEveryKindOfConnectionWithAReason() throws IOException {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        CompletableFuture<String> stream = stream(speaker.token());
        assertEquals("token-expired", problem(reader));
        assertEquals(4002, reader.awaitClose());
        assertEquals("token-expired", problem(audio));
        assertEquals(4002, audio.awaitClose());
        assertTrue(stream.join().contains("urn:meeting-interpreter:problem:token-expired"));
    }

    private CompletableFuture<String> stream(String token) {
        return CompletableFuture.supplyAsync(() -> {
            HttpResponse<String> response =
                    server.send(server.request("/api/v1/meetings/" + meeting + "/feed?language=en", token)
                            .build());
            return response.body();
        });
    }

    @Test
    void aConnectionGoesOnWithTheNextTokenAndLosesNothing() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        String token = speaker.token();
        for (int life = 1; life <= 3; life++) {
            JsonObject next = refresh(token);
            token = next.getString("token");
            JsonObject auth = new JsonObject().put("type", "auth").put("token", token);
            String expires = next.getString("expires");
            for (TestSocket socket : List.of(reader, audio)) {
                socket.send(auth)
                        .await(message -> "authenticated".equals(message.getString("type"))
                                && expires.equals(message.getString("expires")));
            }
            server.type(meeting, token, "Sentence " + life + ".");
            reader.awaitSeq(life);
            String expiring = token;
            // half of the token's life passes
            org.awaitility.Awaitility.await()
                    .pollDelay(Duration.ofMillis(1_900))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> server.call("GET", "/meetings/" + meeting, expiring, null)
                                    .status()
                            == 200);
        }
        assertEquals(List.of(1L, 2L, 3L), reader.seqs());
        assertEquals(0, reader.closeCode());
        assertEquals(0, audio.closeCode());
        assertEquals("token-expired", problem(reader));
    }

    @Test
    void anotherPersonsTokenDoesNotTakeAConnectionOver() {
        Guest one = server.join(meeting, "listener", "One");
        Guest two = server.join(meeting, "listener", "Two");
        TestSocket reader = server.captions(meeting, one.token(), "en", 0);
        reader.await("ready");
        reader.send(new JsonObject().put("type", "auth").put("token", two.token()));
        assertEquals("not-authenticated", problem(reader));
        assertEquals(1008, reader.awaitClose());
    }

    @Test
    void anotherRoleEndsWhatItDoesNotAllowAndNothingElse() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        String path = "/meetings/" + meeting + "/participants/" + speaker.participant();
        JsonObject changed = server.call("PATCH", path, server.organizer(), new JsonObject().put("role", "listener"))
                .json();
        assertEquals("listener", changed.getString("role"));
        assertEquals("forbidden", problem(audio));
        assertEquals(4003, audio.awaitClose());
        assertEquals(
                "forbidden", server.type(meeting, speaker.token(), "Hello.").problem());
        assertEquals("listener", refresh(speaker.token()).getString("role"));
        assertEquals(0, reader.closeCode());
        assertEquals("forbidden", problem(server.audio(meeting, speaker)));
    }

    @Test
    void revokingATokenEndsTheConnectionsOfItsSuccessors() {
        Guest listener = server.join(meeting, "listener", "One");
        JsonObject next = refresh(listener.token());
        TestSocket reader = server.captions(meeting, next.getString("token"), "en", 0);
        reader.await("ready");
        assertEquals(
                204,
                server.call("DELETE", "/tokens/" + listener.tokenId(), listener.token(), null)
                        .status());
        assertEquals("not-authenticated", problem(reader));
        assertEquals(4003, reader.awaitClose());
        assertEquals(
                401,
                server.call("POST", "/tokens/refresh", next.getString("token"), null)
                        .status());
    }

    @Test
    void aWrongPasscodeAndAWrongCodeAreToldApartByNothing() {
        JsonObject planned = server.call(
                        "POST",
                        "/meetings",
                        server.organizer(),
                        TestServer.plan(new JsonObject().put("passcode", "river bank"), "en"))
                .json();
        JsonObject wrongPasscode =
                new JsonObject().put("code", planned.getString("joinCode")).put("passcode", "lake");
        JsonObject wrongCode = new JsonObject().put("code", "AAA-AAA").put("passcode", "river bank");
        assertEquals(server.call("POST", "/join", null, wrongCode), server.call("POST", "/join", null, wrongPasscode));
        assertEquals(
                server.call("POST", "/join", null, wrongCode.copy().put("role", "organizer")),
                server.call("POST", "/join", null, new JsonObject().put("code", planned.getString("joinCode"))));
    }

    @Test
    void wrongPasscodesAreCountedForTheMeetingTooAndTheOrganizerComesInAllTheSame() {
        ServerOptions.Limits usual = ServerOptions.Limits.defaults();
        ServerOptions options = TestServer.inMemory().withLimits(usual.withAttempts(1_000, 5));
        try (TestServer other = new TestServer(options)) {
            JsonObject planned = other.call(
                            "POST",
                            "/meetings",
                            other.organizer(),
                            TestServer.plan(new JsonObject().put("passcode", "river bank"), "en"))
                    .json();
            JsonObject join = new JsonObject().put("code", planned.getString("joinCode"));
            JsonObject right = join.copy().put("passcode", "river bank");
            for (int i = 0; i < 10; i++) {
                assertEquals(200, other.call("POST", "/join", null, right).status());
            }
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        "wrong-code", other.call("POST", "/join", null, join).problem());
            }
            assertEquals(
                    "too-many-attempts",
                    other.call("POST", "/join", null, right).problem());
            Guest organizer = other.join(planned.getString("id"), "organizer", "Chair");
            assertEquals(
                    200,
                    other.call("GET", "/meetings/" + planned.getString("id"), organizer.token(), null)
                            .status());
            String link = other.server.organizerLink().toString();
            assertEquals(
                    200,
                    other.call("POST", "/join", null, new JsonObject().put("secret", link.replaceAll(".*#secret=", "")))
                            .status());
        }
    }

    @Test
    void theSigningKeyRotatesByCommandAndTokensLiveOn() {
        Guest listener = server.join(meeting, "listener", "One");
        assertEquals(
                "forbidden",
                server.call("POST", "/signing-keys", listener.token(), null).problem());
        TestServer.Answer rotated = server.call("POST", "/signing-keys", server.organizer(), null);
        assertEquals(201, rotated.status());
        String next = refresh(listener.token()).getString("token");
        assertTrue(header(next).contains(rotated.json().getString("key")));
        assertEquals(200, server.call("GET", "/meetings/" + meeting, next, null).status());
        assertEquals(
                200, server.call("GET", "/meetings", server.organizer(), null).status());
    }

    private static String header(String token) {
        return new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
    }
}
