package org.meetinginterpreter.bench.noise;

import static org.meetinginterpreter.bench.noise.Signal.add;
import static org.meetinginterpreter.bench.noise.Signal.atLevel;
import static org.meetinginterpreter.bench.noise.Signal.atPeak;
import static org.meetinginterpreter.bench.noise.Signal.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a microphone hears when nobody speaks into it. */
public enum Noise {
    /** Digital silence, the noise of a converter, mains hum. */
    SILENCE {
        @Override
        float[] piece(double seconds, Random random) {
            return switch (random.nextInt(3)) {
                case 0 -> new float[samples(seconds)];
                case 1 -> atLevel(Sox.make("synth %f whitenoise", seconds), -90 + random.nextInt(20));
                default -> {
                    float[] hum = atLevel(
                            Sox.make("synth %f sine 50 synth sine mix 150 synth sine mix 250", seconds),
                            -60 + random.nextInt(20));
                    add(hum, atLevel(Sox.make("synth %f whitenoise", seconds), -75), 0);
                    yield hum;
                }
            };
        }
    },
    /** Brown and pink noise that swells and falls slowly, a motor's hum; from hardly heard to as loud as speech. */
    FAN {
        @Override
        float[] piece(double seconds, Random random) {
            float[] air = atLevel(
                    Sox.make(
                            "synth %f brownnoise synth pinknoise mix tremolo %f %d",
                            seconds, 0.1 + random.nextDouble() / 2, 10 + random.nextInt(40)),
                    0);
            int motor = 80 + random.nextInt(160);
            add(air, atLevel(Sox.make("synth %f triangle %d", seconds, motor), -15 + random.nextInt(12)), 0);
            return atLevel(air, -50 + random.nextInt(31));
        }
    },
    /** Strokes of keys, as they come when somebody types, over the noise of a room. */
    KEYBOARD {
        @Override
        float[] piece(double seconds, Random random) {
            float[] room = room(seconds);
            List<float[]> keys = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                keys.add(Sox.make(
                        "synth %f whitenoise band %d %d fade l 0.001 0 %f",
                        0.02 + random.nextDouble() * 0.03,
                        1_500 + random.nextInt(3_500),
                        2_000 + random.nextInt(2_000),
                        0.015));
            }
            for (double at = 0; at < seconds; ) {
                at += random.nextInt(7) == 0 ? random.nextDouble() * 2 : 0.07 + random.nextDouble() * 0.18;
                float[] key = keys.get(random.nextInt(keys.size()));
                add(room, atPeak(key, -30 + random.nextInt(20)), samples(at));
                // the key comes up again, more softly
                add(room, atPeak(key, -40 + random.nextInt(10)), samples(at + 0.06 + random.nextDouble() * 0.04));
            }
            return room;
        }
    },
    /** Doors, coughs, chairs, knocks and applause, now and then. */
    ROOM {
        @Override
        float[] piece(double seconds, Random random) {
            float[] room = room(seconds);
            for (double at = random.nextDouble() * 2; at < seconds; at += 0.7 + random.nextDouble() * 4) {
                add(room, atPeak(RoomSound.draw(random), -25 + random.nextInt(22)), samples(at));
            }
            return room;
        }
    },
    /** Plucked chords, melodies, drums, humming. */
    MUSIC {
        @Override
        float[] piece(double seconds, Random random) {
            return atLevel(Music.play(seconds, random), -40 + random.nextInt(20));
        }
    };

    private static final double PIECE_SECONDS = 15;

    /** So many seconds of it, made of pieces that differ. */
    public float[] make(double seconds, long seed) {
        Random random = new Random(seed * 31 + name().hashCode());
        float[] all = new float[samples(seconds)];
        for (double at = 0; at < seconds; at += PIECE_SECONDS) {
            add(all, piece(Math.min(PIECE_SECONDS, seconds - at), random), samples(at));
        }
        return all;
    }

    abstract float[] piece(double seconds, Random random);

    private static float[] room(double seconds) {
        return atLevel(Sox.make("synth %f pinknoise", seconds), -65);
    }
}
