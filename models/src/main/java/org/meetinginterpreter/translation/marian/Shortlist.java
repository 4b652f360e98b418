package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which words of the target vocabulary a sentence may become: the most frequent ones and, for each source token, its likeliest
 * translations, and where both languages share a vocabulary the token itself, so that names can be copied. The network computes 300-800 scores a step instead of 32000 with it.
 *
 * <p>The file ({@code lex.*.bin}, as {@code data/shortlist.cpp} of marian-nmt's browsermt branch writes it), little endian: u64
 * magic, checksum, number of frequent words, translations a word, number of offsets, number of ids; u64 offsets; u32 ids. The
 * translations of source token {@code i} are {@code ids[offsets[i] .. offsets[i + 1]]}.
 */
final class Shortlist {
    private static final long MAGIC = 0xF11A48D5013417F5L;
    private static final int HEADER_BYTES = 6 * Long.BYTES;
    /** Marian pads the list to a multiple of this with the lowest ids that are free; output depends on it. */
    private static final int MULTIPLE = 8;

    private final int frequent;
    private final int vocabulary;
    private final boolean shared;
    private final int[] offsets;
    private final int[] ids;
    /** Where there is no list: every word. */
    private final int[] every;

    private Shortlist(int frequent, int vocabulary, boolean shared, int[] offsets, int[] ids) {
        this.every = frequent == vocabulary ? IntStream.range(0, vocabulary).toArray() : new int[0];
        this.frequent = frequent;
        this.vocabulary = vocabulary;
        this.shared = shared;
        this.offsets = offsets;
        this.ids = ids;
    }

    /** For a model without a shortlist: every word, always. */
    static Shortlist all(int sourceVocabulary, int targetVocabulary) {
        return new Shortlist(targetVocabulary, targetVocabulary, false, new int[sourceVocabulary + 1], new int[0]);
    }

    /** Whether each sentence may use the whole vocabulary. */
    boolean isEveryWord() {
        return every.length > 0;
    }

    /** @param shared whether both languages have the same vocabulary */
    static Shortlist read(Path file, int sourceVocabulary, int targetVocabulary, boolean shared) {
        try {
            return parse(
                    file.toString(),
                    ByteBuffer.wrap(Files.readAllBytes(file)),
                    sourceVocabulary,
                    targetVocabulary,
                    shared);
        } catch (IOException | OutOfMemoryError e) {
            throw new MarianFormatException(file + " cannot be read: " + e, e);
        }
    }

    static Shortlist parse(
            String origin, ByteBuffer bytes, int sourceVocabulary, int targetVocabulary, boolean shared) {
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        require(in.remaining() >= HEADER_BYTES, origin, "it is too short");
        require(in.getLong() == MAGIC, origin, "it does not begin as one does");
        in.getLong();
        long frequent = in.getLong();
        in.getLong();
        long offsetCount = in.getLong();
        long idCount = in.getLong();
        require(frequent >= 1 && frequent <= targetVocabulary, origin, "it has " + frequent + " frequent words");
        require(
                offsetCount == sourceVocabulary + 1L,
                origin,
                "it is for a vocabulary of " + (offsetCount - 1) + ", the model's has " + sourceVocabulary);
        require(
                idCount >= 0
                        && idCount <= Integer.MAX_VALUE
                        && in.remaining() == offsetCount * Long.BYTES + idCount * Integer.BYTES,
                origin,
                "its length is not what it says");

        int[] offsets = new int[(int) offsetCount];
        long last = 0;
        for (int i = 0; i < offsets.length; i++) {
            long offset = in.getLong();
            require(offset >= last && offset <= idCount, origin, "offset " + i + " is " + offset);
            offsets[i] = (int) offset;
            last = offset;
        }
        int[] ids = new int[(int) idCount];
        in.asIntBuffer().get(ids);
        for (int id : ids) {
            require(id >= 0 && id < targetVocabulary, origin, "it has the word " + Integer.toUnsignedString(id));
        }
        return new Shortlist((int) frequent, targetVocabulary, shared, offsets, ids);
    }

    /** The ids that this sentence may use, ascending; {@code source} with its closing {@code </s>}. */
    int[] candidates(int[] source) {
        if (isEveryWord()) {
            return every;
        }
        BitSet chosen = new BitSet(vocabulary);
        chosen.set(0, frequent);
        for (int token : source) {
            if (shared) {
                chosen.set(token);
            }
            for (int i = offsets[token]; i < offsets[token + 1]; i++) {
                chosen.set(ids[i]);
            }
        }
        int missing = Math.floorMod(-chosen.cardinality(), MULTIPLE);
        for (int free = chosen.nextClearBit(0); missing > 0 && free < vocabulary; free = chosen.nextClearBit(free)) {
            chosen.set(free);
            missing--;
        }
        return chosen.stream().toArray();
    }

    private static void require(boolean condition, String origin, String fault) {
        if (!condition) {
            throw new MarianFormatException(
                    origin + " is no shortlist, or a damaged one: " + fault + "; install the model again");
        }
    }
}
