package org.meetinginterpreter.speech.language;

import java.util.Collection;
import org.meetinginterpreter.speech.ConfidenceScale;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

/**
 * How well a recogniser understood a stretch of speech.
 *
 * @param sureness 0 as of a foreign language, 1 as of clear speech in its own: the mean confidence of the words, less where fewer were
 *     understood than anybody says
 * @param words how many were recognised
 * @param speechMillis how long they took
 */
public record LanguageEvidence(double sureness, int words, long speechMillis) {
    /** Slower than anybody speaks between pauses: words are missing. */
    private static final double FEWEST_PER_SECOND = 1;

    static LanguageEvidence of(Collection<Utterance> utterances, ConfidenceScale scale) {
        double confidence = 0;
        int words = 0;
        long millis = 0;
        for (Utterance utterance : utterances) {
            confidence += utterance.words().stream()
                    .mapToDouble(SpokenWord::confidence)
                    .sum();
            words += utterance.words().size();
            millis += millis(utterance);
        }
        double spoken = Math.min(1, wordsPerSecond(words, millis) / FEWEST_PER_SECOND);
        return new LanguageEvidence(words == 0 ? 0 : scale.sureness(confidence / words) * spoken, words, millis);
    }

    static long millis(Utterance utterance) {
        return utterance.endMillis() - utterance.startMillis();
    }

    /** Words a second of speech. */
    public double wordsPerSecond() {
        return wordsPerSecond(words, speechMillis);
    }

    private static double wordsPerSecond(int words, long millis) {
        return millis == 0 ? 0 : words * 1_000.0 / millis;
    }
}
