package org.meetinginterpreter.bench.noise;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Arithmetic on sounds: float32 mono at 16 kHz, full scale ±1. */
public final class Signal {
    /** Samples a second. */
    public static final int RATE_HZ = 16_000;

    private Signal() {}

    /** Samples of so many seconds. */
    public static int samples(double seconds) {
        return (int) Math.round(seconds * RATE_HZ);
    }

    /** Root mean square in decibels below full scale; -200 of nothing. */
    public static double level(float[] sound) {
        double energy = 0;
        for (float sample : sound) {
            energy += sample * sample;
        }
        return sound.length == 0 ? -200 : Math.max(-200, 10 * Math.log10(energy / sound.length));
    }

    /** The sound at another level (root mean square); silence stays silent. */
    public static float[] atLevel(float[] sound, double decibels) {
        double level = level(sound);
        return level <= -200 ? sound : louder(sound, decibels - level);
    }

    /** The sound so that its highest peak is there. */
    public static float[] atPeak(float[] sound, double decibels) {
        float peak = 0;
        for (float sample : sound) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak == 0 ? sound : louder(sound, decibels - 20 * Math.log10(peak));
    }

    /** The sound amplified. */
    public static float[] louder(float[] sound, double decibels) {
        float gain = (float) Math.pow(10, decibels / 20);
        float[] louder = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            louder[i] = sound[i] * gain;
        }
        return louder;
    }

    /** Adds a sound to another from there on; what reaches beyond its end is lost. */
    public static void add(float[] onto, float[] sound, int from) {
        int to = Math.min(onto.length, from + sound.length);
        for (int i = Math.max(0, from); i < to; i++) {
            onto[i] += sound[i - from];
        }
    }

    /** So many samples of a sound that goes round and round. */
    public static float[] looped(float[] sound, int from, int samples) {
        float[] looped = new float[samples];
        for (int i = 0; i < samples; i++) {
            looped[i] = sound[(from + i) % sound.length];
        }
        return looped;
    }

    /** Both at once, as long as the first. */
    public static float[] mixed(float[] sound, float[] other) {
        float[] mixed = Arrays.copyOf(sound, sound.length);
        add(mixed, other, 0);
        return mixed;
    }

    /** As signed 16-bit little-endian samples, clipped at full scale. */
    public static byte[] pcm(float[] sound) {
        ByteBuffer bytes = ByteBuffer.allocate(sound.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : sound) {
            bytes.putShort((short) Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))));
        }
        return bytes.array();
    }
}
