package org.meetinginterpreter.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplerTest {
    private static final int[] RATES = {8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000};

    private static float[] tone(int rateHz, double hertz) {
        float[] tone = new float[rateHz];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rateHz));
        }
        return tone;
    }

    private static float[] resample(int rateHz, float[] samples, int chunk) {
        Resampler resampler = new Resampler(rateHz);
        float[] all = new float[2 * 16_000];
        int length = 0;
        for (int i = 0; i <= samples.length; i += chunk) {
            float[] out = resampler.accept(Arrays.copyOfRange(samples, i, Math.min(samples.length, i + chunk)));
            System.arraycopy(out, 0, all, length, out.length);
            length += out.length;
        }
        float[] rest = resampler.finish();
        System.arraycopy(rest, 0, all, length, rest.length);
        return Arrays.copyOf(all, length + rest.length);
    }

    /** Loudness of the middle of a second in dB against the tone that went in. */
    private static double loudness(float[] samples) {
        double energy = 0;
        for (int i = 2_000; i < 14_000; i++) {
            energy += samples[i] * samples[i];
        }
        return 10 * Math.log10(energy / 12_000 / 0.125 + 1e-12);
    }

    @Test
    void speechPassesFromEveryRateAndLastsAsLong() {
        for (int rate : RATES) {
            for (double hertz : new double[] {200, 1_000, 2_000}) {
                float[] out = resample(rate, tone(rate, hertz), 1_000);
                assertEquals(16_000, out.length);
                assertEquals(0, loudness(out), 1.0, hertz + " Hz at " + rate);
            }
        }
    }

    @Test
    void whatTheLowerRateCannotCarryIsSuppressed() {
        for (int rate : new int[] {32_000, 44_100, 48_000}) {
            assertTrue(loudness(resample(rate, tone(rate, 9_000), 1_000)) < -40);
            assertTrue(loudness(resample(rate, tone(rate, 12_000), 1_000)) < -60);
        }
    }

    @Test
    void aToneKeepsItsPitch() {
        float[] out = resample(44_100, tone(44_100, 1_000), 441);
        int crossings = 0;
        for (int i = 1_601; i < 14_401; i++) {
            if (out[i - 1] < 0 && out[i] >= 0) {
                crossings++;
            }
        }
        assertEquals(800, crossings, 1);
    }

    @Test
    void oddChunksGiveWhatOnePieceGives() {
        Random random = new Random(4);
        for (int rate : RATES) {
            float[] samples = new float[rate];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextFloat() - 0.5f;
            }
            float[] whole = resample(rate, samples, samples.length);
            for (int chunk : new int[] {1, 7, 333, 512, 4_801}) {
                assertArrayEquals(whole, resample(rate, samples, chunk), 1e-6f, chunk + " at " + rate);
            }
        }
    }

    @Test
    void littleAndNothingAndNoNumbersAreFine() {
        for (int rate : RATES) {
            Resampler resampler = new Resampler(rate);
            assertEquals(0, resampler.accept(new float[0]).length);
            assertEquals(0, resampler.finish().length);
            float[] broken = new float[rate];
            Arrays.fill(broken, Float.NaN);
            for (float sample : resampler.accept(broken)) {
                assertEquals(0, sample);
            }
            resampler.finish();
            assertEquals(0, loudness(resample(rate, tone(rate, 500), 800)), 1.0);
        }
    }

    @Test
    void otherRatesAreRefused() {
        assertThrows(AudioException.class, () -> new Resampler(7_000));
        assertThrows(AudioException.class, () -> new Resampler(96_000));
    }
}
