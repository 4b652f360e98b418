package org.meetinginterpreter.speech.vocabulary;

import java.util.OptionalDouble;

/**
 * When a candidate is taken for what was said. The numbers were found by random search on the half {@code tune} of the set of
 * {@code bench vocabulary}; natural logarithms, as the sound's answers are.
 */
final class RepairRule {
    /** Where the recogniser is surer of each word than this, nothing is changed. */
    static final double SUREST = 0.97;

    /** Distance of sound beyond which nothing is a candidate. */
    static final double FARTHEST = 0.6;

    /** Terms with less sound than this are like too much else. */
    static final double LEAST_WEIGHT = 1.2;

    /** What a candidate must promise to be worth a question. */
    private static final double WORTH_ASKING = 6;

    private static final double MOST_WEIGHT = 8;

    private RepairRule() {}

    /** Whether only the spelling would change: capitals, hyphens, spaces. */
    static boolean isSpelling(Candidate candidate) {
        return candidate.distance() == 0;
    }

    /** What speaks for a candidate before the sound is asked. */
    static double promise(Candidate candidate) {
        return 18
                + 3.2 * Math.min(candidate.weight(), MOST_WEIGHT)
                - 58 * candidate.distance()
                - 13 * candidate.meanConfidence()
                + 1.5 * candidate.words().size();
    }

    static boolean isWorthAsking(Candidate candidate) {
        return !isSpelling(candidate) && promise(candidate) > WORTH_ASKING;
    }

    /**
     * How good it is to take the candidate.
     *
     * @param gain what the sound says of it; empty where it cannot be asked
     * @return positive when it should be taken; comparable between candidates of one hypothesis
     */
    static double merit(Candidate candidate, OptionalDouble gain) {
        if (isSpelling(candidate)) {
            return 1_000 + candidate.weight();
        }
        if (gain.isPresent()) {
            return promise(candidate) + gain.getAsDouble();
        }
        return 2.7 * Math.min(candidate.weight(), MOST_WEIGHT)
                - 71 * candidate.distance()
                - 3.5 * candidate.meanConfidence();
    }
}
