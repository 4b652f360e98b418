package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.translation.Translator;

/** Speed of a translator and of its peer on the same sentences, in rounds that alternate between the two. */
final class TranslationSpeed {
    private static final int BATCH = 8;
    private static final int WARM_UP = 2;

    private final Translator translator;
    private final Optional<Peer> peer;
    private final ParallelText text;
    private final Rounds singles = new Rounds();
    private final Rounds batches = new Rounds();
    private final Rounds peers = new Rounds();

    TranslationSpeed(Translator translator, Optional<Peer> peer, ParallelText text) {
        this.translator = translator;
        this.peer = peer;
        this.text = text;
    }

    /** Timed rounds of one way: milliseconds of each sentence (or batch), round by round. */
    private static final class Rounds {
        private final List<double[]> millis = new ArrayList<>();
        private final List<Double> cpuSeconds = new ArrayList<>();

        void add(double[] roundMillis, double roundCpuSeconds) {
            millis.add(roundMillis);
            cpuSeconds.add(roundCpuSeconds);
        }

        /** Words a second of processor time in the median round: what remains comparable on a busy machine. */
        double wordsPerCpuSecond(int words) {
            return words / Distribution.of(cpuSeconds).median();
        }

        /** Words a second in the median round. */
        double wordsPerSecond(int words) {
            return words
                    * 1000.0
                    / new Distribution(millis.stream()
                                    .mapToDouble(round -> IntStream.range(0, round.length)
                                            .mapToDouble(i -> round[i])
                                            .sum())
                                    .toArray())
                            .median();
        }

        /** The median of each sentence's times. */
        Distribution each() {
            return new Distribution(IntStream.range(0, millis.get(0).length)
                    .mapToDouble(i -> new Distribution(millis.stream()
                                    .mapToDouble(round -> round[i])
                                    .toArray())
                            .median())
                    .toArray());
        }
    }

    /** Runs rounds to warm up, then the timed ones, and writes their figures. */
    void measure(int rounds, Report report) {
        for (int round = 0; round < rounds + WARM_UP; round++) {
            boolean counts = round >= WARM_UP;
            List<Double> single = new ArrayList<>();
            double cpu = ownCpuSeconds();
            for (String one : text.source()) {
                inBatches(translator, List.of(one), single);
            }
            double cpuBetween = ownCpuSeconds();
            List<Double> batched = new ArrayList<>();
            inBatches(translator, text.source(), batched);
            double cpuAfter = ownCpuSeconds();
            Optional<JsonNode> theirs = peer.map(at -> TranslationBench.round(at, text.source(), false));
            if (counts) {
                singles.add(array(single), cpuBetween - cpu);
                batches.add(array(batched), cpuAfter - cpuBetween);
                theirs.ifPresent(answer -> peers.add(
                        numbers(answer.path("millis")),
                        answer.path("cpuSeconds").asDouble()));
            }
        }
        double single = singles.wordsPerSecond(text.words());
        double batched = batches.wordsPerSecond(text.words());
        Value ours = Value.of(single, 0, "words/s");
        Value oursBatched = Value.of(batched, 0, "words/s");
        if (peer.isPresent()) {
            double theirs = peers.wordsPerSecond(text.words());
            Value theirSpeed = Value.of(theirs, 0, "words/s");
            report.line("single sentences", ours, theirSpeed, new Target("faster than the peer", single > theirs));
            report.line(
                    "batches of " + BATCH,
                    oursBatched,
                    theirSpeed,
                    new Target(
                            String.format(Locale.ROOT, ">= 2.5 times the peer (is %.2f)", batched / theirs),
                            batched >= 2.5 * theirs));
        } else {
            report.line("single sentences", ours, Value.NONE).line("batches of " + BATCH, oursBatched, Value.NONE);
        }
        report.line(
                "single sentence p50 / p95",
                millis(singles.each()),
                peer.isPresent() ? millis(peers.each()) : Value.NONE);
        Value theirCost = peer.isPresent() ? cost(peers) : Value.NONE;
        report.line("single sentences by processor time", cost(singles), theirCost);
        report.line("batches of " + BATCH + " by processor time", cost(batches), theirCost);
        report.note(String.format(
                Locale.ROOT,
                "Speed: median of %d alternating rounds of %d lines (%d words), after %d rounds to warm up. Processor time is"
                        + " that of the whole process, and the same on a busy machine as on an idle one, or nearly.",
                rounds,
                text.size(),
                text.words(),
                WARM_UP));
    }

    private Value cost(Rounds rounds) {
        return Value.of(rounds.wordsPerCpuSecond(text.words()), 0, "words/CPU s");
    }

    private static double ownCpuSeconds() {
        return Machine.cpuSeconds(ProcessHandle.current().pid());
    }

    private static Value millis(Distribution millis) {
        return new Value(String.format(Locale.ROOT, "%.1f / %.1f ms", millis.median(), millis.p95()), millis.median());
    }

    /** Translates in batches and adds the milliseconds of each. */
    static List<String> inBatches(Translator translator, List<String> texts, List<Double> millis) {
        List<String> outputs = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
            long begin = System.nanoTime();
            outputs.addAll(translator.translateTexts(batch));
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return outputs;
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
