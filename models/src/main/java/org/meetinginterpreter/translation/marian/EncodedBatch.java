package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sentences side by side, as the flat arrays that {@link MarianProgram} takes. */
final class EncodedBatch {
    private final List<EncodedSentence> sentences;
    private final int time;
    private final int words;

    EncodedBatch(List<EncodedSentence> sentences) {
        this.sentences = sentences;
        this.time = sentences.stream().mapToInt(s -> s.source().length).max().orElseThrow();
        this.words =
                sentences.stream().mapToInt(s -> s.candidates().length).max().orElseThrow();
    }

    int size() {
        return sentences.size();
    }

    /** Tokens of the longest row. */
    int time() {
        return time;
    }

    /** How many target tokens the row with the most may use. */
    int words() {
        return words;
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

    /** {@code [size, words]}: what each row may use, and the same in any company; padded with zeros. */
    long[] candidates() {
        long[] candidates = new long[size() * words];
        for (int row = 0; row < size(); row++) {
            int[] own = sentences.get(row).candidates();
            for (int i = 0; i < own.length; i++) {
                candidates[row * words + i] = own[i];
            }
        }
        return candidates;
    }

    /** {@code [size, words]}: minus infinity where a row's candidates are padded. */
    float[] penalties() {
        float[] penalties = new float[size() * words];
        for (int row = 0; row < size(); row++) {
            int own = sentences.get(row).candidates().length;
            Arrays.fill(penalties, row * words + own, (row + 1) * words, Float.NEGATIVE_INFINITY);
        }
        return penalties;
    }

    /**
     * The target tokens of each row, without {@code </s>}.
     *
     * @param written {@code [size, length]}: indices into each row's {@link #candidates}
     */
    int[][] rows(long[] written, int length) {
        return IntStream.range(0, size())
                .mapToObj(row -> {
                    EncodedSentence sentence = sentences.get(row);
                    int from = row * length;
                    return Arrays.stream(written, from, from + Math.min(length, sentence.limit()))
                            .mapToInt(index -> sentence.candidates()[Math.toIntExact(index)])
                            .takeWhile(token -> token != MarianVocabulary.END)
                            .toArray();
                })
                .toArray(int[][]::new);
    }
}
