package org.meetinginterpreter.audio.silero;

import java.util.Arrays;
import org.meetinginterpreter.audio.VoiceActivityDetector;

/**
 * Silero VAD on one track: the network's recurrent state and the 64 samples that it wants to see before each frame. Lasting silence
 * costs nothing: the network's state stays as it was when it heard the first second of it.
 */
final class SileroVoiceActivityDetector implements VoiceActivityDetector {
    /** Sound of less power is silence: -72 dB below full scale. */
    private static final double SILENT_POWER = 6.3e-8;
    /** So many silent frames in a row, a second, the network hears; it would say the same of those after them. */
    private static final int HEARD_SILENCE = 31;

    private final SileroNetwork network;
    private final float[] input = new float[SileroNetwork.CONTEXT_SAMPLES + FRAME_SAMPLES];
    private final float[] state = new float[SileroNetwork.STATE_SIZE];
    private int silent;

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
        silent = power(frame) < SILENT_POWER ? silent + 1 : 0;
        return silent > HEARD_SILENCE ? 0 : network.run(input, state);
    }

    private static double power(float[] frame) {
        double energy = 0;
        for (float sample : frame) {
            energy += sample * sample;
        }
        return energy / frame.length;
    }

    @Override
    public boolean isMisledByCrowds() {
        return true;
    }

    @Override
    public void reset() {
        Arrays.fill(input, 0);
        Arrays.fill(state, 0);
        silent = 0;
    }

    /** Nothing to free: the network belongs to its opener. */
    @Override
    public void close() {}
}
