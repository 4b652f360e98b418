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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        try (MarianNetwork network = MarianNetwork.load(file, kernel)) {
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
    @ValueSource(ints = {2, 5, SENTENCES})
    void writesTheSameForASentenceInAnyBatch(int rows) {
        MarianModelFile file = MarianModelFile.parse("tiny", ByteBuffer.wrap(TinyMarianModel.bytes(11, true)));
        List<EncodedSentence> sentences = sentences();
        try (MarianNetwork network = MarianNetwork.load(file)) {
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
