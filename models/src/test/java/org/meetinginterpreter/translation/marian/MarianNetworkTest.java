package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that the test writes, in the engine and in plain loops. */
class MarianNetworkTest {
    private static final int SENTENCES = 24;
    /** Below it, float32 and double may choose differently. */
    private static final double TIE = 1e-3;

    @ParameterizedTest
    @CsvSource({"true, PACKED", "true, PLAIN", "false, PLAIN"})
    void writesWhatPlainLoopsWrite(boolean int8, LinearKernel kernel) {
        MarianModelFile file = MarianModelFile.parse("tiny", ByteBuffer.wrap(TinyMarianModel.bytes(7, int8)));
        if (kernel == LinearKernel.PACKED) {
            assumeX86();
        }
        MarianReference reference = new MarianReference(file);
        Set<Integer> lengths = new HashSet<>();
        int compared = 0;
        try (MarianNetwork network = MarianNetwork.load(file, kernel, false)) {
            for (EncodedSentence sentence : sentences()) {
                int[] expected = reference.decode(sentence.source(), sentence.candidates(), sentence.limit());
                if (reference.smallestMargin() > TIE) {
                    assertArrayEquals(expected, network.decode(List.of(sentence))[0]);
                    lengths.add(expected.length);
                    compared++;
                }
            }
        }
        assertTrue(compared > SENTENCES / 2, compared + " sentences without ties");
        assertTrue(lengths.size() > 2, "lengths written: " + lengths);
    }

