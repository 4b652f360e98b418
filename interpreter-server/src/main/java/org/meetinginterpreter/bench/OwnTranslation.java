package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.Turn;
import org.meetinginterpreter.translation.Turn.Urgency;
import org.meetinginterpreter.translation.shared.SharingOptions;
import org.meetinginterpreter.translation.shared.TranslationWorkers;

/**
 * A translator of ours at work, behind the workers that translate for everybody, as in the server: one worker for what runs on one
 * thread, two for the rest. Their cache is off.
 */
final class OwnTranslation implements TranslationContestant, AutoCloseable {
    private static final int THREADS = 2;
    private static final Turn BULK = new Turn(Urgency.BULK, "bench");

    private final TranslationWorkers one = workers(1);
    private final TranslationWorkers two = workers(THREADS);
    private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    private final Translator alone;
    private final Translator shared;

    OwnTranslation(Translator translator) {
        alone = one.share(new Opened(translator));
        shared = two.share(new Opened(translator));
    }

    private static TranslationWorkers workers(int count) {
        return new TranslationWorkers(new SharingOptions(count, 0, Long.MAX_VALUE));
    }

    @Override
    public Round run(TranslationWay way, List<String> texts) {
        double cpu = Machine.cpuSeconds(ProcessHandle.current().pid());
        List<Double> millis = switch (way) {
            case SINGLE -> calls(alone, texts, 1, Turn.ALONE);
            case BATCHES -> calls(alone, texts, TranslationWay.BATCH, Turn.ALONE);
            case AT_ONCE -> calls(alone, texts, texts.size(), BULK);
            case SINGLE_TWO_THREADS -> singlesOfTwo(texts);
            case AT_ONCE_TWO_THREADS -> calls(shared, texts, texts.size(), BULK);
        };
        return new Round(millis, Machine.cpuSeconds(ProcessHandle.current().pid()) - cpu);
    }

    private static List<Double> calls(Translator translator, List<String> texts, int size, Turn turn) {
        List<Double> millis = new ArrayList<>();
        for (List<String> part : parts(texts, size)) {
            List<TranslationRequest> requests = part.stream()
                    .map(text -> TranslationRequest.of(text).in(turn))
                    .toList();
            long begin = System.nanoTime();
            translator.translate(requests);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis;
    }

    /** Texts in parts of a size, the last one as long as what remains. */
    static List<List<String>> parts(List<String> texts, int size) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += size) {
            parts.add(texts.subList(from, Math.min(from + size, texts.size())));
        }
        return parts;
    }

    private List<Double> singlesOfTwo(List<String> texts) {
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (List<String> share : shares(texts, THREADS)) {
            running.add(callers.submit(() -> calls(shared, share, 1, Turn.ALONE)));
        }
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new BenchException("a thread of the benchmark failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
        return List.of((System.nanoTime() - begin) / 1e6);
    }

    /** Texts dealt out like cards. */
    static List<List<String>> shares(List<String> texts, int hands) {
        List<List<String>> shares = new ArrayList<>();
        for (int hand = 0; hand < hands; hand++) {
            List<String> share = new ArrayList<>();
            for (int i = hand; i < texts.size(); i += hands) {
                share.add(texts.get(i));
            }
            shares.add(share);
        }
        return shares;
    }

    /** Ends the threads; the translator stays open. */
    @Override
    public void close() {
        callers.shutdownNow();
        one.close();
        two.close();
    }

    /** A translator that is open already, and stays so whoever closes what is opened here. */
    private record Opened(Translator translator) implements TranslationModel {
        @Override
        public String id() {
            return translator.modelIds().get(0);
        }

        @Override
        public Locale source() {
            return translator.source();
        }

        @Override
        public Locale target() {
            return translator.target();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public boolean isSteerable() {
            return translator.isSteerable();
        }

        @Override
        public Translator open() {
            return new Kept(translator);
        }
    }

    private record Kept(Translator translator) implements Translator {
        @Override
        public List<String> modelIds() {
            return translator.modelIds();
        }

        @Override
        public Locale source() {
            return translator.source();
        }

        @Override
        public Locale target() {
            return translator.target();
        }

        @Override
        public boolean isSteerable() {
            return translator.isSteerable();
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> requests) {
            return translator.translate(requests);
        }

        @Override
        public void close() {}
    }
}
