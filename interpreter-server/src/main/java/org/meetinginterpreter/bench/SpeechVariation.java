package org.meetinginterpreter.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;

/** What makes the same recording sound different each time it is spoken: level, noise, speed. */
enum SpeechVariation {
    PLAIN,
    QUIET,
    NOISY,
    FAST,
    SLOW;

    private static final double QUIET_GAIN = 0.1;
    /** Amplitude of noise 10 dB below speech, in parts of the speech's. */
    private static final double NOISE = 1 / Math.sqrt(10);

    private static final double FASTER = 1.1;
    private static final double SLOWER = 0.9;

    /** A WAV file's sound as a recogniser takes it: float32 mono at 16 kHz. */
    static float[] read(Path file) {
        Sound sound = Sound.read(file);
        Resampler resampler = new Resampler(sound.sampleRateHz());
        float[] samples = resampler.accept(
                new PcmDecoder(new AudioFormat(AudioFormat.Encoding.PCM_S16LE, sound.sampleRateHz(), sound.channels()))
                        .decode(sound.pcm()));
        return joined(samples, resampler.finish());
    }

    static float[] joined(float[] one, float[] other) {
        float[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    float[] of(float[] speech, Random random) {
        return switch (this) {
            case PLAIN -> speech;
            case QUIET -> scaled(speech, QUIET_GAIN);
            case NOISY -> noisy(speech, random);
            case FAST -> resampled(speech, FASTER);
            case SLOW -> resampled(speech, SLOWER);
        };
    }

    private static float[] scaled(float[] speech, double gain) {
        float[] scaled = new float[speech.length];
        for (int i = 0; i < speech.length; i++) {
            scaled[i] = (float) (speech[i] * gain);
        }
        return scaled;
    }

    private static float[] noisy(float[] speech, Random random) {
        double power = 0;
        for (float sample : speech) {
            power += (double) sample * sample;
        }
        double level = Math.sqrt(power / speech.length) * NOISE;
        float[] noisy = new float[speech.length];
        for (int i = 0; i < speech.length; i++) {
            noisy[i] = (float) Math.max(-1, Math.min(1, speech[i] + level * random.nextGaussian()));
        }
        return noisy;
    }

    private static float[] resampled(float[] speech, double speed) {
        float[] resampled = new float[(int) (speech.length / speed) - 1];
        for (int i = 0; i < resampled.length; i++) {
            double place = i * speed;
            int left = (int) place;
            double part = place - left;
            resampled[i] = (float) (speech[left] * (1 - part) + speech[left + 1] * part);
        }
        return resampled;
    }
}
