package org.meetinginterpreter.speech.moonshine;

/** Finds the loops into which a decoder falls now and then, mostly on sound that is no speech. */
final class Repetition {
    private static final int LONGEST = 12;
    /** People say a word five times; a phrase three times. */
    private static final int MOST_OF_ONE = 6;

    private static final int MOST_OF_MANY = 4;

    private Repetition() {}

    /** How many tokens to keep: all, or where the end is one phrase over and over, up to its first time. */
    static int firstOf(int[] tokens, int count) {
        for (int period = 1; period <= LONGEST; period++) {
            int times = period == 1 ? MOST_OF_ONE : MOST_OF_MANY;
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
