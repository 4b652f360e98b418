package org.meetinginterpreter.speech.moonshine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The vocabulary of a Moonshine model: turns token ids into text. Immutable.
 *
 * <p>Format of {@code tokenizer.bin} (Moonshine Voice): for each token in the order of ids its length and its UTF-8 bytes. A
 * length below 128 is one byte, 0 an unused id; otherwise a second byte m follows and the length is m * 128 + first - 128. U+2581
 * stands for a space, {@code <0xE4>} for a single byte, other names in angle brackets for marks that are no text.
 */
final class MoonshineTokenizer {
    static final int BEGIN = 1;
    static final int END = 2;

    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>");
    private static final Pattern MARK = Pattern.compile("<.+>");

    private final List<byte[]> pieces;

    private MoonshineTokenizer(List<byte[]> pieces) {
        this.pieces = pieces;
    }

    static MoonshineTokenizer read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = bytes[at++] & 0xff;
            if (length >= 128 && at < bytes.length) {
                length = (bytes[at++] & 0xff) * 128 + length - 128;
            }
            if (at + length > bytes.length) {
                throw new IOException(file + " ends inside token " + pieces.size());
            }
            pieces.add(piece(new String(bytes, at, length, StandardCharsets.UTF_8)));
            at += length;
        }
        if (pieces.size() <= END) {
            throw new IOException(file + " holds no vocabulary");
        }
        return new MoonshineTokenizer(pieces);
    }

    int size() {
        return pieces.size();
    }

    /** The text of tokens, without space at its ends; bytes that are no UTF-8 (yet) become U+FFFD. */
    String decode(int[] tokens) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int token : tokens) {
            text.writeBytes(pieces.get(token));
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    private static byte[] piece(String token) {
        Matcher single = BYTE.matcher(token);
        if (single.matches()) {
            return new byte[] {(byte) Integer.parseInt(single.group(1), 16)};
        }
        String text = MARK.matcher(token).matches() ? "" : token.replace('\u2581', ' ');
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
