package org.meetinginterpreter.speech;

/**
 * How the confidences of an engine's words are to be read: engines are sure of themselves to different degrees. Measured as means over
 * at least 15 s of speech ({@code bench language}).
 *
 * @param foreign the mean confidence of words that it makes of speech in a language it does not know
 * @param own the mean confidence of words of clear speech in its own language
 */
public record ConfidenceScale(double foreign, double own) {
    public ConfidenceScale {
        if (!(foreign >= 0 && own > foreign && own <= 1)) {
            throw new IllegalArgumentException(
                    "confidence scale from " + foreign + " to " + own + ": 0 to 1 is possible");
        }
    }

    /** 0 where it sounds like a foreign language, 1 like clear speech in its own; not beyond. */
    public double sureness(double meanConfidence) {
        return Math.max(0, Math.min(1, (meanConfidence - foreign) / (own - foreign)));
    }
}
