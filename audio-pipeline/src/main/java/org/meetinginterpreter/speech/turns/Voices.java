package org.meetinginterpreter.speech.turns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The voices at one microphone, numbered as they are first heard. Each utterance goes to the voice that it is like, a long one that is like
 * none begins another, and what is unsure goes to none: a number, once given, is never taken back. In memory only: embeddings are
 * biometric data. Thread-safe.
 */
public final class Voices {
    /** Utterances of one person in one room are rarely less alike than this. */
    private static final double SAME = 0.76;
    /** Speech from which on a voice can be told for sure. */
    private static final long ENOUGH_MILLIS = 2_000;
    /** By so much the likest voice must be ahead of the next. */
    private static final double AHEAD = 0.04;
    /** Short utterances vary: they count as this much less like, if they are clearly likest to one. */
    private static final double SHORT_SAME = 0.55;

    private static final double SHORT_AHEAD = 0.06;
    /** What a stranger may be like. */
    private static final double STRANGER = 0.6;
    /** Nobody outweighs what others say of a voice by one long speech. */
    private static final long HEAVIEST_MILLIS = 5_000;
    /** More than this many people in a room are not told apart. */
    private static final int MOST = 12;

    private final IntSupplier numbers;
    private final List<Voice> voices = new ArrayList<>();

    /** Somebody who was heard: the sum of embeddings by the length of speech. */
    private record Voice(
            int number,
            @SuppressWarnings("ArrayRecordComponent") float[] sum) {
        void learn(float[] heard, long millis) {
            Embeddings.add(sum, heard, (double) Math.min(millis, HEAVIEST_MILLIS));
        }
    }

    /** @param numbers gives the number of each new voice, 1 or higher */
    public Voices(IntSupplier numbers) {
        this.numbers = numbers;
    }

    /** Speech and where it lies among voices. */
    record Sample(@SuppressWarnings("ArrayRecordComponent") float[] embedding, long millis) {}

    /**
     * Whose voice it is.
     *
     * @param samples of one utterance, not empty
     * @param millis how long the utterance is
     * @return its number; 0 where that is unsure
     */
    synchronized int whose(List<Sample> samples, long millis) {
        float[] mean = new float[samples.get(0).embedding().length];
        samples.forEach(sample -> Embeddings.add(mean, sample.embedding(), (double) sample.millis()));
        float[] heard = Embeddings.normalised(mean);
        Voice likest = null;
        double best = 0;
        double next = STRANGER;
        for (Voice voice : voices) {
            double likeness = Embeddings.product(Embeddings.normalised(voice.sum()), heard);
            if (likeness > best) {
                next = Math.max(next, best);
                best = likeness;
                likest = voice;
            } else {
                next = Math.max(next, likeness);
            }
        }
        if (likest != null && isLike(best, best - next, millis)) {
            if (best >= SAME && best - next >= AHEAD && millis >= ENOUGH_MILLIS) {
                likest.learn(heard, millis);
            }
            return likest.number();
        }
        boolean isNobodyKnown = millis >= ENOUGH_MILLIS && best < SAME && voices.size() < MOST;
        return isNobodyKnown && Embeddings.product(heard, heard) > 0 ? begin(heard, millis) : 0;
    }

    private static boolean isLike(double likeness, double ahead, long millis) {
        if (millis < ENOUGH_MILLIS) {
            return likeness >= SHORT_SAME && ahead >= (likeness >= SAME ? AHEAD : SHORT_AHEAD);
        }
        return likeness >= SAME && ahead >= AHEAD / 3;
    }

    private int begin(float[] heard, long millis) {
        Voice voice = new Voice(numbers.getAsInt(), new float[heard.length]);
        voice.learn(heard, millis);
        voices.add(voice);
        return voice.number();
    }
}
