package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.voskserver.VoskServerOptions;

/** Exchanges as clients of the Vosk server make them; the engine hears a word each half second and ends an utterance after four. */
class VoskServerTest {
    private final TestServer server = new TestServer(
            TestServer.inMemory().withVoskServer(new VoskServerOptions("127.0.0.1", 0, Locale.ENGLISH, 2)));

    @AfterEach
    void stop() {
        server.close();
        assertEquals(0, server.engines.open());
    }

    @Test
    void eachFrameGetsOneReply() {
        TestSocket client = connect().send("{\"config\":{\"sample_rate\":16000}}");
        for (int frame = 1; frame <= 10; frame++) {
            client.send(sound(16_000, 0.25));
            awaitReplies(client, frame);
        }

        List<JsonObject> replies = client.messages();
        assertEquals(new JsonObject().put("partial", ""), replies.get(0));
        assertEquals(new JsonObject().put("partial", "word1"), replies.get(1));
        assertEquals("word1 word2 word3 word4", replies.get(7).getString("text"));
        assertEquals(10, replies.size());

        assertEquals(
                "word5",
                client.send("{\"eof\" : 1}")
                        .await(reply -> replyAfter(client, 10))
                        .getString("text", "word5"));
        assertEquals(1000, client.awaitClose());
        assertEquals("word5", client.messages().get(10).getString("text"));
    }

    @Test
    void jigasiSendsTheRateAsAFloatAndDoesNotWaitForReplies() {
        TestSocket client = connect().send("{\"config\":{\"sample_rate\":48000.0}}");
        for (int frame = 0; frame < 100; frame++) {
            client.send(sound(48_000, 0.02));
        }
        client.send("{\"eof\" : 1}");

        client.awaitClose();
        assertEquals(101, client.messages().size());
        String said = String.join(
                " ",
                client.messages().stream()
                        .filter(reply -> reply.containsKey("text"))
                        .map(reply -> reply.getString("text"))
                        .toList());
        assertEquals("word1 word2 word3 word4", said.strip());
    }

    @Test
    void nextcloudTalkIsToldWhetherItsLanguageIsThere() {
        TestSocket client = connect();
        client.send("{\"config\":{\"sample_rate\":48000,\"language\":\"kk\"}}");
        assertEquals(false, client.await(reply -> reply.containsKey("success")).getBoolean("success"));
        client.send("{\"config\":{\"sample_rate\":48000,\"language\":\"en\"}}");
        awaitReplies(client, 2);
        assertEquals(true, client.messages().get(1).getBoolean("success"));
        client.send("{\"config\":{\"language\":\"no language\"}}");
        awaitReplies(client, 3);
        assertEquals(false, client.messages().get(2).getBoolean("success"));

        client.send(sound(48_000, 1.1));
        awaitReplies(client, 4);
        assertEquals("word1 word2", client.messages().get(3).getString("partial"));
    }

    @Test
    void aResetGivesAResultAndTheConnectionStays() {
        TestSocket client =
                connect().send("{\"config\":{\"sample_rate\":8000}}").send(sound(8_000, 0.6));
        awaitReplies(client, 1);
        client.send("{\"reset\":1}");
        awaitReplies(client, 2);
        assertEquals("word1", client.messages().get(1).getString("text"));
        client.send("{\"reset\":1}");
        awaitReplies(client, 3);
        assertEquals(new JsonObject().put("text", ""), client.messages().get(2));
        client.send(sound(8_000, 0.6));
        awaitReplies(client, 4);
        assertEquals("word1", client.messages().get(3).getString("partial"));
    }

    @Test
    void alternativesComeInTheirOwnShape() {
        TestSocket client = connect()
                .send("{\"config\":{\"sample_rate\":16000,\"max_alternatives\":3}}")
                .send(sound(16_000, 2.1));
        awaitReplies(client, 1);
        assertEquals(
                "word1 word2 word3 word4",
                client.messages()
                        .get(0)
                        .getJsonArray("alternatives")
                        .getJsonObject(0)
                        .getString("text"));
    }

    @Test
    void afterAFailedDecodingTheStreamGoesOn() {
        byte[] loud = sound(16_000, 0.1);
        loud[11] = 127;
        TestSocket client =
                connect().send("{\"config\":{\"sample_rate\":16000}}").send(loud);
        awaitReplies(client, 1);
        client.send(sound(16_000, 0.6));
        awaitReplies(client, 2);
        assertEquals("word1", client.messages().get(1).getString("partial"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"config\":{\"model\":\"/etc\"}}",
                "{\"config\":{\"sample_rate\":4000}}",
                "{\"config\":{\"sample_rate\":\"fast\"}}",
                "{\"config\":{\"max_alternatives\":-1}}",
                "{\"config\":{\"phrase_list\":7}}",
                "{\"config\":{\"phrase_list\":[\"water\",\"a\\u0000b\"]}}",
                "{\"config\":{\"phrase_list\":[\"a\\ud800b\"]}}",
                "{\"config\":7}",
                "{\"hello\":1}",
                "hello"
            })
    void whatTheProtocolDoesNotHaveEndsTheConnection(String message) {
        assertEquals(1008, connect().send(message).awaitClose());
    }

    @Test
    void halfASampleEndsTheConnection() {
        TestSocket client = connect();
        client.offer(new byte[7]);
        assertEquals(1007, client.awaitClose());
    }

    @Test
    void aFrameAboveTheLimitEndsTheConnection() {
        TestSocket client = connect();
        client.offer(new byte[200_000]);
        client.awaitClose();
        assertEquals(0, server.engines.samplesHeard());
    }

    @Test
    void oneMoreThanAllowedIsRefusedUntilOneHasLeft() {
        TestSocket first = connect();
        connect();
        assertEquals(503, refused(null));
        first.close();
        Awaitility.await().until(() -> canConnect());
    }

    @Test
    void browsersAreRefused() {
        assertEquals(403, refused("https://example.org"));
    }

    @Test
    void isNotSpokenUnlessItIsAskedFor() {
        try (TestServer plain = new TestServer()) {
            assertTrue(plain.server.voskPort().isEmpty());
        }
    }

    private boolean canConnect() {
        try {
            connect();
            return true;
        } catch (CompletionException refused) {
            return false;
        }
    }

    private static boolean replyAfter(TestSocket client, int count) {
        return client.messages().size() > count;
    }

    private static void awaitReplies(TestSocket client, int count) {
        Awaitility.await().until(() -> client.messages().size() >= count || client.closeCode() != 0);
        assertFalse(client.messages().size() < count, client::toString);
    }

    private TestSocket connect() {
        TestSocket client = new TestSocket(true);
        client.opened(open(client, null));
        return client;
    }

    private int refused(String origin) {
        CompletionException failure = assertThrows(CompletionException.class, () -> open(new TestSocket(true), origin));
        return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
    }

    private WebSocket open(TestSocket client, String origin) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(
                        URI.create("ws://127.0.0.1:" + server.server.voskPort().orElseThrow() + "/"), client)
                .join();
    }

    /** Quiet sound, signed 16-bit. */
    private static byte[] sound(int rateHz, double seconds) {
        return new byte[2 * (int) (rateHz * seconds)];
    }
}
