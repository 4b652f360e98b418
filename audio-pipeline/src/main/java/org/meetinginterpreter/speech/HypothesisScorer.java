package org.meetinginterpreter.speech;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Asks the sound whether other words would fit it better than those that were heard. Valid only during the call that it was handed
 * to. Costs about a step of the decoder for each question, so ask of few words.
 */
@FunctionalInterface
public interface HypothesisScorer {
    /** Cannot say. */
    HypothesisScorer NONE = (replaced, replacement) -> OptionalDouble.empty();

    /**
     * Compares the hypothesis with the same hypothesis after a replacement.
     *
     * @param replaced words in a row of the hypothesis, as the engine gave them
     * @param replacement what might have been said instead, with the punctuation that clings to it
     * @return log-probability (natural) of the hypothesis with the replacement, minus that of the hypothesis as it is: positive when
     *     the replacement fits better, about -5 when it is 150 times less likely; empty where the engine cannot say, or for words
     *     that are not the engine's
     */
    OptionalDouble gain(List<SpokenWord> replaced, String replacement);

    /**
     * How likely the engine holds words before it hears anything: a rare name needs less of the sound to be what was said than a
     * frequent word. Remembered, so that asking again costs nothing.
     *
     * @return log-probability (natural) of the words where there is silence; empty where the engine cannot say
     */
    default OptionalDouble prior(String words) {
        return OptionalDouble.empty();
    }
}