    @ParameterizedTest
    @EnumSource
    void writesWhatPlainLoopsWriteWithADecoderThatAttendsToWhatItWrote(MarianConfiguration.Activation activation) {
        MarianModelFile file = MarianModelFile.parse("opus.npz", ByteBuffer.wrap(TinyMarianModel.opus(5, activation)));
        MarianReference reference = new MarianReference(file);
        int[] words = IntStream.range(0, TinyMarianModel.VOCABULARY).toArray();
        Set<Integer> lengths = new HashSet<>();
        try (MarianNetwork network = MarianNetwork.load(file, true)) {
            List<EncodedSentence> sentences = sentences().stream()
                    .map(s -> new EncodedSentence(s.source(), words, s.limit()))
                    .toList();
            int[][] together = network.decode(sentences);
            for (int i = 0; i < sentences.size(); i++) {
                EncodedSentence sentence = sentences.get(i);
                int[] expected = reference.decode(sentence.source(), words, sentence.limit());
                if (reference.smallestMargin() > TIE) {
                    assertArrayEquals(expected, network.decode(List.of(sentence))[0]);
                    assertArrayEquals(expected, together[i]);
                    lengths.add(expected.length);
                }
            }
        }
        assertTrue(lengths.size() > 2, "lengths written: " + lengths);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, SENTENCES})
    void writesTheSameForASentenceInAnyBatch(int rows) {
        MarianModelFile file = MarianModelFile.parse("tiny", ByteBuffer.wrap(TinyMarianModel.bytes(11, true)));
        List<EncodedSentence> sentences = sentences();
        try (MarianNetwork network = MarianNetwork.load(file, false)) {
            for (int from = 0; from < sentences.size(); from += rows) {
                List<EncodedSentence> batch = sentences.subList(from, Math.min(from + rows, sentences.size()));
                int[][] together = network.decode(batch);
                assertEquals(batch.size(), together.length);
                for (int i = 0; i < batch.size(); i++) {
                    assertArrayEquals(network.decode(List.of(batch.get(i)))[0], together[i]);
                }
            }
        }
    }

    @Test
    void beginsWithWhatIsCommittedAndGoesOnAsItWould() {
        try (MarianNetwork network = network()) {
            for (EncodedSentence sentence : sentences()) {
                int[] free = decode(network, sentence);
                for (int committed = 0; committed <= free.length; committed++) {
                    assertArrayEquals(free, decode(network, steered(sentence, free, committed, 0)));
                }
                int[] foreign = {sentence.candidates()[5], sentence.candidates()[3], sentence.candidates()[9]};
                int[] written = decode(network, steered(sentence, foreign, foreign.length, 0));
                assertArrayEquals(foreign, Arrays.copyOf(written, foreign.length));
            }
        }
    }

    @Test
    void prefersWhatWasShownByItsBonus() {
        int followed = 0;
        int unlike = 0;
        try (MarianNetwork network = network()) {
            List<EncodedSentence> sentences = sentences();
            for (int i = 1; i < sentences.size(); i++) {
                int[] free = decode(network, sentences.get(i));
                EncodedSentence sentence = sentences.get(i);
                int[] known = Arrays.stream(decode(network, sentences.get(i - 1)))
                        .filter(token -> Arrays.binarySearch(sentence.candidates(), token) >= 0)
                        .limit(sentence.limit())
                        .toArray();
                assertArrayEquals(free, decode(network, steered(sentence, known, 0, 0)));
                int[] bound = decode(network, steered(sentence, known, 0, 1e6f));
                assertArrayEquals(known, Arrays.copyOf(bound, known.length));
                int before = commonPrefix(free, known);
                int after = commonPrefix(decode(network, steered(sentence, known, 0, 1)), known);
                assertTrue(after >= before, "a bonus of 1 follows " + after + " tokens, none " + before);
                followed += after > before ? 1 : 0;
                unlike += after < known.length ? 1 : 0;
            }
        }
        assertTrue(followed > 0 && unlike > 0, followed + " sentences followed the bonus, " + unlike + " left it");
    }

    @Test
    void writesNoExcludedTokenAfterWhatIsCommitted() {
        int different = 0;
        try (MarianNetwork network = network()) {
            for (EncodedSentence sentence : sentences()) {
                int[] free = decode(network, sentence);
                if (free.length > 2) {
                    Steering steering = new Steering(Arrays.copyOf(free, 2), 2, 0, token -> token == free[2]);
                    int[] written = decode(
                            network,
                            new EncodedSentence(sentence.source(), sentence.candidates(), sentence.limit(), steering));
                    assertArrayEquals(Arrays.copyOf(free, 2), Arrays.copyOf(written, 2));
                    assertTrue(written.length == 2 || written[2] != free[2]);
                    different++;
                }
            }
        }
        assertTrue(different > SENTENCES / 4, different + " sentences");
    }

    @Test
    void steersEachRowOfABatchByItself() {
        try (MarianNetwork network = network()) {
            List<EncodedSentence> mixed = new ArrayList<>();
            for (EncodedSentence sentence : sentences()) {
                int[] candidates = sentence.candidates();
                int[] prefix = {candidates[mixed.size() % 7 + 2], candidates[4], candidates[6]};
                mixed.add(mixed.size() % 3 == 0 ? sentence : steered(sentence, prefix, mixed.size() % 4, 2));
            }
            int[][] together = network.decode(mixed);
            for (int i = 0; i < mixed.size(); i++) {
                assertArrayEquals(decode(network, mixed.get(i)), together[i], "row " + i);
            }
        }
    }

    private static MarianNetwork network() {
        return MarianNetwork.load(
                MarianModelFile.parse("tiny", ByteBuffer.wrap(TinyMarianModel.bytes(11, true))), false);
    }

    private static int[] decode(MarianNetwork network, EncodedSentence sentence) {
        return network.decode(List.of(sentence))[0];
    }

    private static EncodedSentence steered(EncodedSentence sentence, int[] prefix, int committed, float bonus) {
        return new EncodedSentence(
                sentence.source(),
                sentence.candidates(),
                Math.max(sentence.limit(), prefix.length),
                new Steering(prefix, committed, bonus, token -> false));
    }

    private static int commonPrefix(int[] one, int[] other) {
        int different = Arrays.mismatch(one, other);
        return different < 0 ? one.length : different;
    }

    private static void assumeX86() {
        String processor = System.getProperty("os.arch");
        assumeTrue(processor.equals("amd64") || processor.equals("x86_64"), "FBGEMM needs x86, this is " + processor);
    }

    private static List<EncodedSentence> sentences() {
        Random random = new Random(3);
        List<EncodedSentence> sentences = new ArrayList<>();
        for (int i = 0; i < SENTENCES; i++) {
            int[] source = random.ints(1 + random.nextInt(12), 2, TinyMarianModel.VOCABULARY)
                    .toArray();
            int[] closed = Arrays.copyOf(source, source.length + 1);
            int[] candidates = IntStream.range(0, TinyMarianModel.VOCABULARY)
                    .filter(word -> word < 8 || random.nextInt(3) > 0)
                    .toArray();
            sentences.add(new EncodedSentence(closed, candidates, 3 * closed.length));
        }
        return sentences;
    }
}
