package org.meetinginterpreter.speech.turns;

import java.util.ArrayList;
import java.util.List;

/**
 * The voices of one track, numbered as they are first heard. Each utterance goes to the voice that it is like, a long one that is like
 * none begins another, and what is unsure goes to none: a number, once given, is never taken back. In memory only: embeddings are
 * biometric data. Not thread-safe.
 */
final class Voices {
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

    private final List<float[]> sums = new ArrayList<>();

    /** Speech and where it lies among voices. */
    record Sample(@SuppressWarnings("ArrayRecordComponent") float[] embedding, long millis) {}

    /**
     * Whose voice it is.
     *
     * @param samples of one utterance, not empty
     * @param millis how long the utterance is
     * @return 1, 2 …; 0 where that is unsure
     */
    int whose(List<Sample> samples, long millis) {
        float[] mean = new float[samples.get(0).embedding().length];
        samples.forEach(sample -> Embeddings.add(mean, sample.embedding(), (double) sample.millis()));
        float[] heard = Embeddings.normalised(mean);
        int likest = 0;
        double best = 0;
        double next = STRANGER;
        for (int voice = 1; voice <= sums.size(); voice++) {
            double likeness = Embeddings.product(Embeddings.normalised(sums.get(voice - 1)), heard);
            if (likeness > best) {
                next = Math.max(next, best);
                best = likeness;
                likest = voice;
            } else {
                next = Math.max(next, likeness);
            }
        }
        if (millis < ENOUGH_MILLIS) {
            return best >= SHORT_SAME && best - next >= (best >= SAME ? AHEAD : SHORT_AHEAD) ? likest : 0;
        }
        if (best >= SAME) {
            if (best - next >= AHEAD) {
                learn(likest, heard, millis);
            }
            return best - next >= AHEAD / 3 ? likest : 0;
        }
        if (sums.size() == MOST || Embeddings.product(heard, heard) == 0) {
            return 0;
        }
        sums.add(new float[heard.length]);
        learn(sums.size(), heard, millis);
        return sums.size();
    }

    private void learn(int voice, float[] heard, long millis) {
        Embeddings.add(sums.get(voice - 1), heard, (double) Math.min(millis, HEAVIEST_MILLIS));
    }

    void clear() {
        sums.clear();
    }
}
