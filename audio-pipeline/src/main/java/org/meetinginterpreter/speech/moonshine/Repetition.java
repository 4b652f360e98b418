package org.meetinginterpreter.speech.moonshine;

/** Finds the loops into which a decoder falls now and then, mostly on sound that is no speech. */
final class Repetition {
    private static final int LONGEST = 12;
    /** Real speech repeats too ("words, words, words, words"): only what is both often and long is a loop. */
    private static final int OFTEN = 5;

    private static final int LONG = 16;

    private Repetition() {}

    /** How many tokens to keep: all, or where the end is one phrase over and over, up to its first time. */
    static int firstOf(int[] tokens, int count) {
        for (int period = 1; period <= LONGEST; period++) {
            int times = Math.max(OFTEN, (LONG + period - 1) / period);
            int from = count - period * times;
            if (from >= 0 && repeats(tokens, from + period, count, period)) {
                return from + period;
            }
        }
        return count;
    }

    private static boolean repeats(int[] tokens, int from, int to, int period) {
        for (int i = from; i < to; i++) {
            if (tokens[i] != tokens[i - period]) {
                return false;
            }
        }
        return true;
    }
}
