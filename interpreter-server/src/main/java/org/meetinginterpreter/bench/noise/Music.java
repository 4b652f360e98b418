package org.meetinginterpreter.bench.noise;

import static org.meetinginterpreter.bench.noise.Signal.add;
import static org.meetinginterpreter.bench.noise.Signal.louder;
import static org.meetinginterpreter.bench.noise.Signal.samples;

import java.util.Random;

/** Simple music without words. */
final class Music {
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11, 12};
    private static final int[] ROOTS = {0, 5, 7, 9};

    private Music() {}

    /** A piece of one character: plucked chords with drums, a melody, or a hummed tune. */
    static float[] play(double seconds, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> chords(seconds, random, true);
            case 1 -> chords(seconds, random, false);
            case 2 -> melody(seconds, random);
            default -> humming(seconds, random);
        };
    }

    private static float[] chords(double seconds, Random random, boolean drums) {
        float[] all = new float[samples(seconds)];
        double beat = 0.35 + random.nextDouble() * 0.4;
        float[] kick = Sox.make("synth 0.25 sine 110:45 fade l 0.002 0 0.2");
        float[] snare = Sox.make("synth 0.15 whitenoise band 1800 2500 fade l 0.001 0 0.14");
        for (int bar = 0; bar * 4 * beat < seconds; bar++) {
            int root = -24 + ROOTS[random.nextInt(ROOTS.length)];
            float[] chord = Sox.make(
                    "synth %f pluck %%%d synth pluck mix %%%d synth pluck mix %%%d fade l 0 0 0.1",
                    4 * beat, root, root + 4, root + 7);
            for (int hit = 0; hit < 4; hit++) {
                int at = samples((bar * 4 + hit) * beat);
                if (hit % 2 == 0) {
                    add(all, chord, at);
                }
                if (drums) {
                    add(all, louder(hit % 2 == 0 ? kick : snare, -6), at);
                }
            }
        }
        return all;
    }

    private static float[] melody(double seconds, Random random) {
        float[] all = new float[samples(seconds)];
        String[] voices = {"sine", "triangle", "square", "pluck"};
        String voice = voices[random.nextInt(voices.length)];
        for (double at = 0; at < seconds; ) {
            double length = 0.15 * (1 + random.nextInt(4));
            int note = -12 + SCALE[random.nextInt(SCALE.length)];
            add(all, Sox.make("synth %f %s %%%d fade l 0.01 0 0.05", length, voice, note), samples(at));
            at += length;
        }
        return all;
    }

    /** Someone hums: a buzz at the pitch of a voice through the resonances of a closed or rounded mouth. */
    private static float[] humming(double seconds, Random random) {
        float[] all = new float[samples(seconds)];
        int pitch = -30 + random.nextInt(14);
        int lower = 250 + random.nextInt(200);
        for (double at = 0; at < seconds; ) {
            double length = 0.3 * (1 + random.nextInt(5));
            float[] tone = Sox.make(
                    "synth %f sawtooth %%%d lowpass %d lowpass 900 fade l 0.06 0 0.1 tremolo 5.5 15",
                    length, pitch + SCALE[random.nextInt(SCALE.length)], lower);
            add(all, tone, samples(at));
            at += length + (random.nextInt(5) == 0 ? 0.4 : 0);
        }
        return all;
    }
}
