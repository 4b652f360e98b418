package org.meetinginterpreter.speech;

import java.util.List;
import java.util.Objects;

/**
 * One stretch of speech between pauses, as far as it is recognised.
 *
 * @param number counts the utterances of one track from 1; never changes while the utterance grows
 * @param text what was recognised so far, no leading or trailing space
 * @param stable how many leading Unicode code points of {@code text} no later revision will change; never splits a grapheme
 * @param startMillis first speech, in the track's time (0 = first sample fed); never changes
 * @param endMillis last speech so far, in the track's time; grows, but the final of speech that was cut may end earlier
 * @param words the words of the text in order, each found in it after the one before; a final has all of them where the engine
 *     gives any, a partial may have none
 * @param voice whose voice it seems to be among those of its track: 1, 2 … as they were first heard; 0 where nobody asked, or it is
 *     unsure. Finals alone have one
 */
public record Utterance(
        int number, String text, int stable, long startMillis, long endMillis, List<SpokenWord> words, int voice) {
    public static final int UNKNOWN_VOICE = 0;

    /** Of nobody in particular. */
    public Utterance(int number, String text, int stable, long startMillis, long endMillis, List<SpokenWord> words) {
        this(number, text, stable, startMillis, endMillis, words, UNKNOWN_VOICE);
    }

    /** Without words. */
    public Utterance(int number, String text, int stable, long startMillis, long endMillis) {
        this(number, text, stable, startMillis, endMillis, List.of());
    }

    public Utterance {
        Objects.requireNonNull(text, "text");
        words = List.copyOf(words);
        if (number < 1 || startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException("utterance " + number + " from " + startMillis + " to " + endMillis
                    + " ms: numbers or times are wrong");
        }
        if (stable < 0 || stable > text.codePointCount(0, text.length())) {
            throw new IllegalArgumentException("utterance " + number + ": stable " + stable + " is outside its text");
        }
        if (voice < 0) {
            throw new IllegalArgumentException("utterance " + number + ": there is no voice " + voice);
        }
    }

    /** The same, said by one of the voices of its track. */
    public Utterance withVoice(int whose) {
        return new Utterance(number, text, stable, startMillis, endMillis, words, whose);
    }
}
