package org.meetinginterpreter.audio;

/** What {@link SpeechSegmenter} cuts out of a track; sample positions count from the track's first sample, at 16 kHz. */
@SuppressWarnings("ArrayRecordComponent") // parts are handed over once and never compared
public sealed interface SpeechPart {
    /**
     * Speech begins.
     *
     * @param samples the pre-roll and the first frames of speech
     * @param firstSample where {@code samples} begin
     * @param speechStart where the speech in them begins
     */
    record Opened(float[] samples, long firstSample, long speechStart) implements SpeechPart {}

    /**
     * The segment goes on.
     *
     * @param samples the next samples, right after those before
     * @param speechEnd where the last speech so far ends
     * @param end where {@code samples} end; {@code end - speechEnd} is the silence so far
     */
    record Continued(float[] samples, long speechEnd, long end) implements SpeechPart {}

    /**
     * Speech is over; the silence after it was long enough, or the sound ended.
     *
     * @param speechEnd where the last speech ended
     */
    record Closed(long speechEnd) implements SpeechPart {}
}
