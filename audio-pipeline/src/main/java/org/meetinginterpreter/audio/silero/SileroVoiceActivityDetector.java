package org.meetinginterpreter.audio.silero;

import java.util.Arrays;
import org.meetinginterpreter.audio.VoiceActivityDetector;

/** Silero VAD on one track: the network's recurrent state and the 64 samples that it wants to see before each frame. */
final class SileroVoiceActivityDetector implements VoiceActivityDetector {
    private final SileroNetwork network;
    private final float[] input = new float[SileroNetwork.CONTEXT_SAMPLES + FRAME_SAMPLES];
    private final float[] state = new float[SileroNetwork.STATE_SIZE];

    SileroVoiceActivityDetector(SileroNetwork network) {
        this.network = network;
    }

    @Override
    public float speechProbability(float[] frame) {
        if (frame.length != FRAME_SAMPLES) {
            throw new IllegalArgumentException(frame.length + " samples; a frame has " + FRAME_SAMPLES);
        }
        System.arraycopy(input, FRAME_SAMPLES, input, 0, SileroNetwork.CONTEXT_SAMPLES);
        System.arraycopy(frame, 0, input, SileroNetwork.CONTEXT_SAMPLES, FRAME_SAMPLES);
        return network.run(input, state);
    }

    @Override
    public void reset() {
        Arrays.fill(input, 0);
        Arrays.fill(state, 0);
    }

    /** Nothing to free: the network belongs to its opener. */
    @Override
    public void close() {}
}
