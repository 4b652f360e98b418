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

/** A network that the test writes, in the engine and in plain loops. */
class MarianNetworkTest {
    private static final int SENTENCES = 24;
    /** Below it, float32 and double may choose differently. */
    private static final double TIE = 1e-3;

    /** Where rounding to int8 steps is involved, what is rounded may differ by its last bit, and then by a step. */
    private static final double INT8_TIE = 0.1;

    @ParameterizedTest
    @CsvSource({
        "FLOAT, FLOAT32", "INT8, FLOAT32", "INT8_CALIBRATED, FLOAT32",
        "FLOAT, FLOAT16", "INT8, FLOAT16", "INT8_CALIBRATED, FLOAT16",
        "INT8, INT8", "INT8_CALIBRATED, INT8"
    })
    void writesWhatPlainLoopsWrite(Weights weights, Arithmetic arithmetic) {
        assumeX86For(arithmetic);
        MarianModelFile file = weights.file(7);
        boolean int8 = arithmetic == Arithmetic.INT8;
        MarianReference reference = new MarianReference(file, int8);
        Set<Integer> lengths = new HashSet<>();
        int compared = 0;
        try (MarianNetwork network = MarianNetwork.load(file, arithmetic, false)) {
            for (EncodedSentence sentence : sentences()) {
                int[] expected = reference.decode(sentence.source(), sentence.candidates(), sentence.limit());
                if (reference.smallestMargin() > (arithmetic == Arithmetic.FLOAT32 ? TIE : INT8_TIE)) {
                    assertArrayEquals(expected, network.decode(List.of(sentence))[0]);
                    lengths.add(expected.length);
                    compared++;
                }
            }
        }
        assertTrue(compared > SENTENCES / 4, compared + " sentences without ties");
        assertTrue(lengths.size() > 2, "lengths written: " + lengths);
    }

    @ParameterizedTest
    @CsvSource({"INT8, 0.35", "INT8_CALIBRATED, 1"})
    void choosesInInt8WhatIsHardlyWorseThanTheBest(Weights weights, double bound) {
        assumeX86For(Arithmetic.INT8);
        MarianModelFile file = weights.file(7);
        MarianReference exact = new MarianReference(file);
        double greatest = 0;
        try (MarianNetwork network = MarianNetwork.load(file, Arithmetic.INT8, false)) {
            for (EncodedSentence sentence : sentences()) {
                int[] written = network.decode(List.of(sentence))[0];
                int[] ended = written.length < sentence.limit() ? Arrays.copyOf(written, written.length + 1) : written;
                greatest = Math.max(greatest, exact.regret(sentence.source(), sentence.candidates(), ended));
            }
        }
        // scores deviate by 2 from their mean
        assertTrue(greatest > 0 && greatest < bound, "the best score exceeds the chosen one's by " + greatest);
    }

    /** What a test's network holds. */
    enum Weights {
        FLOAT,
        INT8,
        INT8_CALIBRATED;

        MarianModelFile file(long seed) {
            byte[] bytes = this == INT8_CALIBRATED
                    ? TinyMarianModel.calibrated(seed)
                    : TinyMarianModel.bytes(seed, this == INT8);
            return MarianModelFile.parse("tiny", ByteBuffer.wrap(bytes));
        }
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
    @CsvSource({"INT8, 2", "INT8, 5", "INT8, 24", "INT8_CALIBRATED, 2", "INT8_CALIBRATED, 24", "FLOAT, 5"})
    void writesTheSameForASentenceInAnyBatch(Weights weights, int rows) {
        List<EncodedSentence> sentences = sentences();
        try (MarianNetwork network = MarianNetwork.load(weights.file(11), false)) {
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

    @Test
    void writesABoundTermInOneOfItsForms() {
        int written = 0;
        int otherwise = 0;
        try (MarianNetwork network = network()) {
            for (EncodedSentence sentence : sentences()) {
                int[] everywhere = IntStream.range(0, sentence.source().length).toArray();
                int[] one = {7, 5, 3};
                int[] longer = {7, 5, 3, 2};
                int[] other = {7, 6};
                EncodedSentence bound = sentence.bound(
                        List.of(new BoundTerm(everywhere, List.of(one, longer, other), token -> token == 4)));
                int[] tokens = decode(network, bound);
                boolean first = startsWith(tokens, one);
                assertTrue(first || startsWith(tokens, other), Arrays.toString(tokens));
                int after = first && startsWith(tokens, longer) ? longer.length : first ? one.length : other.length;
                assertTrue(tokens.length == after || tokens[after] != 4, Arrays.toString(tokens));
                written += first ? 1 : 0;
                otherwise += first ? 0 : 1;
            }
        }
        assertTrue(written > 0 && otherwise > 0, written + " and " + otherwise);
    }

    @Test
    void bindsEachRowOfABatchByItself() {
        try (MarianNetwork network = network()) {
            List<EncodedSentence> mixed = new ArrayList<>();
            for (EncodedSentence sentence : sentences()) {
                int last = sentence.source().length - 1;
                BoundTerm begin =
                        new BoundTerm(new int[] {0}, List.of(new int[] {7, 5}, new int[] {6}), token -> false);
                BoundTerm end = new BoundTerm(new int[] {last}, List.of(new int[] {3, 2, 4}), token -> false);
                mixed.add(
                        switch (mixed.size() % 3) {
                            case 0 -> sentence;
                            case 1 -> sentence.bound(List.of(begin));
                            default ->
                                steered(sentence, new int[] {2, 3}, mixed.size() % 2, 1)
                                        .bound(List.of(begin, end));
                        });
            }
            int[][] together = network.decode(mixed);
            for (int i = 0; i < mixed.size(); i++) {
                assertArrayEquals(decode(network, mixed.get(i)), together[i], "row " + i);
            }
        }
    }

    private static boolean startsWith(int[] tokens, int[] form) {
        return tokens.length >= form.length && Arrays.equals(Arrays.copyOf(tokens, form.length), form);
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

    private static void assumeX86For(Arithmetic arithmetic) {
        if (arithmetic == Arithmetic.FLOAT32) {
            return;
        }
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
