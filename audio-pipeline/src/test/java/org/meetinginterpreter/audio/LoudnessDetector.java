package org.meetinginterpreter.audio;

/** Takes the loudest sample of a frame for its probability of speech. */
public final class LoudnessDetector implements VoiceActivityDetector {
    @Override
    public float speechProbability(float[] frame) {
        float loudest = 0;
        for (float sample : frame) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
}
