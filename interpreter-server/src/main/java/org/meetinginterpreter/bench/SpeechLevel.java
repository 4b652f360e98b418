package org.meetinginterpreter.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.bench.noise.Signal;

/** How loud recorded speech is: the root mean square of what lies within words, in decibels below full scale. */
final class SpeechLevel {
    private static final int FRAME = 512;
    private static final double ACTIVE_DECIBELS = 20;

    private SpeechLevel() {}

    /** The sound of a WAV file as recognisers hear it. */
    static float[] samples(Path file) {
        Sound sound = Sound.read(file);
        PcmDecoder decoder =
                new PcmDecoder(new AudioFormat(AudioFormat.Encoding.PCM_S16LE, sound.sampleRateHz(), sound.channels()));
        Resampler resampler = new Resampler(sound.sampleRateHz());
        float[] most = resampler.accept(decoder.decode(sound.pcm()));
        float[] last = resampler.finish();
        float[] all = Arrays.copyOf(most, most.length + last.length);
        System.arraycopy(last, 0, all, most.length, last.length);
        return all;
    }

    /** The level of aligned speech. */
    static double of(float[] sound, List<Alignment.Word> words) {
        double energy = 0;
        long samples = 0;
        for (Alignment.Word word : words) {
            int from = (int) Math.min(sound.length, word.startMillis() * Signal.RATE_HZ / 1000);
            int to = (int) Math.min(sound.length, word.endMillis() * Signal.RATE_HZ / 1000);
            for (int i = from; i < to; i++) {
                energy += sound[i] * sound[i];
            }
            samples += Math.max(0, to - from);
        }
        return 10 * Math.log10(energy / samples + 1e-20);
    }

    /** The level of speech whose words are not aligned: of its frames less than 20 dB below the loud ones. */
    static double ofActive(float[] sound) {
        List<Double> powers = new ArrayList<>();
        for (int at = 0; at + FRAME <= sound.length; at += FRAME) {
            double energy = 0;
            for (int i = at; i < at + FRAME; i++) {
                energy += sound[i] * sound[i];
            }
            powers.add(energy / FRAME);
        }
        double loud = Distribution.of(powers).p95();
        double least = loud / Math.pow(10, ACTIVE_DECIBELS / 10);
        return 10
                * Math.log10(powers.stream()
                        .filter(power -> power >= least)
                        .mapToDouble(power -> power)
                        .average()
                        .orElse(1e-20));
    }

    /** The level of normal speech: the mean power of recordings within their words. */
    static double normal(List<Recordings.Recording> recordings) {
        return 10
                * Math.log10(recordings.stream()
                        .mapToDouble(recording -> Math.pow(10, of(samples(recording.file()), recording.words()) / 10))
                        .average()
                        .orElseThrow());
    }
}
