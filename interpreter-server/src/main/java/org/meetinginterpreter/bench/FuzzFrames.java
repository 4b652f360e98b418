package org.meetinginterpreter.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;

/** WebSocket frames as no client should send them (RFC 6455, 5.2), and a few as they should be. */
final class FuzzFrames {
    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Random random;
    private final FuzzTexts texts;

    FuzzFrames(Random random, FuzzTexts texts) {
        this.random = random;
        this.texts = texts;
    }

    /** A whole masked frame. */
    static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 14);
        out.write(first);
        if (payload.length < 126) {
            out.write(FINAL | payload.length);
        } else if (payload.length < 65_536) {
            out.write(FINAL | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(FINAL | 127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        // a mask of zeros leaves the payload as it is
        out.writeBytes(new byte[4]);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    static byte[] text(byte[] text) {
        return frame(FINAL | TEXT, text);
    }

    /** One malformed message, perhaps of several frames. */
    byte[] next() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> text(texts.json());
            case 3 -> text(texts.bytes(200));
            case 4, 5 -> frame(FINAL | BINARY, texts.bytes(4_000));
            case 6 -> frame(FINAL | BINARY, texts.bytes(7));
            // the first byte says what it likes: reserved bits, unknown kinds, parts without a beginning
            case 7 -> frame(random.nextInt(256), texts.bytes(130));
            case 8 -> parts();
            case 9 -> frame(FINAL | (random.nextBoolean() ? CLOSE : PING), texts.bytes(random.nextInt(200)));
            case 10 -> lengthThatIsNotTrue();
            default -> texts.bytes(60);
        };
    }

    private byte[] parts() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(frame(random.nextBoolean() ? TEXT : BINARY, texts.json()));
        int parts = random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            out.writeBytes(frame(random.nextInt(3), texts.bytes(50)));
        }
        if (random.nextBoolean()) {
            out.writeBytes(frame(FINAL, texts.bytes(50)));
        }
        return out.toByteArray();
    }

    private byte[] lengthThatIsNotTrue() {
        ByteBuffer frame = ByteBuffer.allocate(30).put((byte) (FINAL | BINARY));
        if (random.nextBoolean()) {
            frame.put((byte) (FINAL | 127)).putLong(random.nextLong());
        } else {
            frame.put((byte) (FINAL | 126)).putShort((short) random.nextInt());
        }
        return frame.array();
    }
}
