package org.meetinginterpreter.audio;

/**
 * Tells speech from everything else, frame by frame. Holds state of one audio track; not thread-safe: one caller at a time.
 */
public interface VoiceActivityDetector extends AutoCloseable {
    /** Samples of one frame at 16 kHz: 32 ms. */
    int FRAME_SAMPLES = 512;

    /**
     * Judges the next frame.
     *
     * @param frame float32 [512], mono, 16 kHz, ±1; not kept
     * @return probability of speech, 0 to 1
     */
    float speechProbability(float[] frame);

    /** Whether it takes the murmur of many people for speech, so that the level must tell them from a speaker. */
    default boolean isMisledByCrowds() {
        return false;
    }

    /** Forgets what was heard; the next frame begins a new track. */
    void reset();

    @Override
    void close();
}
