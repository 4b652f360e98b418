package org.meetinginterpreter.speech.vocabulary;

import java.util.List;
import java.util.OptionalDouble;
import org.meetinginterpreter.speech.SpokenWord;

/**
 * When a candidate is taken for what was said. Log-linear: merits are logarithms of odds, 0 is even. The weights were fitted on the half
 * {@code tune} of the set of {@code bench vocabulary}: those under which what was said is likeliest, among all candidates of a
 * recording and "nothing is to be repaired".
 */
final class RepairRule {
    /** Where the recogniser is surer of each word than this, nothing is changed. */
    static final double SUREST = 0.97;

    /** Distance of sound beyond which nothing is a candidate. */
    private static final double FARTHEST = 0.65;

    /** Terms with less sound than this are like too much else. */
    static final double LEAST_WEIGHT = 1.2;

    private static final double MOST_WEIGHT = 8;

    /** What it must promise while the utterance grows, and questions come again with every word. */
    private static final double WORTH_ASKING_EARLY = -2;

    /** Of the rarest names. */
    private static final double LEAST_PRIOR = -70;

    /** What a candidate must promise to be worth a question. */
    private static final double WORTH_ASKING = -2.5;

    /** Of a name of usual length, for engines that cannot say. */
    private static final double USUAL_PRIOR = -30;

    /** A wrong name does more harm than one that is missing. */
    private static final double CAUTION = 0.3;

    /** Without the sound more would be changed wrongly than repaired. */
    private static final double CAUTION_UNHEARD = 1;

    private RepairRule() {}

    /** Whether only the spelling would change: capitals, hyphens, spaces. */
    static boolean isSpelling(Candidate candidate) {
        return candidate.distance() == 0;
    }

    /** Of one whose letters are those of a term: more than of any other, most of the longest. */
    static double spelling(Candidate candidate) {
        return 1_000 + candidate.weight();
    }

    static boolean isWorthAsking(Candidate candidate, boolean last) {
        return promise(candidate) > (last ? WORTH_ASKING : WORTH_ASKING_EARLY);
    }

    /** Whether it may be taken at all, however rare the term is. */
    static boolean isPossible(Candidate candidate, double gain) {
        return merit(candidate, gain, OptionalDouble.of(LEAST_PRIOR)) > 0;
    }

    /** What speaks for a candidate before the sound is asked. */
    static double promise(Candidate candidate) {
        return doubt(candidate.words()) + promise(candidate.distance(), candidate.weight());
    }

    private static double promise(double distance, double weight) {
        double counted = Math.min(weight, MOST_WEIGHT);
        return 2.75 - (13.34 + 0.876 * counted) * distance + 0.768 * counted;
    }

    private static double doubt(List<SpokenWord> words) {
        return 0.31 * words.size() - 3.96 * Candidate.meanConfidence(words) - 2.25 * Candidate.leastConfidence(words);
    }

    /** The distance of sound from these words beyond which no term is worth asking about. */
    static double farthest(List<SpokenWord> words) {
        double most = (doubt(words) + promise(0, MOST_WEIGHT) - WORTH_ASKING)
                / (promise(0, MOST_WEIGHT) - promise(1, MOST_WEIGHT));
        return Math.min(FARTHEST, most);
    }

    /**
     * How good it is to take the candidate.
     *
     * @param gain how much likelier the sound makes the text with it
     * @param prior how likely the term is without any sound
     * @return positive when it should be taken; comparable between candidates of one hypothesis
     */
    static double merit(Candidate candidate, double gain, OptionalDouble prior) {
        double weight = Math.min(candidate.weight(), MOST_WEIGHT);
        return 0.87
                + 0.184 * gain
                - 0.134 * prior.orElse(USUAL_PRIOR)
                - (7.4 + 0.479 * weight) * candidate.distance()
                + 0.366 * weight
                - 0.94 * candidate.meanConfidence()
                - 1.06 * candidate.leastConfidence()
                + 0.42 * candidate.words().size()
                - CAUTION;
    }

    /** As {@link #merit}, where the sound cannot be asked. */
    static double meritUnheard(Candidate candidate) {
        return promise(candidate) - CAUTION_UNHEARD;
    }
}
