package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.meetinginterpreter.bench.MemoryTrend.Sample;
import org.meetinginterpreter.bench.TranslationBench.TranslatorSource;
import org.meetinginterpreter.translation.Translator;

/**
 * Whether memory stays flat while models are loaded and unloaded, and while many sentences are translated. Resident memory is read
 * after unused objects are collected, at even distances; the first quarter of each part warms up. A part is flat when its growth,
 * the robust trend over the measured part, is at most 2 % of what was resident; at most 8 % in a short run, in which the JVM still
 * compiles what it runs: enough to see a model that stays behind, not to see a slow leak.
 *
 * @param translators opens the models that take turns
 * @param texts sentences that are cut to different lengths
 */
public record TranslationSoak(List<TranslatorSource> translators, List<String> texts, long seed) {
    private static final int SAMPLES = 48;
    private static final double FLAT_SHARE = 0.02;
    private static final double FLAT_SHARE_SHORT = 0.08;
    private static final int LONG_CYCLES = 100;
    private static final int LONG_SENTENCES = 20_000;
    private static final int MOST_WORDS = 12;
    private static final int MOST_IN_A_CALL = 8;
    private static final int SENTENCES_A_CYCLE = 10;

    /**
     * Runs both parts.
     *
     * @param cycles of loading, translating a little and closing; at least 8
     * @param count sentences in all; at least 8
     * @param threads that translate at the same time
     */
    public Report run(int cycles, int count, int threads) {
        Report report = new Report("soak-translation", "-");
        SplittableRandom random = new SplittableRandom(seed);
        MemoryTrend.write(
                "load, translate, unload", "cycle", cycles(cycles, random), flatShare(cycles, LONG_CYCLES), report);
        MemoryTrend.write(
                "translation on " + threads + " threads",
                "sentence",
                sentences(count, threads, random),
                flatShare(count, LONG_SENTENCES),
                report);
        report.note(
                "Trend by Theil and Sen over all but the first quarter; the interval is that of its slope (95 %). The heap is what"
                        + " Java objects take.");
        return report;
    }

    private static double flatShare(int done, int longRun) {
        return done < longRun ? FLAT_SHARE_SHORT : FLAT_SHARE;
    }

    private List<Sample> cycles(int cycles, SplittableRandom random) {
        List<Sample> samples = new ArrayList<>();
        int every = Math.max(1, cycles / SAMPLES);
        for (int cycle = 1; cycle <= cycles; cycle++) {
            try (Translator translator =
                    translators.get(cycle % translators.size()).open()) {
                translate(translator, SENTENCES_A_CYCLE, random);
            }
            if (cycle % every == 0) {
                samples.add(Sample.take(cycle));
            }
        }
        return samples;
    }

    private List<Sample> sentences(int count, int threads, SplittableRandom random) {
        List<Sample> samples = new ArrayList<>();
        int every = Math.max(threads, count / SAMPLES);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Translator translator = translators.get(0).open()) {
            for (int done = 0; done < count; done += every) {
                int part = Math.min(every, count - done);
                List<Future<?>> running = new ArrayList<>();
                for (int thread = 0; thread < threads; thread++) {
                    int share = part / threads + (thread < part % threads ? 1 : 0);
                    SplittableRandom own = random.split();
                    running.add(pool.submit(() -> translate(translator, share, own)));
                }
                for (Future<?> one : running) {
                    one.get();
                }
                samples.add(Sample.take(done + part));
            }
        } catch (ExecutionException e) {
            throw new BenchException("a thread of the soak failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
        return samples;
    }

    /** Beginnings of sentences, of 1 to 12 words, 1 to 8 in a call. */
    private void translate(Translator translator, int count, SplittableRandom random) {
        int left = count;
        while (left > 0) {
            List<String> call = new ArrayList<>();
            for (int i = Math.min(left, random.nextInt(1, MOST_IN_A_CALL + 1)); i > 0; i--) {
                String[] words = texts.get(random.nextInt(texts.size())).split(" ", -1);
                int length = Math.min(words.length, random.nextInt(1, MOST_WORDS + 1));
                call.add(String.join(" ", List.of(words).subList(0, length)));
            }
            translator.translateTexts(call);
            left -= call.size();
        }
    }
}
