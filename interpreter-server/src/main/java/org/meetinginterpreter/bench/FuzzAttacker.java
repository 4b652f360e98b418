package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.bench.MeetingApi.Participant;

/** Sends malformed messages to all routes and sockets of a server, one after the other, and looks at what comes back. */
final class FuzzAttacker implements Runnable {
    private static final int SILENCE_MILLIS = 100;
    private static final int MEETING_LASTS = 200;
    private static final int MOST_ANSWER_BYTES = 200_000;
    private static final int MOST_IN_A_ROW = 6;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})");
    private static final List<String> SOCKETS =
            List.of("audio", "captions?language=en", "captions?language=pt", "reviews");
    private static final List<String> LANGUAGES = List.of("en", "pt");

    private final int port;
    private final MeetingApi api;
    private final String organizerToken;
    private final int count;
    private final Random random;
    private final FuzzTexts texts;
    private final FuzzFrames frames;
    private final FuzzRequests requests;
    private final List<String> failures = new ArrayList<>();
    private int sent;
    private JsonNode meeting;
    private Participant reader;
    private Participant speaker;

    /** @param count messages that it sends */
    FuzzAttacker(int port, MeetingApi api, String organizerToken, List<String> routes, int count, long seed) {
        this.port = port;
        this.api = api;
        this.organizerToken = organizerToken;
        this.count = count;
        this.random = new Random(seed);
        this.texts = new FuzzTexts(random);
        this.frames = new FuzzFrames(random, texts);
        this.requests = new FuzzRequests(random, texts, routes);
    }

    @Override
    public void run() {
        while (sent < count) {
            meeting = api.start("Fuzz", LANGUAGES);
            reader = api.reader(meeting, "Reader", "en");
            speaker = api.speaker(meeting, "Speaker");
            int until = Math.min(count, sent + MEETING_LASTS);
            while (sent < until) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    socket.setSoTimeout(SILENCE_MILLIS);
                    if (random.nextInt(5) < 2) {
                        request(socket);
                    } else {
                        socket(socket);
                    }
                } catch (IOException cut) {
                    // the server may hang up on such a peer at any moment; whether it lives is seen at the end
                    sent++;
                }
            }
            api.delete(meeting);
        }
    }

    /** Messages that were sent. */
    int sent() {
        return sent;
    }

    /** Answers that say that the server failed. */
    List<String> failures() {
        return failures;
    }

    private void request(Socket socket) throws IOException {
        String token = texts.one(List.of("", reader.token(), speaker.token(), organizerToken, "x.y.z"));
        byte[] request = requests.next(meeting.path("id").asText(), speaker.id(), token);
        sent++;
        socket.getOutputStream().write(request);
        String answer = new String(answer(socket.getInputStream(), true), StandardCharsets.ISO_8859_1);
        Matcher status = STATUS.matcher(answer);
        if (status.find() && status.group(1).startsWith("5")) {
            failures.add(status.group() + " to " + line(request));
        }
    }

    private void socket(Socket socket) throws IOException {
        String kind = texts.one(SOCKETS);
        Participant who = kind.equals("audio") && random.nextInt(10) > 0 ? speaker : reader;
        OutputStream out = socket.getOutputStream();
        out.write(requests.handshake(meeting.path("id").asText(), who.token(), kind));
        String head = head(socket.getInputStream());
        if (head.contains(" 101 ") && kind.equals("audio") && random.nextInt(3) > 0) {
            out.write(FuzzFrames.text(start(who).getBytes(StandardCharsets.UTF_8)));
            answer(socket.getInputStream(), false);
        }
        int most = 1 + random.nextInt(MOST_IN_A_ROW);
        ByteArrayOutputStream tried = new ByteArrayOutputStream();
        for (int i = 0; i < most; i++) {
            byte[] message = frames.next();
            tried.writeBytes(message);
            sent++;
            out.write(message);
        }
        String answer = new String(answer(socket.getInputStream(), false), StandardCharsets.ISO_8859_1);
        if (answer.contains("problem:internal") || head.matches("(?s)HTTP/1\\.1 5.*")) {
            failures.add(kind + ": the server failed at " + line(tried.toByteArray()));
        }
    }

    private String start(Participant who) {
        String encoding = texts.one(List.of("pcm_s16le", "pcm_s16le", "pcm_f32le", "opus"));
        return MeetingApi.JSON
                .createObjectNode()
                .put("type", "start")
                .put("language", "en")
                .put("consent", who.consent())
                .set(
                        "format",
                        MeetingApi.JSON
                                .createObjectNode()
                                .put("encoding", encoding)
                                .put("sampleRate", encoding.equals("opus") ? 48_000 : 16_000)
                                .put("channels", 1))
                .toString();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0 && head.indexOf("\r\n\r\n") < 0; next = in.read()) {
                head.append((char) next);
            }
        } catch (SocketTimeoutException silent) {
            return head.toString();
        }
        return head.toString();
    }

    /** What comes until the server hangs up, or is silent for a moment, or has begun to answer a request. */
    private static byte[] answer(InputStream in, boolean beginning) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] some = new byte[8_192];
        try {
            int length = in.read(some);
            while (length > 0 && answer.size() < MOST_ANSWER_BYTES) {
                answer.write(some, 0, length);
                length = beginning ? 0 : in.read(some);
            }
        } catch (SocketTimeoutException silent) {
            return answer.toByteArray();
        }
        return answer.toByteArray();
    }

    private static String line(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "·");
        return text.substring(0, Math.min(160, text.length()));
    }
}
