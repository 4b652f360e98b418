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
 * @param longEnough speech after which a shorter pause closes a segment
 * @param shortPause that pause, not shorter than {@code earlyFinal}
 * @param longest speech after which a segment is cut
 * @param cutWindow the end of such a segment in which its quietest place is sought
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
            SpeechSegmenter.Options.DEFAULT,
            Duration.ofMillis(500),
            3,
            Duration.ofMillis(280),
            Duration.ofSeconds(12),
            Duration.ofMillis(350),
            Duration.ofSeconds(16),
            Duration.ofSeconds(3),
            Duration.ofMillis(280),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(220),
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
