package org.meetinginterpreter.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** HTTP requests as they should not be: garbage, and real routes with wrong ids, tokens, headers and bodies. */
final class FuzzRequests {
    private static final String CRLF = "\r\n";
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "BREW", "get");
    private static final List<String> ELSEWHERE = List.of(
            "/",
            "/join",
            "/organizer",
            "/speaker",
            "/embed/{m}",
            "/assets/{x}",
            "/metrics",
            "/health/ready",
            "/health/live",
            "/../../../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/assets/..%2f..%2fetc%2fpasswd",
            "/assets/%2e%2e%5c%2e%2e",
            "//etc/passwd",
            "/%00",
            "/%",
            "/%zz",
            "/assets/%c0%ae%c0%ae/",
            "/index.html%00.js",
            "/a;b=c",
            "/embed/%2f%2f",
            "/?#",
            "*",
            "http://elsewhere/",
            "");
    private static final List<String> IDS = List.of(
            "x",
            "%2F",
            "..%2f..",
            "%00",
            "p_1",
            "m_x",
            "u1",
            "c_1",
            "k_1",
            "-1",
            "99999999999999999999",
            "%F0%9F%98%80",
            "a%0d%0ab",
            "{}",
            "%ff",
            "t_1");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "?language=en",
            "?language=pt&after=0",
            "?language=en&after=-1",
            "?language=en&after=1e9",
            "?language=%00",
            "?after=99999999999999999999",
            "?language=en&mode=fast",
            "?language=en&mode=x",
            "?language=zz",
            "?x=y",
            "?=&&",
            "?language=en&language=pt",
            "?state=open&after=u1",
            "?erase=maybe",
            "?%",
            "?language=%zz");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=utf-8",
            "text/plain",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "x");
    private static final List<String> HEADERS = List.of(
            "Expect: 100-continue",
            "Origin: null",
            "Origin: http://elsewhere",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked",
            "Accept-Encoding: gzip",
            "Content-Encoding: gzip",
            "Range: bytes=0-1",
            "Range: bytes=9999999999-",
            "Last-Event-ID: x",
            "Last-Event-ID: 0",
            "If-Modified-Since: x",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "Connection: Upgrade, HTTP2-Settings",
            "X-Forwarded-For: 1",
            "Host:",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Cookie: a=b",
            ": x",
            "X Y: z");

    private final Random random;
    private final FuzzTexts texts;
    private final List<String> routes;

    /** @param routes paths of the API as its description has them */
    FuzzRequests(Random random, FuzzTexts texts, List<String> routes) {
        this.random = random;
        this.texts = texts;
        this.routes = routes.stream()
                .map(route -> route.replace("{meeting}", "{m}")
                        .replace("{participant}", "{p}")
                        .replaceAll("\\{\\w\\w+}", "{x}"))
                .toList();
    }

    /**
     * A request.
     *
     * @param meeting id of a meeting that may come to harm
     * @param participant id of somebody in it
     * @param token of somebody in it, or of nobody
     */
    byte[] next(String meeting, String participant, String token) {
        if (random.nextInt(10) == 0) {
            return texts.bytes(400);
        }
        boolean api = random.nextInt(4) > 0;
        String path = (api ? "/api/v1" + texts.one(routes) : texts.one(ELSEWHERE))
                        .replace("{m}", random.nextInt(5) == 0 ? texts.one(IDS) : meeting)
                        .replace("{p}", random.nextBoolean() ? participant : texts.one(IDS))
                        .replace("{x}", texts.one(IDS))
                + texts.one(QUERIES);
        byte[] body = random.nextInt(3) == 0 ? new byte[0] : texts.json();
        StringBuilder head = new StringBuilder()
                .append(texts.one(METHODS))
                .append(' ')
                .append(path)
                .append(random.nextInt(30) == 0 ? " HTTP/9.9" : " HTTP/1.1")
                .append(CRLF)
                .append(random.nextInt(20) == 0 ? "" : "Host: localhost" + CRLF)
                .append("Content-Type: ")
                .append(texts.one(TYPES))
                .append(CRLF);
        if (!token.isEmpty()) {
            head.append("Authorization: Bearer ").append(token).append(CRLF);
        }
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            head.append(texts.one(HEADERS)).append(CRLF);
        }
        if (random.nextInt(50) == 0) {
            head.append("X-Long: ").append("x".repeat(random.nextInt(40_000))).append(CRLF);
        }
        int wrong = random.nextInt(10) == 0 ? random.nextInt(50) - 25 : 0;
        head.append("Content-Length: ").append(body.length + wrong).append(CRLF).append(CRLF);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** A handshake for one of the meeting's sockets, mostly right. */
    byte[] handshake(String meeting, String token, String socket) {
        String protocols = switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "Sec-WebSocket-Protocol: chat, superchat" + CRLF;
            case 2 -> "Sec-WebSocket-Protocol: interpreter.v1, bearer.x.y.z" + CRLF;
            case 3 -> "Sec-WebSocket-Protocol: ,,bearer.," + CRLF;
            default -> "Sec-WebSocket-Protocol: interpreter.v1, bearer." + token + CRLF;
        };
        String version = random.nextInt(20) == 0 ? "12" : "13";
        String key = random.nextInt(20) == 0 ? "x" : "AAAAAAAAAAAAAAAAAAAAAA==";
        return ("GET /api/v1/meetings/" + meeting + "/" + socket + " HTTP/1.1" + CRLF + "Host: localhost" + CRLF
                        + "Upgrade: websocket" + CRLF + "Connection: Upgrade" + CRLF + "Sec-WebSocket-Version: "
                        + version
                        + CRLF + "Sec-WebSocket-Key: " + key + CRLF + protocols + CRLF)
                .getBytes(StandardCharsets.UTF_8);
    }
}
