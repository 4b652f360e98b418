package org.meetinginterpreter.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechRecognizer;

/**
 * What share of a core one speaker takes: a few seconds of a recording are spoken to a recogniser on a simulated clock, which jumps
 * to the next chunk's arrival while work takes as long as it takes, and the processor time of the thread counts, so that what else
 * the machine does matters little. The engines here compute on the calling thread alone.
 */
final class MeasuredLoad {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RATE_HZ = AudioFormat.RECOGNISER_RATE_HZ;
    private static final int SECONDS = 8;
    private static final int CHUNK = RATE_HZ / 10;
    private static final int MOST_ROUNDS = 2;
    private static final long LONGEST_NANOS = 500_000_000;

    private MeasuredLoad() {}

    /** The longest recording among installed models, which pauses least; speech of any language will do. */
    static Optional<Path> recording(Path models) {
        try (Stream<Path> files = Files.find(
                models,
                3,
                (path, attributes) ->
                        attributes.isRegularFile() && path.toString().endsWith(".wav"))) {
            return files.max(Comparator.comparingLong(path -> path.toFile().length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds of processor time a second of speech; the least of a few rounds, since the first ones run cold. */
    static OptionalDouble of(SpeechEngine engine, Path recording) {
        float[] speech = read(recording);
        double least = Double.POSITIVE_INFINITY;
        long begin = System.nanoTime();
        for (int round = 0; round < MOST_ROUNDS && System.nanoTime() - begin < LONGEST_NANOS; round++) {
            least = Math.min(least, round(engine, speech));
        }
        return speech.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    private static float[] read(Path recording) {
        try (WavReader wav = WavReader.open(recording)) {
            Resampler resampler = new Resampler(wav.sampleRateHz());
            float[] begin = resampler.accept(wav.read(SECONDS * wav.sampleRateHz()));
            float[] end = resampler.finish();
            float[] all = Arrays.copyOf(begin, begin.length + end.length);
            System.arraycopy(end, 0, all, begin.length, end.length);
            return all;
        }
    }

    private static double round(SpeechEngine engine, float[] speech) {
        long worked = 0;
        long clock = 0;
        try (SpeechRecognizer recognizer = engine.open()) {
            for (int at = 0; at < speech.length; ) {
                long arrived = clock * RATE_HZ / 1_000_000_000;
                int to = (int) Math.min(speech.length, Math.max(at + CHUNK, arrived));
                clock = Math.max(clock, (long) to * 1_000_000_000 / RATE_HZ);
                long before = THREADS.getCurrentThreadCpuTime();
                recognizer.accept(Arrays.copyOfRange(speech, at, to));
                long took = THREADS.getCurrentThreadCpuTime() - before;
                clock += took;
                worked += took;
                at = to;
            }
        }
        return worked / 1e9 / ((double) speech.length / RATE_HZ);
    }
}
