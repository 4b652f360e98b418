package org.meetinginterpreter.bench.noise;

import static org.meetinginterpreter.bench.noise.Signal.add;
import static org.meetinginterpreter.bench.noise.Signal.atLevel;
import static org.meetinginterpreter.bench.noise.Signal.looped;
import static org.meetinginterpreter.bench.noise.Signal.samples;

import java.util.List;
import java.util.Random;

/**
 * People who all talk at once.
 *
 * @param voices each one person's, all at the same level
 */
public record Babble(List<float[]> voices) {
    /** So many that no single one is understood. */
    public static final int FEWEST_VOICES = 8;

    /**
     * All voices at once, each going round and round from a place of its own.
     *
     * @param decibels level of the whole
     */
    public float[] make(double seconds, long seed, double decibels) {
        Random random = new Random(seed);
        float[] all = new float[samples(seconds)];
        for (float[] voice : voices) {
            add(all, looped(voice, random.nextInt(voice.length), all.length), 0);
        }
        return atLevel(all, decibels);
    }
}
