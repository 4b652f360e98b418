package org.meetinginterpreter.speech.turns;

/**
 * Power in 40 mel bands, 100 times a second, as {@code librosa.feature.melspectrogram} 0.10 gives it to the voice encoder: 25 ms
 * Hann windows centred on every 10 ms with zeros beyond the sound, power of a 400-point Fourier transform, bands of Slaney's mel
 * scale, each of equal area. No logarithm. Immutable.
 */
final class MelSpectrogram {
    static final int BANDS = 40;
    static final int STEP = 160;
    private static final int RATE = 16_000;
    private static final int SIZE = 400;
    private static final int BINS = SIZE / 2 + 1;

    private final float[] window = new float[SIZE];
    private final float[][] cosine = new float[BINS][BINS];
    private final float[][] sine = new float[BINS][BINS];
    /** [band][bin] */
    private final float[][] bands = new float[BANDS][BINS];

    MelSpectrogram() {
        for (int i = 0; i < SIZE; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
        }
        for (int i = 0; i < BINS; i++) {
            for (int bin = 0; bin < BINS; bin++) {
                double angle = 2 * Math.PI * (i * bin % SIZE) / SIZE;
                cosine[i][bin] = (float) Math.cos(angle);
                sine[i][bin] = (float) Math.sin(angle);
            }
        }
        double top = mel(RATE / 2.0);
        for (int band = 0; band < BANDS; band++) {
            double from = hertz(top * band / (BANDS + 1));
            double peak = hertz(top * (band + 1) / (BANDS + 1));
            double to = hertz(top * (band + 2) / (BANDS + 1));
            for (int bin = 0; bin < BINS; bin++) {
                double frequency = bin * (double) RATE / SIZE;
                double height = Math.min((frequency - from) / (peak - from), (to - frequency) / (to - peak));
                bands[band][bin] = (float) (Math.max(0, height) * 2 / (to - from));
            }
        }
    }

    /**
     * Analyses sound.
     *
     * @param samples float32 at 16 kHz
     * @return float32 [1 + samples / 160][40]
     */
    float[][] of(float[] samples) {
        float[][] frames = new float[1 + samples.length / STEP][];
        float[] power = new float[BINS];
        for (int frame = 0; frame < frames.length; frame++) {
            power(samples, frame * STEP - SIZE / 2, power);
            frames[frame] = inBands(power);
        }
        return frames;
    }

    /** A transform by its definition, on the sums and differences of samples as far before the middle as behind it. */
    private void power(float[] samples, int begin, float[] power) {
        float[] real = new float[BINS];
        float[] imaginary = new float[BINS];
        for (int i = 0; i < BINS; i++) {
            float one = windowed(samples, begin, i);
            float mirrored = i == 0 || i == SIZE / 2 ? 0 : windowed(samples, begin, SIZE - i);
            addScaled(real, cosine[i], one + mirrored);
            addScaled(imaginary, sine[i], one - mirrored);
        }
        for (int bin = 0; bin < BINS; bin++) {
            power[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        }
    }

    private float windowed(float[] samples, int begin, int i) {
        int place = begin + i;
        return place < 0 || place >= samples.length ? 0 : samples[place] * window[i];
    }

    private static void addScaled(float[] sum, float[] values, float factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i] * factor;
        }
    }

    private float[] inBands(float[] power) {
        float[] result = new float[BANDS];
        for (int band = 0; band < BANDS; band++) {
            float sum = 0;
            for (int bin = 0; bin < BINS; bin++) {
                sum += bands[band][bin] * power[bin];
            }
            result[band] = sum;
        }
        return result;
    }

    /** Slaney's scale: linear to 1 kHz, which is 15, then 27 steps for each factor of 6.4. */
    private static double mel(double hertz) {
        return hertz < 1_000 ? hertz * 3 / 200 : 15 + 27 * Math.log(hertz / 1_000) / Math.log(6.4);
    }

    private static double hertz(double mel) {
        return mel < 15 ? mel * 200 / 3 : 1_000 * Math.pow(6.4, (mel - 15) / 27);
    }
}
