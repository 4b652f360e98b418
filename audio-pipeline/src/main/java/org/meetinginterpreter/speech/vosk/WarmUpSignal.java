package org.meetinginterpreter.speech.vosk;

import java.util.Random;
import org.meetinginterpreter.audio.AudioFormat;

/**
 * Ten seconds of sound that a recogniser takes for speech in no language: a pulse train and noise through three wandering formants
 * (a source-filter synthesiser after Klatt 1980, cut down). It expands most of the decoding graph that real speech will need, noise
 * alone does not.
 */
final class WarmUpSignal {
    private static final int SECONDS = 10;
    private static final int RATE_HZ = AudioFormat.RECOGNISER_RATE_HZ;
    private static final float PEAK = 0.4f;
    private static final double[] LOWEST_HZ = {250, 800, 2_200};
    private static final double[] RANGE_HZ = {600, 1_600, 1_000};
    private static final double[] BANDWIDTH_HZ = {60, 100, 140};

    private WarmUpSignal() {}

    /** float32 mono, 16 kHz, full scale ±1; the same each time. */
    static float[] samples() {
        Random random = new Random(1);
        float[] samples = new float[SECONDS * RATE_HZ];
        double[] formants = {500, 1_500, 2_500};
        double[] targets = formants.clone();
        double[][] memory = new double[formants.length][2];
        double loudness = 0;
        double targetLoudness = 1;
        double pitchHz = 120;
        double phase = 0;
        boolean voiced = true;
        int nextSound = 0;
        for (int i = 0; i < samples.length; i++) {
            if (i == nextSound) {
                nextSound += RATE_HZ / 20 + random.nextInt(RATE_HZ / 10);
                for (int k = 0; k < targets.length; k++) {
                    targets[k] = LOWEST_HZ[k] + random.nextDouble() * RANGE_HZ[k];
                }
                voiced = random.nextInt(4) > 0;
                targetLoudness = random.nextInt(6) == 0 ? 0.02 : 0.4 + random.nextDouble();
                pitchHz = 100 + random.nextDouble() * 80;
            }
            loudness += (targetLoudness - loudness) * 0.004;
            phase += pitchHz / RATE_HZ;
            double pulse = phase >= 1 && voiced ? 8 : 0;
            phase -= Math.floor(phase);
            double sound = pulse + random.nextGaussian() * (voiced ? 0.05 : 0.6);
            for (int k = 0; k < formants.length; k++) {
                formants[k] += (targets[k] - formants[k]) * 0.002;
                sound = resonate(sound, formants[k], BANDWIDTH_HZ[k], memory[k]);
            }
            samples[i] = (float) (sound * loudness);
        }
        return normalised(samples);
    }

    private static double resonate(double input, double centreHz, double bandwidthHz, double[] memory) {
        double radius = Math.exp(-Math.PI * bandwidthHz / RATE_HZ);
        double angle = 2 * Math.PI * centreHz / RATE_HZ;
        double output = input * (1 - radius) + 2 * radius * Math.cos(angle) * memory[0] - radius * radius * memory[1];
        memory[1] = memory[0];
        memory[0] = output;
        return output;
    }

    private static float[] normalised(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= PEAK / peak;
        }
        return samples;
    }
}
