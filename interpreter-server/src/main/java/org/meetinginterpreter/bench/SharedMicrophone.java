package org.meetinginterpreter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.meetinginterpreter.bench.noise.Signal;

/**
 * Sound of a microphone that several people share, and who speaks when.
 *
 * @param sound float32 mono at 16 kHz; not to be changed
 * @param turns stretches of one person's speech; those of different people may overlap
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
record SharedMicrophone(float[] sound, List<Turn> turns) {
    private static final int LONGEST_PIECE = Signal.samples(8);
    private static final int SHORTEST_PIECE = Signal.samples(1);
    private static final int LOOK = Signal.samples(0.5);
    private static final double ROOM_LEVEL = -32;
    private static final double ROOM_SNR = 20;
    private static final double ECHO_SECONDS = 0.35;
    private static final double ECHO = 0.06;

    /** One person speaks. */
    record Turn(String speaker, long fromMillis, long toMillis) {}

    /** A person and recordings of them. */
    record Person(String name, List<float[]> recordings) {
        private List<float[]> pieces(Random random) {
            List<float[]> pieces = new ArrayList<>();
            for (float[] recording : recordings) {
                int from = 0;
                while (recording.length - from >= SHORTEST_PIECE) {
                    int wanted = from + SHORTEST_PIECE + random.nextInt(LONGEST_PIECE - SHORTEST_PIECE);
                    int to = wanted + LOOK >= recording.length ? recording.length : quietest(recording, wanted);
                    pieces.add(Arrays.copyOfRange(recording, from, to));
                    from = to;
                }
            }
            Collections.shuffle(pieces, random);
            return pieces;
        }
    }

    /** People take turns, in random order, one to three pieces of their recordings each time; no piece comes twice. */
    static SharedMicrophone taking(List<Person> people, Random random) {
        List<List<float[]>> pieces =
                people.stream().map(person -> person.pieces(random)).toList();
        float[] sound = new float[Signal.samples(0.5)];
        List<Turn> turns = new ArrayList<>();
        int before = -1;
        while (pieces.stream().anyMatch(left -> !left.isEmpty())) {
            int next = random.nextInt(people.size());
            if (pieces.get(next).isEmpty() || (next == before && alone(pieces, next) == 0)) {
                continue;
            }
            before = next;
            for (int i = random.nextInt(3); i >= 0 && !pieces.get(next).isEmpty(); i--) {
                float[] piece = pieces.get(next).remove(0);
                turns.add(new Turn(people.get(next).name(), millis(sound.length), millis(sound.length + piece.length)));
                sound = SpeechVariation.joined(sound, piece);
                sound = SpeechVariation.joined(sound, new float[Signal.samples(0.2 + random.nextDouble())]);
            }
        }
        return new SharedMicrophone(sound, turns);
    }

    /** 1 where nobody else has anything left to say. */
    private static int alone(List<List<float[]>> pieces, int next) {
        for (int other = 0; other < pieces.size(); other++) {
            if (other != next && !pieces.get(other).isEmpty()) {
                return 0;
            }
        }
        return 1;
    }

    /** The same in one room: all equally loud, the room's echo on their voices, its noise 20 dB below them. */
    SharedMicrophone inOneRoom(Random random) {
        float[] leveled = new float[sound.length];
        for (Turn turn : turns) {
            int from = samples(turn.fromMillis());
            float[] piece = Arrays.copyOfRange(sound, from, samples(turn.toMillis()));
            Signal.add(leveled, Signal.atLevel(piece, ROOM_LEVEL), from);
        }
        float[] echo = new float[Signal.samples(ECHO_SECONDS)];
        for (int i = 0; i < echo.length; i++) {
            echo[i] = (float) (random.nextGaussian() * ECHO * Math.pow(10, -3.0 * i / echo.length));
        }
        echo[0] = 1;
        float[] heard = new float[sound.length];
        double noise = Math.pow(10, (ROOM_LEVEL - ROOM_SNR) / 20);
        for (int i = 0; i < heard.length; i++) {
            double sum = random.nextGaussian() * noise;
            for (int delay = 0; delay < Math.min(echo.length, i + 1); delay++) {
                sum += leveled[i - delay] * echo[delay];
            }
            heard[i] = (float) Math.max(-1, Math.min(1, sum));
        }
        return new SharedMicrophone(heard, turns);
    }

    /** A recording and its turns in the format RTTM, beside it (NIST, Rich Transcription 2009). */
    static SharedMicrophone recorded(Path wav) {
        String name = wav.getFileName().toString().replaceFirst("\\.wav$", "");
        Path rttm = wav.resolveSibling(name + ".rttm");
        try {
            List<Turn> turns = new ArrayList<>();
            for (String line : Files.readAllLines(rttm)) {
                String[] fields = line.trim().split("\\s+", -1);
                if (fields[0].equals("SPEAKER")) {
                    double from = Double.parseDouble(fields[3]);
                    double seconds = Double.parseDouble(fields[4]);
                    turns.add(new Turn(fields[7], Math.round(from * 1_000), Math.round((from + seconds) * 1_000)));
                }
            }
            return new SharedMicrophone(SpeechVariation.read(wav), turns);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new BenchException(rttm + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int quietest(float[] sound, int about) {
        int best = about;
        double least = Double.MAX_VALUE;
        int frame = Signal.samples(0.02);
        for (int at = about - LOOK; at + frame < Math.min(sound.length, about + LOOK); at += frame) {
            double power = Signal.level(Arrays.copyOfRange(sound, at, at + frame));
            if (power < least) {
                least = power;
                best = at + frame / 2;
            }
        }
        return best;
    }

    private static long millis(int samples) {
        return samples * 1_000L / Signal.RATE_HZ;
    }

    private static int samples(long millis) {
        return (int) (millis * Signal.RATE_HZ / 1_000);
    }
}
