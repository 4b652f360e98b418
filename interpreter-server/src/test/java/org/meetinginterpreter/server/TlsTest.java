package org.meetinginterpreter.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void servesHttpsWithCertificateAndKeyFiles() throws Exception {
        KeyStore keys = keys();
        Path certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        Path key =
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        ServerOptions options = TestServer.inMemory().withTls(new ServerOptions.Tls(certificate, key));
        try (TestServer server = new TestServer(options)) {
            assertEquals("https", server.server.url().getScheme());
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trust(keys)).build();
            URI health = URI.create("https://localhost:" + server.server.port() + "/health/live");
            HttpResponse<String> answer =
                    trusting.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertTrue(answer.headers().firstValue("strict-transport-security").isPresent());
        }
    }

    @Test
    void aNewCertificateIsTakenWithoutARestartAndABadOneIsNot() throws Exception {
        KeyStore old = keys();
        Path certificate = pem("CERTIFICATE", old.getCertificate("server").getEncoded());
        Path key =
                pem("PRIVATE KEY", old.getKey("server", PASSWORD.toCharArray()).getEncoded());
        try (TestServer server =
                new TestServer(TestServer.inMemory().withTls(new ServerOptions.Tls(certificate, key)))) {
            int port = server.server.port();
            HttpClient before = HttpClient.newBuilder().sslContext(trust(old)).build();
            HttpRequest health = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/health/live"))
                    .build();
            assertEquals(
                    HttpClient.Version.HTTP_2,
                    before.send(health, BodyHandlers.ofString()).version());
            Files.delete(folder.resolve("keys.p12"));
            KeyStore renewed = keys();
            // the key is not there yet: the pair must not be taken
            pem("CERTIFICATE", renewed.getCertificate("server").getEncoded());
            await().pollDelay(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> old.getCertificate("server").equals(presented(port, old)));
            pem("PRIVATE KEY", renewed.getKey("server", PASSWORD.toCharArray()).getEncoded());
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> renewed.getCertificate("server").equals(presented(port, renewed)));
            assertEquals(200, before.send(health, BodyHandlers.ofString()).statusCode(), "what was open goes on");
            HttpClient after =
                    HttpClient.newBuilder().sslContext(trust(renewed)).build();
            assertEquals(
                    HttpClient.Version.HTTP_2,
                    after.send(health, BodyHandlers.ofString()).version());
        }
    }

    @Test
    void aPkcs12FileServesAsWellAndIsTakenAnew() throws Exception {
        KeyStore old = keys();
        ServerOptions.Tls tls = ServerOptions.Tls.pkcs12(folder.resolve("keys.p12"), PASSWORD);
        assertFalse(tls.toString().contains(PASSWORD), tls.toString());
        try (TestServer server = new TestServer(TestServer.inMemory().withTls(tls))) {
            int port = server.server.port();
            assertEquals(old.getCertificate("server"), presented(port, old));
            Path kept = Files.move(folder.resolve("keys.p12"), folder.resolve("old.p12"));
            Files.writeString(folder.resolve("keys.p12"), "no keystore");
            await().pollDelay(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> old.getCertificate("server").equals(presented(port, old)));
            Files.delete(folder.resolve("keys.p12"));
            KeyStore renewed = keys();
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> renewed.getCertificate("server").equals(presented(port, renewed)));
            Files.delete(kept);
        }
    }

    @Test
    void aSocketThatIsOpenSurvivesANewCertificate() throws Exception {
        KeyStore old = keys();
        ServerOptions.Tls tls = ServerOptions.Tls.pkcs12(folder.resolve("keys.p12"), PASSWORD);
        try (TestServer server = new TestServer(TestServer.inMemory().withTls(tls))) {
            int port = server.server.port();
            HttpClient client = HttpClient.newBuilder().sslContext(trust(old)).build();
            String api = "https://localhost:" + port + "/api/v1";
            JsonObject meeting = new JsonObject(client.send(
                            request(api + "/meetings", server)
                                    .POST(BodyPublishers.ofString(TestServer.plan(new JsonObject(), "en")
                                            .encode()))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
            String place = "/meetings/" + meeting.getString("id");
            client.send(
                    request(api + place + "/start", server)
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            BlockingQueue<String> messages = new LinkedBlockingQueue<>();
            WebSocket socket = client.newWebSocketBuilder()
                    .subprotocols("interpreter.v1", "bearer." + server.organizer())
                    .buildAsync(
                            URI.create("wss://localhost:" + port + "/api/v1" + place + "/captions?language=en"),
                            new WebSocket.Listener() {
                                @Override
                                public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                                    messages.add(part.toString());
                                    from.request(1);
                                    return null;
                                }
                            })
                    .join();
            Files.delete(folder.resolve("keys.p12"));
            KeyStore renewed = keys();
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> renewed.getCertificate("server").equals(presented(port, renewed)));
            client.send(
                    request(api + place + "/utterances", server)
                            .POST(BodyPublishers.ofString("{\"language\":\"en\",\"text\":\"Still here.\"}"))
                            .build(),
                    BodyHandlers.ofString());
            await().until(() -> messages.stream().anyMatch(message -> message.contains("Still here.")));
            socket.abort();
        }
    }

    private static HttpRequest.Builder request(String address, TestServer server) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + server.organizer())
                .header("Content-Type", "application/json");
    }

    @Test
    void onlyTls12And13WithForwardSecrecyAreSpoken() throws Exception {
        KeyStore keys = keys();
        ServerOptions.Tls tls = ServerOptions.Tls.pkcs12(folder.resolve("keys.p12"), PASSWORD);
        try (TestServer server = new TestServer(TestServer.inMemory().withTls(tls))) {
            for (String version : List.of("TLSv1.3", "TLSv1.2")) {
                assertEquals(version, spoken(server.server.port(), keys, new String[] {version}, null));
            }
            assertThrows(
                    SSLException.class,
                    () -> spoken(server.server.port(), keys, new String[] {"TLSv1.2"}, new String[] {
                        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"
                    }));
            HttpClient client = HttpClient.newBuilder().sslContext(trust(keys)).build();
            URI ready = URI.create("https://localhost:" + server.server.port() + "/health/ready");
            await().until(() -> client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString())
                    .body()
                    .contains("certificateEnds"));
        }
    }

    private static String spoken(int port, KeyStore trusted, String[] versions, String[] suites)
            throws GeneralSecurityException, IOException {
        try (SSLSocket socket = (SSLSocket) trust(trusted).getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(versions);
            if (suites != null) {
                socket.setEnabledCipherSuites(suites);
            }
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static Certificate presented(int port, KeyStore trusted) throws GeneralSecurityException, IOException {
        try (SSLSocket socket = (SSLSocket) trust(trusted).getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private KeyStore keys() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private Path pem(String kind, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext trust(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
