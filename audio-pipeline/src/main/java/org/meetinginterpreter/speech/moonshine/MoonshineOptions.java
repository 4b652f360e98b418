package org.meetinginterpreter.speech.moonshine;

import java.time.Duration;
import org.meetinginterpreter.audio.SpeechSegmenter;

/**
 * When the open segment is read again, closed and cut.
 *
 * @param segments when segments open, and after what silence they close
 * @param interval sound between two readings of the open segment
 * @param costFactor the next reading waits at least so many times what the last one took
 * @param earlyFinal silence after which the segment is read in the hope that it is over; the final then needs no further reading
 * @param sentencePause silence that ends what reads like a whole sentence, shorter than the segments'
 * @param sentenceAfter speech after which a finished sentence becomes an utterance while the speaker goes on
 * @param clauseAfter speech after which a finished clause does
 * @param longEnough speech after which any short pause divides it
 * @param shortPause silence that ends an utterance so long, not shorter than {@code earlyFinal}
 * @param longest speech after which it is divided anywhere
 * @param cutWindow the end of such speech in which the quietest place is sought when no words tell a better one
 * @param tail silence after the last word that is read with it
 * @param context the open segment is read together with those before it as far as all are no longer than this
 * @param contextGap silence after which what was said before is no longer context
 * @param shortest segments with less speech than this are noise
 * @param mostRecognizers how many may be open at once
 */
public record MoonshineOptions(
        SpeechSegmenter.Options segments,
        Duration interval,
        int costFactor,
        Duration earlyFinal,
        Duration sentencePause,
        Duration sentenceAfter,
        Duration clauseAfter,
        Duration longEnough,
        Duration shortPause,
        Duration longest,
        Duration cutWindow,
        Duration tail,
        Duration context,
        Duration contextGap,
        Duration shortest,
        int mostRecognizers) {
    /** What the networks read at most. */
    private static final Duration NETWORK_LIMIT = Duration.ofSeconds(30);

    public static final MoonshineOptions DEFAULT = new MoonshineOptions(
            SpeechSegmenter.Options.DEFAULT.withCloseAfter(Duration.ofMillis(600)),
            Duration.ofMillis(480), // interval: 15 frames of the detector, so half a second where sound comes in tenths
            3,
            Duration.ofMillis(200), // earlyFinal
            Duration.ofMillis(450), // sentencePause
            Duration.ofSeconds(5), // sentenceAfter
            Duration.ofSeconds(9), // clauseAfter
            Duration.ofSeconds(12), // longEnough
            Duration.ofMillis(350), // shortPause
            Duration.ofSeconds(16), // longest
            Duration.ofSeconds(3), // cutWindow
            Duration.ofMillis(280), // tail
            Duration.ofSeconds(7), // context
            Duration.ofSeconds(2), // contextGap
            Duration.ofMillis(220), // shortest
            64);

    public MoonshineOptions {
        if (longest.compareTo(NETWORK_LIMIT) > 0
                || context.compareTo(NETWORK_LIMIT) > 0
                || cutWindow.compareTo(longest) >= 0) {
            throw new IllegalArgumentException("longest " + longest + " and context " + context + " must be at most "
                    + NETWORK_LIMIT + ", longest more than cutWindow " + cutWindow);
        }
        if (costFactor < 0 || mostRecognizers < 1 || interval.isNegative() || shortest.isNegative()) {
            throw new IllegalArgumentException(
                    "costFactor, interval and shortest may not be negative, mostRecognizers not 0");
        }
    }
}
