package org.meetinginterpreter.speech;

import java.util.List;

/**
 * What a recogniser counted since it was opened.
 *
 * @param words in finals
 * @param unsureWords of those, how many it was not sure of (confidence below 0.5)
 * @param correctedWords of those, how many were repaired by the vocabulary
 * @param droppedTexts utterances or parts of them dropped as invented: loops, more text than the sound can hold, no speech
 */
public record SpeechStatistics(long words, long unsureWords, long correctedWords, long droppedTexts) {
    public static final SpeechStatistics NOTHING = new SpeechStatistics(0, 0, 0, 0);

    private static final double UNSURE_BELOW = 0.5;

    /** Of a final's words. */
    public static SpeechStatistics of(List<SpokenWord> words) {
        long unsure =
                words.stream().filter(word -> word.confidence() < UNSURE_BELOW).count();
        return new SpeechStatistics(words.size(), unsure, 0, 0);
    }

    public SpeechStatistics plus(SpeechStatistics more) {
        return new SpeechStatistics(
                words + more.words,
                unsureWords + more.unsureWords,
                correctedWords + more.correctedWords,
                droppedTexts + more.droppedTexts);
    }

    /** What was counted since an earlier reading of the same recogniser. */
    public SpeechStatistics minus(SpeechStatistics earlier) {
        return new SpeechStatistics(
                words - earlier.words,
                unsureWords - earlier.unsureWords,
                correctedWords - earlier.correctedWords,
                droppedTexts - earlier.droppedTexts);
    }
}
