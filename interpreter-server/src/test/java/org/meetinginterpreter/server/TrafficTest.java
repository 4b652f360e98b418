package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.server.TestServer.Guest;

/** What one peer may take of the server, and whose pages may call it. */
class TrafficTest {
    private static final String HANDSHAKE = String.join(
            "\r\n",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "");

    private TestServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    private void start(String... settings) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            environment.put("INTERPRETER_LIMITS_" + settings[i], settings[i + 1]);
        }
        server = new TestServer(TestServer.inMemory(environment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio", "captions?language=en", "reviews"})
    void refusesSocketsThatPagesOfOtherSitesOpen(String path) throws IOException {
        start();
        String meeting = server.meeting("en");
        String own = server.server.url().toString();
        for (String other : List.of("https://evil.example", "null", own + "0", "")) {
            assertTrue(upgrade(meeting, path, "Origin: " + other).contains(" 403 "), other);
        }
        assertTrue(upgrade(meeting, path, "Origin: " + own).contains(" 101 "));
        assertTrue(upgrade(meeting, path, "X-Program: yes").contains(" 101 "));
    }

    @Test
    void refusesWhatPagesOfOtherSitesWouldChangeButNotWhatTheyRead() throws IOException {
        TrafficLimits usual = TrafficLimits.defaults();
        ServerOptions options = TestServer.inMemory()
                .withLimits(ServerOptions.Limits.defaults()
                        .withTraffic(new TrafficLimits(
                                usual.vocabularyBytes(),
                                usual.glossaryBytes(),
                                usual.headerBytes(),
                                usual.headerTime(),
                                usual.bodyTime(),
                                usual.addressConnections(),
                                usual.tokenConnections(),
                                usual.addressRequests(),
                                usual.tokenRequests(),
                                usual.socketMessages(),
                                usual.socketBytes(),
                                Set.of("https://talks.example"),
                                List.of())));
        server = new TestServer(options);
        for (String origin : List.of("https://evil.example", "null", "https://talks.example.evil.example")) {
            assertEquals(403, plan(origin).statusCode(), origin);
            assertTrue(plan(origin).body().contains("limits.origins"));
        }
        assertEquals(201, plan("https://talks.example").statusCode());
        assertEquals(201, plan(server.server.url().toString()).statusCode());
        assertEquals(
                200,
                server.send(server.request("/api/v1/meetings", server.organizer())
                                .header("Origin", "https://evil.example")
                                .build())
                        .statusCode());
    }

    private HttpResponse<String> plan(String origin) {
        return server.send(server.request("/api/v1/meetings", server.organizer())
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        TestServer.plan(new JsonObject(), "en").encode()))
                .build());
    }

    @Test
    void tellsAnAddressThatAsksTooOftenWhenToComeBack() {
        start("ADDRESS_REQUESTS", "3");
        List<HttpResponse<String>> answers = IntStream.range(0, 50)
                .mapToObj(i -> server.send(server.request("/health/live", null).build()))
                .filter(answer -> answer.statusCode() != 200)
                .toList();
        assertTrue(answers.size() >= 10, () -> answers.size() + " of 50 were refused");
        assertEquals(429, answers.get(0).statusCode());
        assertEquals(List.of("1"), answers.get(0).headers().allValues("retry-after"));
        assertTrue(answers.get(0).body().contains("too-many-requests"));
    }

    @Test
    void tellsATokenThatAsksTooOftenAndServesOthers() {
        start("TOKEN_REQUESTS", "2");
        String meeting = server.meeting("en");
        Guest busy = server.join(meeting, "listener", "Busy");
        List<TestServer.Answer> refused = IntStream.range(0, 40)
                .mapToObj(i -> server.call("GET", "/meetings/" + meeting, busy.token(), null))
                .filter(answer -> answer.status() != 200)
                .toList();
        assertFalse(refused.isEmpty());
        assertEquals("too-many-requests", refused.get(0).problem());
        assertEquals(
                200,
                server.call("GET", "/meetings/" + meeting, server.organizer(), null)
                        .status());
    }

    @Test
    void limitsTheConnectionsOfATokenButNotOfItsMeeting() {
        start("TOKEN_CONNECTIONS", "2");
        String meeting = server.meeting("en");
        Guest many = server.join(meeting, "listener", "Many");
        server.captions(meeting, many.token(), "en", 0).await("ready");
        TestSocket second = server.captions(meeting, many.token(), "en", 0);
        second.await("ready");
        TestSocket third = server.captions(meeting, many.token(), "en", 0);
        assertEquals(1013, third.awaitClose());
        assertEquals(
                "limit-reached",
                third.messages("error").get(0).getString("problem").replaceAll(".*:", ""));
        assertEquals(
                429,
                server.send(server.request("/api/v1/meetings/" + meeting + "/feed?language=en", many.token())
                                .build())
                        .statusCode());
        Guest other = server.join(meeting, "listener", "Other");
        server.captions(meeting, other.token(), "en", 0).await("ready");
        second.close();
        Awaitility.await().until(() -> {
            TestSocket again = server.captions(meeting, many.token(), "en", 0);
            Awaitility.await()
                    .until(() ->
                            again.closeCode() != 0 || !again.messages("ready").isEmpty());
            return again.closeCode() == 0;
        });
    }

    @Test
    void limitsTheConnectionsOfAnAddressAndForgetsThoseThatClosed() throws IOException {
        start("ADDRESS_CONNECTIONS", "20");
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                open.add(connect());
            }
            try (Socket one = connect()) {
                String answer = ask(one, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
                assertTrue(answer.contains(" 429 "), answer);
                assertTrue(answer.contains("retry-after"), answer);
                one.getInputStream().readAllBytes();
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        Awaitility.await().until(() -> {
            try (Socket one = connect()) {
                return ask(one, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").contains(" 200 ");
            }
        });
    }

    @Test
    void forgetsSocketsThatWereClosedOrCutOrNeverSaidWhoTheyAre() {
        start();
        String meeting = server.meeting("en");
        Guest reader = server.join(meeting, "listener", "Reader");
        server.captions(meeting, reader.token(), "en", 0).await("ready");
        double before = server.metric("interpreter_peers");
        for (int i = 0; i < 10; i++) {
            TestSocket one = server.captions(meeting, reader.token(), "en", 0);
            one.await("ready");
            one.close();
            TestSocket two = server.socket("/meetings/" + meeting + "/reviews", List.of(), true);
            two.cut();
            assertEquals(
                    1008, server.socket("/meetings/" + meeting + "/audio", "x").awaitClose());
        }
        Awaitility.await().until(() -> server.metric("interpreter_peers") <= before);
        assertTrue(before >= 1);
    }

    @Test
    void endsConnectionsThatBringNoWholeHeadAndBodiesThatDoNotCome() throws IOException {
        start("HEADER_TIME", "300ms", "BODY_TIME", "300ms");
        try (Socket silent = connect();
                Socket half = connect()) {
            half.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\nX-A: b".getBytes(StandardCharsets.UTF_8));
            assertEquals(-1, silent.getInputStream().read());
            assertEquals(-1, half.getInputStream().read());
        }
        try (Socket after = connect()) {
            assertTrue(
                    ask(after, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").contains(" 200 "));
            after.getInputStream().readAllBytes();
        }
        try (Socket body = connect()) {
            String answer = ask(
                    body,
                    "POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{");
            assertTrue(answer.contains(" 408 "), answer);
        }
    }

    @Test
    void leavesReadersAloneThatTakeLongerThanAHead() throws IOException {
        start("HEADER_TIME", "200ms", "BODY_TIME", "200ms");
        String meeting = server.meeting("en");
        Guest reader = server.join(meeting, "listener", "Reader");
        TestSocket socket = server.captions(meeting, reader.token(), "en", 0);
        try (Socket stream = connect();
                Socket clock = connect()) {
            stream.getOutputStream()
                    .write(("GET /api/v1/meetings/" + meeting + "/feed?language=en HTTP/1.1\r\nHost: x\r\n"
                                    + "Authorization: Bearer " + reader.token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertEquals(-1, clock.getInputStream().read());
            server.type(meeting, server.organizer(), "Still here.");
            socket.awaitSeq(1);
            StringBuilder read = new StringBuilder();
            while (read.indexOf("Still here.") < 0) {
                read.append((char) stream.getInputStream().read());
            }
        }
    }

    @Test
    void closesSocketsThatSendTooManyMessagesOrBytes() {
        start("SOCKET_MESSAGES", "5", "SOCKET_BYTES", "20000");
        String meeting = server.meeting("en");
        for (int size : List.of(2, 60_000)) {
            Guest speaker = server.join(meeting, "speaker", "Delegation");
            TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
            audio.await("ready");
            for (int i = 0; i < 60 && audio.closeCode() == 0; i++) {
                audio.offer(new byte[size]);
            }
            assertEquals(1008, audio.awaitClose());
            String why = audio.messages("error").get(0).getString("detail");
            assertTrue(why.contains(size == 2 ? "messages" : "bytes"), why);
        }
    }

    @Test
    void takesALongVocabularyFromHoldersOfATokenOnly() {
        start();
        JsonArray vocabulary = new JsonArray();
        IntStream.range(0, 950)
                .forEach(i -> vocabulary.add("Name of a delegation that is long " + i + " " + "x".repeat(40)));
        JsonObject plan = TestServer.plan(new JsonObject().put("vocabulary", vocabulary), "en");
        assertTrue(plan.encode().length() > 65_536);
        TestServer.Answer planned = server.call("POST", "/meetings", server.organizer(), plan);
        assertEquals(201, planned.status(), () -> planned.json().encode());
        assertEquals(401, server.call("POST", "/meetings", null, plan).status());
        JsonObject long1 = new JsonObject().put("code", "x".repeat(70_000));
        assertEquals(413, server.call("POST", "/join", null, long1).status());
    }

    @Test
    void refusesHeadsAboveTheLimit() throws IOException {
        start();
        try (Socket socket = connect()) {
            String answer =
                    ask(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");
            assertTrue(answer.contains(" 431 "), answer);
            assertTrue(answer.contains("content-type: application/problem+json"), answer);
        }
    }

    @Test
    void whatIsNoHttpOrHasTooLongAnAddressIsAnsweredWithAProblem() throws IOException {
        start();
        for (String request :
                List.of("GET /health/live?" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", "no http\r\n\r\n")) {
            try (Socket socket = connect()) {
                String answer = ask(socket, request);
                assertTrue(answer.contains(request.length() > 4_096 ? " 414 " : " 400 "), answer);
                assertTrue(answer.contains("content-type: application/problem+json"), answer);
            }
        }
    }

    private String upgrade(String meeting, String path, String header) throws IOException {
        try (Socket socket = connect()) {
            return ask(
                    socket,
                    "GET /api/v1/meetings/" + meeting + "/" + path + " HTTP/1.1\r\nHost: "
                            + server.server.url().getAuthority() + "\r\n" + HANDSHAKE + header + "\r\n\r\n");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** The head of the answer. */
    private static String ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        return head.toString();
    }
}
