package org.meetinginterpreter.speech.moonshine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.speech.moonshine.Transcriber.Word;

/**
 * The vocabulary of a Moonshine model: turns token ids into text, and text into token ids. Immutable.
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

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int UNKNOWN = 0;

    private final List<byte[]> pieces;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Byte, Integer> byteIds = new HashMap<>();

    private MoonshineTokenizer(List<byte[]> pieces) {
        this.pieces = pieces;
        for (int id = 0; id < pieces.size(); id++) {
            byte[] piece = pieces.get(id);
            if (piece.length == 1) {
                byteIds.putIfAbsent(piece[0], id);
            }
            if (piece.length > 0) {
                // a letter is both a byte and a piece; pieces come later
                ids.put(new String(piece, StandardCharsets.UTF_8), id);
            }
        }
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
            pieces.add(piece(Arrays.copyOfRange(bytes, at, at + length)));
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

    /**
     * The words of tokens; a word begins with a token that begins with a space.
     *
     * @param logProbabilities of each token
     */
    List<Word> words(int[] tokens, float[] logProbabilities) {
        List<Word> words = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        float worst = 0;
        float worstMark = 0;
        for (int i = 0; i < tokens.length; i++) {
            byte[] piece = pieces.get(tokens[i]);
            if (piece.length > 0 && piece[0] == ' ') {
                addWord(text, i, worst, worstMark, words);
                worst = 0;
                worstMark = 0;
            }
            text.writeBytes(piece);
            // marks are doubtful even where words are not
            if (isWordPart(piece)) {
                worst = Math.min(worst, logProbabilities[i]);
            } else {
                worstMark = Math.min(worstMark, logProbabilities[i]);
            }
        }
        addWord(text, tokens.length, worst, worstMark, words);
        return words;
    }

    private static void addWord(ByteArrayOutputStream bytes, int end, float worst, float worstMark, List<Word> words) {
        String text = bytes.toString(StandardCharsets.UTF_8).strip();
        bytes.reset();
        if (!text.isEmpty()) {
            words.add(new Word(text, end, Math.exp(worst), Math.exp(Math.min(worst, worstMark))));
        }
    }

    private static boolean isWordPart(byte[] piece) {
        for (byte each : piece) {
            if (each < 0 || Character.isLetterOrDigit(each)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The tokens of words that follow others: a space before each, then pairs of pieces are joined, what has the lowest id first, as the model's
     * vocabulary was made (byte pair encoding of Llama's tokenizer, whose ids are in the order of its merges).
     */
    int[] encode(String text) {
        List<String> parts = new ArrayList<>();
        for (String word : SPACE.split(text.strip(), -1)) {
            parts.add(" ");
            word.codePoints().forEach(each -> parts.add(Character.toString(each)));
        }
        while (true) {
            int at = -1;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int id = ids.getOrDefault(parts.get(i) + parts.get(i + 1), Integer.MAX_VALUE);
                if (id < least) {
                    least = id;
                    at = i;
                }
            }
            if (at < 0) {
                return tokens(parts);
            }
            parts.set(at, parts.get(at) + parts.remove(at + 1));
        }
    }

    private int[] tokens(List<String> parts) {
        List<Integer> tokens = new ArrayList<>();
        for (String part : parts) {
            Integer id = ids.get(part);
            if (id != null) {
                tokens.add(id);
            } else {
                for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
                    Integer single = byteIds.get(each);
                    tokens.add(single == null ? UNKNOWN : single);
                }
            }
        }
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What a token stands for; a single byte is itself, be it UTF-8 or not. */
    private static byte[] piece(byte[] token) {
        if (token.length == 1) {
            return token;
        }
        String name = new String(token, StandardCharsets.UTF_8);
        Matcher single = BYTE.matcher(name);
        if (single.matches()) {
            return new byte[] {(byte) Integer.parseInt(single.group(1), 16)};
        }
        String text = MARK.matcher(name).matches() ? "" : name.replace('\u2581', ' ');
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
