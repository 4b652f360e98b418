package org.meetinginterpreter.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Bodies and messages that are wrong in many ways, and some that are nearly right. */
final class FuzzTexts {
    private static final List<String> FIELDS = List.of(
            "type",
            "token",
            "language",
            "track",
            "consent",
            "format",
            "encoding",
            "sampleRate",
            "channels",
            "title",
            "languages",
            "options",
            "secret",
            "code",
            "passcode",
            "name",
            "role",
            "text",
            "final",
            "utterance",
            "decision",
            "version",
            "muted",
            "rights",
            "meeting",
            "vocabulary",
            "review",
            "keepSound",
            "retentionDays",
            "embedOrigins",
            "consentTexts",
            "expiresMinutes",
            "room",
            "q",
            "source",
            "target",
            "constructor");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "-1e-999",
            "99999999999999999999999999",
            "3.5",
            "\"\"",
            "\"en\"",
            "\"pt\"",
            "\"xx-\"",
            "\"start\"",
            "\"end\"",
            "\"auth\"",
            "\"pcm_s16le\"",
            "\"opus\"",
            "\"speaker\"",
            "\"listener\"",
            "\"organizer\"",
            "\"approve\"",
            "\"correct\"",
            "16000",
            "48000",
            "1",
            "2147483648",
            "[]",
            "{}",
            "[null]",
            "[\"en\",\"en\"]",
            "[[[[]]]]",
            "{\"a\":{\"b\":{}}}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\uD83D\uDE00\"",
            "\"../../etc\"",
            "\"<script>\"",
            "\"' or 1=1 --\"",
            "\"%00\"",
            "\"k_x.y\"",
            "\"c_1\"",
            "\"u1\"");

    private final Random random;

    FuzzTexts(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Random bytes, up to a number. */
    byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** JSON, or nearly. */
    byte[] json() {
        return switch (random.nextInt(10)) {
            case 0 -> bytes(300);
            case 1 -> "[".repeat(1 + random.nextInt(20_000)).getBytes(StandardCharsets.US_ASCII);
            case 2 -> ("{\"type\":" + "{\"a\":".repeat(1 + random.nextInt(3_000))).getBytes(StandardCharsets.US_ASCII);
            case 3 -> damaged(object());
            case 4 ->
                ("{\"type\":\"start\",\"sampleRate\":" + "9".repeat(1 + random.nextInt(5_000)) + "}")
                        .getBytes(StandardCharsets.US_ASCII);
            case 5 -> ("{\"text\":\"" + "x".repeat(random.nextInt(70_000)) + "\"}").getBytes(StandardCharsets.US_ASCII);
            default -> object();
        };
    }

    private byte[] object() {
        StringBuilder json = new StringBuilder("{");
        int fields = random.nextInt(8);
        for (int i = 0; i < fields; i++) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(one(FIELDS))
                    .append("\":")
                    .append(random.nextInt(6) == 0 ? new String(object(), StandardCharsets.UTF_8) : one(VALUES));
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] damaged(byte[] json) {
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
        }
        return json;
    }
}
