package org.meetinginterpreter.speech.moonshine;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Reads a whole stretch of speech at once; the recogniser's view of the networks. Thread-safe. */
@FunctionalInterface
interface Transcriber {
    /**
     * Reads speech.
     *
     * @param samples float32 mono at 16 kHz, ±1, at most 30 s
     * @param known what the samples begin with; it is not read again
     * @param draft what may follow it; only makes reading faster
     * @return what follows {@code known}
     */
    Transcript transcribe(float[] samples, Tokens known, Tokens draft);

    /**
     * Compares with what was read: how much likelier the same would be with other words in place of some, as a difference of natural
     * logarithms.
     *
     * @param read what this gave for the sound
     * @param known what it was told then
     * @param from index of the first token to be replaced
     * @param to index after the last
     * @param replacement words in their place
     */
    default OptionalDouble gain(Transcript read, Tokens known, int from, int to, String replacement) {
        return OptionalDouble.empty();
    }

    /** Log-probability (natural) of words where nothing is heard. */
    default OptionalDouble prior(String words) {
        return OptionalDouble.empty();
    }

    /** Pieces of words as the model counts them, without marks of begin and end; not changed once made. */
    record Tokens(@SuppressWarnings("ArrayRecordComponent") int[] ids) {
        static final Tokens NONE = new Tokens(new int[0]);

        int count() {
            return ids.length;
        }

        Tokens followedBy(Tokens more) {
            int[] joined = new int[ids.length + more.ids.length];
            System.arraycopy(ids, 0, joined, 0, ids.length);
            System.arraycopy(more.ids, 0, joined, ids.length, more.ids.length);
            return new Tokens(joined);
        }
    }

    /**
     * A word as it was read.
     *
     * @param text with the marks that cling to it
     * @param end how many tokens there are up to its end
     * @param confidence probability of its least likely piece, marks aside
     * @param sureness the same with its marks
     */
    record Word(String text, int end, double confidence, double sureness) {}

    /**
     * What was read.
     *
     * @param words what the tokens say
     * @param logProbability of all tokens together, natural
     * @param sound what the networks made of the sound, {@code float32 [frames, 288]} in a row; empty when there is nothing to compare
     */
    record Transcript(
            Tokens tokens,
            List<Word> words,
            double logProbability,
            @SuppressWarnings("ArrayRecordComponent") float[] sound,
            int samples) {
        static final Transcript NOTHING = new Transcript(Tokens.NONE, List.of());

        Transcript(Tokens tokens, List<Word> words) {
            this(tokens, words, 0, new float[0], 0);
        }

        /** The first so many tokens, without their sound. */
        Transcript upTo(int count) {
            List<Word> some = words.stream().filter(word -> word.end() <= count).toList();
            return new Transcript(new Tokens(Arrays.copyOf(tokens.ids(), count)), some);
        }

        /** What follows the first so many tokens, without its sound. */
        Transcript after(int count) {
            List<Word> rest = words.stream()
                    .filter(word -> word.end() > count)
                    .map(word -> new Word(word.text(), word.end() - count, word.confidence(), word.sureness()))
                    .toList();
            return new Transcript(new Tokens(Arrays.copyOfRange(tokens.ids(), count, tokens.count())), rest);
        }

        String text() {
            return words.stream().map(Word::text).collect(Collectors.joining(" "));
        }
    }
}
