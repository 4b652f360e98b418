package org.meetinginterpreter.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.embedding.ExampleSentences;
import org.meetinginterpreter.embedding.SentenceEmbedder;
import org.meetinginterpreter.review.WordList;

/**
 * How many sentences that mean much the same as an example are found though they share none of its words, and how many harmless ones
 * are flagged. The threshold was chosen on one half of the sentences; the other was not looked at for it. Beside it: a list of the
 * examples' own words, inflections found.
 */
public final class MeaningBench {
    private static final String SET = "meaning/sentences.tsv";
    private static final int ROUNDS = 3;
    /** Of harmless sentences, when the threshold is chosen. */
    private static final double MOST_ALARMS = 0.1;
    /** Words that a list would not hold: they stand in every sentence. */
    private static final List<String> COMMON = List.of(
            "we will your you with are going to off the of in if for us this is and must not that be out up should by these as his has were people"
                    .split(" "));

    private final SentenceEmbedder embedder;
    private final List<Item> set = read();

    /** A sentence of the set; of a harmless one the topic is a dash. */
    record Item(String half, String topic, String sentence) {
        boolean isSensitive() {
            return !topic.equals("-");
        }
    }

    private record Scored(Item item, double cosine, ExampleSentences.Likeness likeness) {}

    /** Counts of one half at one threshold. */
    private record Found(int hits, int alarms, int sensitive, int harmless) {
        double alarmRate() {
            return (double) alarms / harmless;
        }

        double precision() {
            return hits + alarms == 0 ? Double.NaN : (double) hits / (hits + alarms);
        }

        double recall() {
            return (double) hits / sensitive;
        }

        double f1() {
            return 2.0 * hits / (hits + alarms + sensitive);
        }

        Value value() {
            return new Value(
                    String.format(
                            Locale.ROOT,
                            "P %.2f, R %.2f, F1 %.2f (%d of %d found, %d of %d harmless flagged)",
                            precision(),
                            recall(),
                            f1(),
                            hits,
                            sensitive,
                            alarms,
                            harmless),
                    f1());
        }
    }

    public MeaningBench(SentenceEmbedder embedder) {
        this.embedder = embedder;
    }

    /** The set, as it lies beside the program. */
    static List<Item> read() {
        try (InputStream file = MeaningBench.class.getResourceAsStream(SET)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Item(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new BenchException(SET + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Stream<Item> half(String name) {
        return set.stream().filter(item -> item.half().equals(name));
    }

    /** Measures and adds to the report. */
    public void run(Report report) {
        List<String> examples = half("example").map(Item::sentence).toList();
        ExampleSentences learnt = ExampleSentences.of(embedder, examples, examples);
        List<Double> millis = new ArrayList<>();
        List<Scored> scored = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            scored = set.stream().map(item -> score(learnt, item, millis)).toList();
        }
        List<Scored> tuned =
                scored.stream().filter(s -> s.item.half().equals("tuned")).toList();
        List<Scored> kept =
                scored.stream().filter(s -> s.item.half().equals("kept")).toList();
        double best = best(tuned);
        WordList words = new WordList(Locale.ENGLISH, words(examples));
        Predicate<Scored> near = s -> s.cosine >= ExampleSentences.THRESHOLD;
        Predicate<Scored> listed = s -> !words.find(s.item.sentence()).isEmpty();
        report.line(
                "first half, on which the threshold was chosen",
                count(tuned, near).value(),
                count(tuned, listed).value());
        Found ours = count(kept, near);
        Found peers = count(kept, listed);
        report.line(
                "second half, never tuned on",
                ours.value(),
                peers.value(),
                new Target("F1 above the word list", ours.f1() > peers.f1()));
        long right = kept.stream()
                .filter(s -> s.item.isSensitive() && near.test(s))
                .filter(s -> topic(s.likeness.example()).equals(s.item.topic()))
                .count();
        report.line(
                "second half: the example named is of the sentence's own topic",
                new Value(right + " of " + ours.hits, (double) right / ours.hits),
                Value.NONE);
        report.line(
                "threshold in use / lowest with at most 10 % of the first half's harmless flagged",
                new Value(
                        String.format(Locale.ROOT, "%.2f / %.2f", ExampleSentences.THRESHOLD, best),
                        ExampleSentences.THRESHOLD),
                Value.NONE);
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        report.line(
                "time a sentence, one thread (p50 / p95)",
                new Value(
                        String.format(
                                Locale.ROOT,
                                "%.1f / %.1f ms (n=%d)",
                                sorted[sorted.length / 2],
                                sorted[sorted.length * 95 / 100],
                                sorted.length),
                        sorted[sorted.length / 2]),
                Value.NONE);
        for (Scored one : kept) {
            if (one.item.isSensitive() != near.test(one)) {
                report.detail()
                        .put("sentence", one.item.sentence())
                        .put("topic", one.item.topic())
                        .put("nearest", one.likeness.example())
                        .put("cosine", one.cosine);
            }
        }
    }

    private static Scored score(ExampleSentences learnt, Item item, List<Double> millis) {
        long began = System.nanoTime();
        ExampleSentences.Likeness nearest = learnt.nearest(item.sentence()).orElseThrow();
        millis.add((System.nanoTime() - began) / 1e6);
        return new Scored(item, nearest.cosine(), nearest);
    }

    private String topic(String example) {
        return half("example")
                .filter(item -> item.sentence().equals(example))
                .map(Item::topic)
                .findFirst()
                .orElseThrow();
    }

    private static Found count(List<Scored> half, Predicate<Scored> flagged) {
        int sensitive = 0;
        int hits = 0;
        int alarms = 0;
        for (Scored one : half) {
            sensitive += one.item.isSensitive() ? 1 : 0;
            hits += one.item.isSensitive() && flagged.test(one) ? 1 : 0;
            alarms += !one.item.isSensitive() && flagged.test(one) ? 1 : 0;
        }
        return new Found(hits, alarms, sensitive, half.size() - sensitive);
    }

    /** The lowest threshold at which so few harmless sentences are flagged that reviewers keep up. */
    private static double best(List<Scored> half) {
        return DoubleStream.iterate(0.2, at -> at < 0.95, at -> at + 0.01)
                .filter(at -> count(half, s -> s.cosine >= at).alarmRate() <= MOST_ALARMS)
                .findFirst()
                .orElseThrow();
    }

    /** The words of the examples that mean something, as an organizer would list them. */
    static List<String> words(List<String> examples) {
        return examples.stream()
                .flatMap(example -> Stream.of(example.toLowerCase(Locale.ROOT).split("[^a-z]+")))
                .filter(word -> !word.isEmpty() && !COMMON.contains(word))
                .distinct()
                .toList();
    }
}
