package org.meetinginterpreter.speech.moonshine;

import java.util.Arrays;

/** The sound of an utterance, float32 at 16 kHz, as it grows. Not thread-safe. */
final class SpeechSamples {
    /** Length of the stretch whose loudness is compared when the quietest place is sought. */
    private static final int QUIET_SAMPLES = 800;

    private float[] samples;
    private int length;

    SpeechSamples(float[] samples) {
        this.samples = samples;
        this.length = samples.length;
    }

    void append(float[] more) {
        if (length + more.length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + more.length));
        }
        System.arraycopy(more, 0, samples, length, more.length);
        length += more.length;
    }

    int length() {
        return length;
    }

    float[] between(int from, int to) {
        return Arrays.copyOfRange(samples, from, to);
    }

    /** Puts what there is up to an index behind other sound. */
    float[] after(float[] before, int to) {
        float[] all = Arrays.copyOf(before, before.length + to);
        System.arraycopy(samples, 0, all, before.length, to);
        return all;
    }

    /** Drops what is from there on. */
    void cut(int at) {
        length = at;
    }

    /** The middle of the quietest place between two indices. */
    int quietest(int from, int to) {
        int begin = Math.max(0, from);
        int last = Math.min(to, length) - QUIET_SAMPLES;
        if (last <= begin) {
            return Math.max(begin, Math.min((begin + to) / 2, length));
        }
        double energy = 0;
        for (int i = begin; i < begin + QUIET_SAMPLES; i++) {
            energy += samples[i] * samples[i];
        }
        double least = energy;
        int at = begin;
        for (int i = begin + 1; i <= last; i++) {
            energy += samples[i + QUIET_SAMPLES - 1] * samples[i + QUIET_SAMPLES - 1] - samples[i - 1] * samples[i - 1];
            if (energy < least) {
                least = energy;
                at = i;
            }
        }
        return at + QUIET_SAMPLES / 2;
    }
}
