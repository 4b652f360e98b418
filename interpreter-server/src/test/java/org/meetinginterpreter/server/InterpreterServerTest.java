package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.caption.FakeSpeechEngines;
import org.meetinginterpreter.caption.FakeTranslators;
import org.meetinginterpreter.server.TestServer.Guest;

/** Start, pages, health and stop. */
class InterpreterServerTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhatToDoWhenThePortIsTaken() {
        try (TestServer first = new TestServer()) {
            ServerOptions taken = TestServer.inMemory().withPort(first.server.port());
            ServerException refused = assertThrows(
                    ServerException.class,
                    () -> InterpreterServer.start(taken, new FakeSpeechEngines(), new FakeTranslators())
                            .await());
            assertTrue(refused.getMessage().contains("--port"), refused.getMessage());
        }
    }

    @Test
    void whoDidNotStartLeavesTheDatabaseToOthers() {
        try (TestServer first = new TestServer()) {
            ServerOptions taken =
                    TestServer.inMemory().withPort(first.server.port()).withStorage(Storage.in(folder));
            assertThrows(
                    ServerException.class,
                    () -> InterpreterServer.start(taken, new FakeSpeechEngines(), new FakeTranslators())
                            .await());
            new TestServer(taken).close();
        }
    }

    @Test
    void saysWhichCertificateCannotBeRead() throws IOException {
        Path broken = Files.writeString(folder.resolve("cert.pem"), "no certificate");
        ServerOptions options =
                TestServer.inMemory().withPort(0).withTls(new ServerOptions.Tls(broken, folder.resolve("key.pem")));
        ServerException refused = assertThrows(
                ServerException.class,
                () -> InterpreterServer.start(options, new FakeSpeechEngines(), new FakeTranslators())
                        .await());
        assertTrue(refused.getMessage().contains("cert.pem"), refused.getMessage());
    }

    @Test
    void isLiveAtOnceAndReadyWhenTheEnginesAre() {
        try (TestServer server = new TestServer()) {
            assertEquals(
                    200,
                    server.send(server.request("/health/live", null).build()).statusCode());
            server.server.ready().await();
            assertEquals(
                    200,
                    server.send(server.request("/health/ready", null).build()).statusCode());
            assertEquals(
                    401,
                    server.send(server.request("/metrics", null)
                                    .header("X-Forwarded-For", "192.0.2.1")
                                    .build())
                            .statusCode());
            assertTrue(server.metric("interpreter_tracks") == 0);
        }
    }

    @Test
    void servesThePagesWithHeadersThatOnlyNamedOriginsMayFrame() throws IOException {
        Files.writeString(folder.resolve("index.html"), "<!doctype html><title>Meeting interpreter</title>");
        Files.createDirectory(folder.resolve("assets"));
        Files.writeString(folder.resolve("assets/main-1234.js"), "export {}");
        Files.writeString(folder.resolve("icon.svg"), "<svg/>");
        try (TestServer server = new TestServer(TestServer.inMemory().withWebRoot(folder))) {
            JsonObject options = new JsonObject().put("embedOrigins", new JsonArray().add("https://example.org"));
            String meeting = server.call("POST", "/meetings", server.organizer(), TestServer.plan(options, "en"))
                    .json()
                    .getString("id");
            for (String page : new String[] {"/", "/join", "/organizer", "/speaker", "/embed/" + meeting}) {
                HttpResponse<String> answer =
                        server.send(server.request(page, null).build());
                assertEquals(200, answer.statusCode(), page);
                assertTrue(answer.body().contains("Meeting interpreter"), page);
                String policy = header(answer, "content-security-policy").orElseThrow();
                String framed = page.startsWith("/embed") ? "https://example.org" : "'none'";
                assertTrue(policy.endsWith("frame-ancestors " + framed), page + " " + policy);
                assertEquals(Optional.of("no-cache"), header(answer, "cache-control"), page);
                assertEquals(Optional.of("nosniff"), header(answer, "x-content-type-options"));
                assertEquals(Optional.of("no-referrer"), header(answer, "referrer-policy"));
                assertEquals(Optional.of("same-origin"), header(answer, "cross-origin-opener-policy"));
                assertEquals(
                        Optional.of(page.startsWith("/embed") ? "cross-origin" : "same-origin"),
                        header(answer, "cross-origin-resource-policy"));
                String permissions = header(answer, "permissions-policy").orElseThrow();
                String microphone = page.equals("/speaker") ? "microphone=(self)" : "microphone=()";
                assertTrue(permissions.startsWith(microphone), page + " " + permissions);
            }
            HttpResponse<String> asset =
                    server.send(server.request("/assets/main-1234.js", null).build());
            assertTrue(header(asset, "cache-control").orElseThrow().contains("max-age=31536000"));
            assertEquals(
                    200, server.send(server.request("/icon.svg", null).build()).statusCode());
            assertEquals(
                    404,
                    server.send(server.request("/secret.txt", null).build()).statusCode());
            HttpResponse<String> unknown =
                    server.send(server.request("/embed/m_unknown", null).build());
            assertTrue(header(unknown, "content-security-policy").orElseThrow().endsWith("'none'"));
        }
    }

    @Test
    void aStopBringsTheLastFinalsAndClosesSocketsWith1001() {
        TestServer server = new TestServer();
        String meeting = server.meeting("en", "pt");
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket reader = server.captions(meeting, speaker.token(), "pt", 0);
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        TestServer.speak(audio, 2);
        reader.await("caption");

        server.close();

        assertEquals("pt:word1 word2", reader.awaitSeq(1).getString("text"));
        assertEquals(1001, reader.awaitClose());
        assertEquals(1001, audio.awaitClose());
        assertEquals(0, server.engines.open());
    }

    private static Optional<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name);
    }
}
