package org.meetinginterpreter.bench.noise;

import static org.meetinginterpreter.bench.noise.Signal.add;
import static org.meetinginterpreter.bench.noise.Signal.samples;

import java.util.Random;

/** A short sound as rooms have them. */
enum RoomSound {
    DOOR {
        @Override
        float[] make(Random random) {
            return Sox.make(
                    "synth 0.4 brownnoise lowpass %d fade l 0.002 0 0.35 reverb %d",
                    150 + random.nextInt(300), 20 + random.nextInt(50));
        }
    },
    COUGH {
        @Override
        float[] make(Random random) {
            float[] coughs = new float[samples(1.6)];
            for (int i = 0, times = 1 + random.nextInt(3); i < times; i++) {
                float[] burst = Sox.make(
                        "synth %f pinknoise band %d 900 fade l 0.015 0 0.15",
                        0.2 + random.nextDouble() * 0.2, 600 + random.nextInt(900));
                add(coughs, burst, samples(i * (0.35 + random.nextDouble() * 0.15)));
            }
            return coughs;
        }
    },
    CHAIR {
        @Override
        float[] make(Random random) {
            int from = 200 + random.nextInt(300);
            return Sox.make(
                    "synth %f sawtooth %d:%d synth brownnoise mix fade l 0.05 0 0.1",
                    0.3 + random.nextDouble() * 0.6, from, from + random.nextInt(400));
        }
    },
    KNOCK {
        @Override
        float[] make(Random random) {
            float[] knocks = new float[samples(1.2)];
            float[] knock =
                    Sox.make("synth 0.09 sine %d synth brownnoise mix fade l 0.001 0 0.08", 90 + random.nextInt(150));
            double gap = 0.15 + random.nextDouble() * 0.15;
            for (int i = 0; i < 3; i++) {
                add(knocks, knock, samples(i * gap));
            }
            return knocks;
        }
    },
    APPLAUSE {
        @Override
        float[] make(Random random) {
            double seconds = 2 + random.nextDouble() * 4;
            float[] applause = new float[samples(seconds)];
            float[] clap = Sox.make("synth 0.03 whitenoise band 1400 1500 fade l 0.001 0 0.028");
            for (int i = 0; i < seconds * 60; i++) {
                int from = random.nextInt(applause.length);
                double swell = Math.sin(Math.PI * from / applause.length);
                add(applause, Signal.louder(clap, 20 * Math.log10(swell + 0.01) - random.nextInt(12)), from);
            }
            return applause;
        }
    },
    BELL {
        @Override
        float[] make(Random random) {
            int tone = 700 + random.nextInt(900);
            return Sox.make("synth 0.8 sine %d synth sine mix %d fade l 0.005 0 0.6", tone, tone * 5 / 4);
        }
    };

    static float[] draw(Random random) {
        return values()[random.nextInt(values().length)].make(random);
    }

    abstract float[] make(Random random);
}
