package org.meetinginterpreter.speech;

import java.util.List;

/**
 * A step from what a recogniser heard to what is shown, such as the repair of names or the writing of numbers. Steps work on whole
 * hypotheses of one utterance, before {@link StableText} decides what is stable: so that what is stable is what stays. A step is a
 * function of its input alone, so that the same words always come out the same. Thread-safe.
 */
@FunctionalInterface
public interface TextRefiner {
    /** Changes nothing. */
    TextRefiner NONE = (words, last) -> words;

    /**
     * Refines a hypothesis.
     *
     * @param words in order, with times and confidence
     * @param last whether the utterance is over; nothing follows
     * @return the words to show, fewer or more; times stay within those of the words they come from
     */
    List<SpokenWord> refine(List<SpokenWord> words, boolean last);

    /**
     * Refines a hypothesis whose sound may be asked.
     *
     * @param sound knows the words as the engine gave them
     */
    default List<SpokenWord> refine(List<SpokenWord> words, boolean last, HypothesisScorer sound) {
        return refine(words, last);
    }

    /** What it changed and dropped so far, where it counts. */
    default SpeechStatistics statistics() {
        return SpeechStatistics.NOTHING;
    }

    /** This step, and then another. */
    default TextRefiner then(TextRefiner next) {
        TextRefiner first = this;
        return new TextRefiner() {
            @Override
            public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
                return next.refine(first.refine(words, last), last);
            }

            @Override
            public List<SpokenWord> refine(List<SpokenWord> words, boolean last, HypothesisScorer sound) {
                return next.refine(first.refine(words, last, sound), last, sound);
            }

            @Override
            public SpeechStatistics statistics() {
                return first.statistics().plus(next.statistics());
            }
        };
    }
}
