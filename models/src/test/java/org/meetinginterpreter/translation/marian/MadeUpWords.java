package org.meetinginterpreter.translation.marian;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A vocabulary in which every token but the first two is a whole word of three syllables, so that text and token ids say the same;
 * another language has other words under the same ids.
 */
final class MadeUpWords {
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
    private static final int WORDS = SYLLABLES * SYLLABLES * SYLLABLES;
    /** No factor in common with {@link #WORDS}: no word comes twice. */
    private static final int STRIDE = 7_919;

    private final int size;
    private final int language;

    MadeUpWords(int size, int language) {
        this.size = size;
        this.language = language;
    }

    String word(int token) {
        int number = (int) ((token * (long) STRIDE + language * 123_457L) % WORDS);
        return syllable(number / SYLLABLES / SYLLABLES)
                + syllable(number / SYLLABLES % SYLLABLES)
                + syllable(number % SYLLABLES);
    }

    private static String syllable(int number) {
        return "" + CONSONANTS.charAt(number / VOWELS.length()) + VOWELS.charAt(number % VOWELS.length());
    }

    List<String> sentences(int count, int longest, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(1 + random.nextInt(longest), 2, size)
                        .mapToObj(this::word)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** The SentencePiece model: {@code ModelProto} of its {@code sentencepiece_model.proto}. */
    byte[] sentencePieceModel() {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        field(model, 1, piece("</s>", 0, 3));
        field(model, 1, piece("<unk>", 0, 2));
        for (int token = 2; token < size; token++) {
            field(model, 1, piece("\u2581" + word(token), (float) -Math.log(token), 1));
        }
        return finished(model, 1, -1, 0);
    }

    /** As OPUS-MT's: with SentencePiece's own special tokens and an order that is not the network's, from rare to frequent. */
    byte[] opusSentencePieceModel() {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        field(model, 1, piece("<unk>", 0, 2));
        field(model, 1, piece("<s>", 0, 3));
        field(model, 1, piece("</s>", 0, 3));
        for (int token = size - 1; token >= 2; token--) {
            field(model, 1, piece("\u2581" + word(token), (float) -Math.log(token), 1));
        }
        return finished(model, 0, 1, 2);
    }

    /** Marian's vocabulary of the same tokens, the network's order. */
    String tokenTable(Map<Integer, String> others) {
        StringBuilder yaml = new StringBuilder("</s>: 0\n<unk>: 1\n");
        for (int token = 2; token < size; token++) {
            yaml.append('"')
                    .append(others.getOrDefault(token, "\u2581" + word(token)))
                    .append("\": ")
                    .append(token)
                    .append('\n');
        }
        return yaml.toString();
    }

    private byte[] finished(ByteArrayOutputStream model, int unknown, int begin, int end) {
        ByteArrayOutputStream trainer = new ByteArrayOutputStream();
        number(trainer, 3, 1); // model_type: unigram
        number(trainer, 4, size);
        number(trainer, 40, unknown); // unk_id
        number(trainer, 41, begin); // bos_id
        number(trainer, 42, end); // eos_id
        number(trainer, 43, -1); // pad_id
        field(model, 2, trainer.toByteArray());
        ByteArrayOutputStream normalizer = new ByteArrayOutputStream();
        field(normalizer, 1, "identity".getBytes(StandardCharsets.UTF_8));
        field(model, 3, normalizer.toByteArray());
        return model.toByteArray();
    }

    private static byte[] piece(String text, float score, int type) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        field(piece, 1, text.getBytes(StandardCharsets.UTF_8));
        varint(piece, (2 << 3) | 5);
        byte[] bits = new byte[Float.BYTES];
        MarianFileWriter.buffer(Float.BYTES).putFloat(0, score).get(0, bits);
        piece.writeBytes(bits);
        number(piece, 3, type);
        return piece.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] content) {
        varint(out, ((long) number << 3) | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void number(ByteArrayOutputStream out, int number, long value) {
        varint(out, (long) number << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
