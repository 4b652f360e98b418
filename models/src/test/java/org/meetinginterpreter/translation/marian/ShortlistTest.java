package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortlistTest {
    private static final int VOCABULARY = 40;
    /** Source token 2 may become 30 or 31, token 3 may become 31, 33 or 1; the others have no translations. */
    private static final byte[] FILE = file(4, new int[] {30, 31, 31, 33, 1}, new int[] {2, 2, 3, 3});

    @Test
    void takesTheFrequentWordsAndEachTokensOwn() {
        assertArrayEquals(new int[] {0, 1, 2, 3, 30, 31, 33, 4}, candidatesUnsorted(2, 3, 0));
    }

    @Test
    void addsTheTokensThemselvesWhereTheVocabularyIsShared() {
        Shortlist shared = Shortlist.parse("lex", ByteBuffer.wrap(FILE), VOCABULARY, VOCABULARY, true);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 30, 31, 37}, shared.candidates(new int[] {2, 37, 0}));
    }

    @Test
    void fillsUpToAMultipleOfEightWithTheLowestFreeWords() {
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, parse(FILE).candidates(new int[] {5, 0}));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 30, 31}, parse(FILE).candidates(new int[] {2, 0}));
    }

    @Test
    void hasNoMoreWordsThanTheVocabulary() {
        int[] all = new int[VOCABULARY - 3];
        Arrays.setAll(all, i -> i);
        byte[] file = file(4, all, new int[] {2, all.length});
        assertArrayEquals(
                new int[] {all.length / 8 * 8 + 8}, new int[] {parse(file).candidates(new int[] {2}).length});
    }

    @Test
    void refusesEveryPrefixOfAFile() {
        for (int length = 0; length < FILE.length; length++) {
            byte[] cut = Arrays.copyOf(FILE, length);
            assertThrows(MarianFormatException.class, () -> parse(cut));
        }
        assertThrows(MarianFormatException.class, () -> parse(Arrays.copyOf(FILE, FILE.length + 4)));
    }

    @Test
    void meetsEveryFlippedBitWithAnAnswerOrARefusal() {
        for (int bit = 0; bit < 8 * FILE.length; bit++) {
            byte[] damaged = FILE.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                int[] candidates = parse(damaged).candidates(new int[] {2, 3, 39, 0});
                assertTrue(Arrays.stream(candidates).allMatch(word -> word >= 0 && word < VOCABULARY));
            } catch (MarianFormatException e) {
                assertTrue(e.getMessage().startsWith("lex"), e.getMessage());
            }
        }
    }

    @Test
    void refusesTheShortlistOfAnotherVocabulary() {
        assertThrows(
                MarianFormatException.class,
                () -> Shortlist.parse("lex", ByteBuffer.wrap(FILE), VOCABULARY + 1, VOCABULARY, false));
        assertThrows(
                MarianFormatException.class,
                () -> Shortlist.parse("lex", ByteBuffer.wrap(FILE), VOCABULARY, 33, false));
    }

    private static int[] candidatesUnsorted(int... source) {
        int[] candidates = parse(FILE).candidates(source);
        assertArrayEquals(Arrays.stream(candidates).sorted().toArray(), candidates);
        // the one that fills up comes last, to read the expectation easily
        return Arrays.stream(candidates)
                .boxed()
                .sorted((a, b) -> a == 4 ? 1 : b == 4 ? -1 : a - b)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Shortlist parse(byte[] bytes) {
        return Shortlist.parse("lex", ByteBuffer.wrap(bytes), VOCABULARY, VOCABULARY, false);
    }

    /** @param counts pairs of a source token and how many of the ids are its own, in the order of the ids */
    private static byte[] file(int frequent, int[] ids, int[] counts) {
        int[][] translations = new int[VOCABULARY][0];
        int from = 0;
        for (int i = 0; i < counts.length; i += 2) {
            translations[counts[i]] = Arrays.copyOfRange(ids, from, from + counts[i + 1]);
            from += counts[i + 1];
        }
        return ShortlistFile.bytes(frequent, List.of(translations));
    }
}
