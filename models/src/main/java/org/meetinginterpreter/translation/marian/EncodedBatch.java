package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sentences side by side, as the flat arrays that {@link MarianProgram} takes. */
final class EncodedBatch {
    private final List<EncodedSentence> sentences;
    private final boolean everyWord;
    private final int time;
    private final int words;
    private final int hints;

    /** @param everyWord whether the network scores its whole vocabulary, which is then what each sentence's candidates are */
    EncodedBatch(List<EncodedSentence> sentences, boolean everyWord) {
        this.sentences = sentences;
        this.everyWord = everyWord;
        this.time = sentences.stream().mapToInt(s -> s.source().length).max().orElseThrow();
        this.words =
                sentences.stream().mapToInt(s -> s.candidates().length).max().orElseThrow();
        this.hints =
                sentences.stream().mapToInt(s -> s.steering().hints()).max().orElseThrow();
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

    /** How many of these the network is told of: none where it scores every word anyway. */
    int listed() {
        return everyWord ? 0 : words;
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

    /** {@code [size, listed]}: what each row may use, and the same in any company; padded with zeros. */
    long[] candidates() {
        long[] candidates = new long[size() * listed()];
        for (int row = 0; row < size() && !everyWord; row++) {
            int[] own = sentences.get(row).candidates();
            for (int i = 0; i < own.length; i++) {
                candidates[row * words + i] = own[i];
            }
        }
        return candidates;
    }

    /** {@code [size, listed]}: minus infinity where a row's candidates are padded. */
    float[] penalties() {
        float[] penalties = new float[size() * listed()];
        for (int row = 0; row < size() && !everyWord; row++) {
            int own = sentences.get(row).candidates().length;
            Arrays.fill(penalties, row * words + own, (row + 1) * words, Float.NEGATIVE_INFINITY);
        }
        return penalties;
    }

    /** Positions at which some row is steered. */
    int hints() {
        return hints;
    }

    /** {@code [size, hints]}: what each row should begin with, as indices into its {@link #candidates}; padded with zeros. */
    long[] prefixes() {
        long[] prefixes = new long[size() * hints];
        for (int row = 0; row < size(); row++) {
            int[] prefix = sentences.get(row).steering().prefix();
            for (int i = 0; i < prefix.length; i++) {
                int index = Arrays.binarySearch(sentences.get(row).candidates(), prefix[i]);
                if (index < 0) {
                    throw new IllegalArgumentException("the token " + prefix[i] + " is no candidate of its sentence");
                }
                prefixes[row * hints + i] = index;
            }
        }
        return prefixes;
    }

    /** {@code [size, hints]}: what the scores of the {@link #prefixes} get added; 0 where there is none. */
    float[] bonuses() {
        float[] bonuses = new float[size() * hints];
        for (int row = 0; row < size(); row++) {
            Steering steering = sentences.get(row).steering();
            int from = row * hints;
            Arrays.fill(bonuses, from, from + steering.committed(), Steering.MUST);
            Arrays.fill(bonuses, from + steering.committed(), from + steering.prefix().length, steering.bonus());
        }
        return bonuses;
    }

    /** {@code [size, 1]}: the position after what is committed; -1 where nothing is. */
    long[] seams() {
        return sentences.stream()
                .mapToLong(
                        s -> s.steering().committed() == 0 ? -1 : s.steering().committed())
                .toArray();
    }

    /** {@code [size, words]}, or nothing when no row is steered: what keeps tokens from continuing the last committed word. */
    float[] joints() {
        float[] joints = new float[hints == 0 ? 0 : size() * words];
        for (int row = 0; hints > 0 && row < size(); row++) {
            EncodedSentence sentence = sentences.get(row);
            if (sentence.steering().committed() > 0) {
                for (int i = 0; i < sentence.candidates().length; i++) {
                    joints[row * words + i] =
                            sentence.steering().excluded().test(sentence.candidates()[i]) ? -Steering.MUST : 0;
                }
            }
        }
        return joints;
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
                            .mapToInt(Math::toIntExact)
                            .map(index -> everyWord ? index : sentence.candidates()[index])
                            .takeWhile(token -> token != MarianVocabulary.END)
                            .toArray();
                })
                .toArray(int[][]::new);
    }
}
