package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Sentences side by side, as the flat arrays that {@link MarianProgram} takes. */
final class EncodedBatch {
    private final List<EncodedSentence> sentences;
    private final int time;
    private final int[] words;

    EncodedBatch(List<EncodedSentence> sentences) {
        this.sentences = sentences;
        this.time = sentences.stream().mapToInt(s -> s.source().length).max().orElseThrow();
        this.words = sentences.size() == 1 ? sentences.get(0).candidates() : union(sentences);
    }

    private static int[] union(List<EncodedSentence> sentences) {
        BitSet all = new BitSet();
        for (EncodedSentence sentence : sentences) {
            for (int candidate : sentence.candidates()) {
                all.set(candidate);
            }
        }
        return all.stream().toArray();
    }

    int size() {
        return sentences.size();
    }

    /** Tokens of the longest row. */
    int time() {
        return time;
    }

    /** How many target tokens some row may use. */
    int words() {
        return words.length;
    }

    int limit() {
        return sentences.stream().mapToInt(EncodedSentence::limit).max().orElseThrow();
    }

    /** {@code [size, time]}, padded with zeros. */
    long[] ids() {
        long[] ids = new long[size() * time];
        for (int row = 0; row < size(); row++) {
            int[] source = sentences.get(row).source();
            for (int i = 0; i < source.length; i++) {
                ids[row * time + i] = source[i];
            }
        }
        return ids;
    }

    /** {@code [size, time]}: minus infinity where a row is padded. */
    float[] mask() {
        float[] mask = new float[size() * time];
        for (int row = 0; row < size(); row++) {
            int length = sentences.get(row).source().length;
            Arrays.fill(mask, row * time + length, (row + 1) * time, Float.NEGATIVE_INFINITY);
        }
        return mask;
    }

    /** {@code [words]}: the union of the rows' candidates. */
    long[] candidates() {
        return Arrays.stream(words).asLongStream().toArray();
    }

    /** {@code [size, words]}: keeps each row to its own candidates, so that it gives the same text in any company. */
    float[] penalties() {
        float[] penalties = new float[size() * words.length];
        if (size() == 1) {
            return penalties;
        }
        Arrays.fill(penalties, Float.NEGATIVE_INFINITY);
        for (int row = 0; row < size(); row++) {
            int at = 0;
            for (int candidate : sentences.get(row).candidates()) {
                while (words[at] != candidate) {
                    at++;
                }
                penalties[row * words.length + at] = 0;
            }
        }
        return penalties;
    }

    /**
     * The target tokens of each row, without {@code </s>}.
     *
     * @param written {@code [size, length]}: indices into {@link #candidates}
     */
    int[][] rows(long[] written, int length) {
        return IntStream.range(0, size())
                .mapToObj(row -> Arrays.stream(
                                written,
                                row * length,
                                row * length
                                        + Math.min(length, sentences.get(row).limit()))
                        .mapToInt(index -> words[Math.toIntExact(index)])
                        .takeWhile(token -> token != MarianVocabulary.END)
                        .toArray())
                .toArray(int[][]::new);
    }
}
