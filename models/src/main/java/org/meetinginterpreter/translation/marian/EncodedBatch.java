package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Sentences side by side, as the flat arrays that {@link MarianProgram} takes. Rows share one list of candidates, so that one product
 * scores them all; what a row may not use itself is ruled out for it, so it comes out as it would alone.
 */
final class EncodedBatch {
    /** Rows are padded to a multiple of this: in sums over any such length the same values meet in the same order. */
    private static final int GRID = 16;

    private final List<EncodedSentence> sentences;
    private final boolean everyWord;
    private final int tokens;
    private final int time;
    private final int[] candidates;
    private final int hints;
    private final int terms;
    private final FormTries forms;

    /** @param everyWord whether the network scores its whole vocabulary, which is then what each sentence's candidates are */
    EncodedBatch(List<EncodedSentence> sentences, boolean everyWord) {
        this.sentences = sentences;
        this.everyWord = everyWord;
        this.tokens = sentences.stream().mapToInt(s -> s.source().length).sum();
        int longest = sentences.stream().mapToInt(s -> s.source().length).max().orElseThrow();
        this.time = (longest + GRID - 1) / GRID * GRID;
        this.candidates = everyWord ? sentences.get(0).candidates() : union(sentences);
        this.hints =
                sentences.stream().mapToInt(s -> s.steering().hints()).max().orElseThrow();
        this.terms = sentences.stream().mapToInt(s -> s.terms().size()).max().orElseThrow();
        this.forms = FormTries.of(sentences, terms, candidates);
    }

    private static int[] union(List<EncodedSentence> sentences) {
        if (sentences.size() == 1) {
            return sentences.get(0).candidates();
        }
        BitSet union = new BitSet();
        sentences.forEach(sentence -> {
            for (int candidate : sentence.candidates()) {
                union.set(candidate);
            }
        });
        return union.stream().toArray();
    }

    int size() {
        return sentences.size();
    }

    /** Source tokens of all rows. */
    int tokens() {
        return tokens;
    }

    /** Tokens of the longest row, with padding. */
    int time() {
        return time;
    }

    /** How many target tokens {@link #candidates} are. */
    int words() {
        return candidates.length;
    }

    int limit() {
        return sentences.stream().mapToInt(EncodedSentence::limit).max().orElseThrow();
    }

    /** {@code [tokens]} */
    long[] ids() {
        return sentences.stream()
                .flatMapToInt(s -> Arrays.stream(s.source()))
                .asLongStream()
                .toArray();
    }

    /** {@code [tokens]}: positions within the sentence. */
    long[] places() {
        return Arrays.stream(lengths())
                .flatMap(length -> LongStream.range(0, length))
                .toArray();
    }

    /** {@code [size]} */
    long[] lengths() {
        return sentences.stream().mapToLong(s -> s.source().length).toArray();
    }

    /** {@code [size, time]}: which token stands where; the first of all stands in for padding. */
    long[] slots() {
        long[] slots = new long[size() * time];
        int token = 0;
        for (int row = 0; row < size(); row++) {
            for (int i = 0; i < sentences.get(row).source().length; i++) {
                slots[row * time + i] = token++;
            }
        }
        return slots;
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

    /** Of {@link #penalties}. */
    int penalised() {
        return everyWord || size() == 1 ? 0 : words();
    }

    /** {@code [words]}: what some row may use, ascending; nothing where the network scores every word. */
    long[] candidates() {
        return everyWord
                ? new long[0]
                : Arrays.stream(candidates).asLongStream().toArray();
    }

    /** {@code [size, penalised]}: minus infinity for what a row may not use. */
    float[] penalties() {
        float[] penalties = new float[size() * penalised()];
        if (penalties.length == 0) {
            return penalties;
        }
        Arrays.fill(penalties, Float.NEGATIVE_INFINITY);
        for (int row = 0; row < size(); row++) {
            for (int i = 0, own = 0; i < words() && own < sentences.get(row).candidates().length; i++) {
                if (candidates[i] == sentences.get(row).candidates()[own]) {
                    penalties[row * words() + i] = 0;
                    own++;
                }
            }
        }
        return penalties;
    }

    /** Positions at which some row is steered. */
    int hints() {
        return hints;
    }

    /** {@code [size, hints]}: what each row should begin with, as indices into {@link #candidates}; padded with zeros. */
    long[] prefixes() {
        long[] prefixes = new long[size() * hints];
        for (int row = 0; row < size(); row++) {
            int[] prefix = sentences.get(row).steering().prefix();
            for (int i = 0; i < prefix.length; i++) {
                int index = Arrays.binarySearch(candidates, prefix[i]);
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
        float[] joints = new float[hints == 0 ? 0 : size() * words()];
        for (int row = 0; hints > 0 && row < size(); row++) {
            Steering steering = sentences.get(row).steering();
            if (steering.committed() > 0) {
                for (int i = 0; i < words(); i++) {
                    joints[row * words() + i] = steering.excluded().test(candidates[i]) ? -Steering.MUST : 0;
                }
            }
        }
        return joints;
    }

    /** Bound terms of the row that has most. */
    int terms() {
        return terms;
    }

    /** {@code [size, time, terms]}: 1 for the source tokens of each term. */
    float[] spans() {
        float[] spans = new float[size() * terms * time];
        for (int row = 0; row < size(); row++) {
            List<BoundTerm> own = sentences.get(row).terms();
            for (int term = 0; term < own.size(); term++) {
                if (term == forms.begun(row)) {
                    continue;
                }
                for (int place : own.get(term).places()) {
                    spans[(row * time + place) * terms + term] = 1;
                }
            }
        }
        return spans;
    }

    /** What the terms become. */
    FormTries forms() {
        return forms;
    }

    /** {@code [words]}, or nothing when nothing is bound: what keeps tokens from continuing a form that is over. */
    float[] fresh() {
        float[] fresh = new float[terms == 0 ? 0 : words()];
        IntPredicate continues = sentences.stream()
                .flatMap(sentence -> sentence.terms().stream())
                .map(BoundTerm::continues)
                .findFirst()
                .orElse(token -> false);
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = continues.test(candidates[i]) ? -Steering.MUST : 0;
        }
        return fresh;
    }

    /**
     * The target tokens of each row, without {@code </s>}.
     *
     * @param written {@code [size, length]}: indices into {@link #candidates}
     */
    int[][] rows(long[] written, int length) {
        return IntStream.range(0, size())
                .mapToObj(row -> {
                    EncodedSentence sentence = sentences.get(row);
                    int from = row * length;
                    return Arrays.stream(written, from, from + Math.min(length, sentence.limit()))
                            .mapToInt(Math::toIntExact)
                            .map(index -> everyWord ? index : candidates[index])
                            .takeWhile(token -> token != MarianVocabulary.END)
                            .toArray();
                })
                .toArray(int[][]::new);
    }
}
