package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.bench.TranslationContestant.Round;

/**
 * Speed of two contestants on the same sentences. In every round both take each way once, one right after the other, and who begins
 * changes from round to round; the median round counts.
 */
final class TranslationSpeed {
    private static final int WARM_UP = 2;
    private static final double FACTOR = 1.15;
    private static final int CAPTION_FEWEST_WORDS = 4;
    private static final int CAPTION_MOST_WORDS = 25;

    private final TranslationContestant ours;
    private final Optional<? extends TranslationContestant> peer;
    private final List<String> texts;
    private final int words;
    private final List<TranslationWay> ways;
    private final Rounds ourRounds = new Rounds();
    private final Rounds peerRounds = new Rounds();

    /**
     * Prepares a measurement.
     *
     * @param cores of the machine; on one alone, two threads are not measured
     */
    TranslationSpeed(
            TranslationContestant ours, Optional<? extends TranslationContestant> peer, ParallelText text, int cores) {
        this.ours = ours;
        this.peer = peer;
        this.texts = text.source();
        this.words = text.words();
        this.ways = List.of(TranslationWay.values()).stream()
                .filter(way -> cores > 1 || !way.needsTwoCores())
                .toList();
    }

    /** The timed rounds of one contestant, by way. */
    private static final class Rounds {
        private final Map<TranslationWay, List<Round>> rounds = new EnumMap<>(TranslationWay.class);

        void add(TranslationWay way, Round round) {
            rounds.computeIfAbsent(way, first -> new ArrayList<>()).add(round);
        }

        List<Round> of(TranslationWay way) {
            return rounds.getOrDefault(way, List.of());
        }

        double medianSeconds(TranslationWay way) {
            return Distribution.of(of(way).stream().map(Round::seconds).toList())
                    .median();
        }

        double medianCpuSeconds(TranslationWay way) {
            return Distribution.of(of(way).stream().map(Round::cpuSeconds).toList())
                    .median();
        }

        /** How many times faster the second way is, in the median round. */
        double gain(TranslationWay slower, TranslationWay faster) {
            return new Distribution(IntStream.range(0, of(faster).size())
                            .mapToDouble(i -> of(slower).get(i).seconds()
                                    / of(faster).get(i).seconds())
                            .toArray())
                    .median();
        }
    }

    /** Runs rounds to warm up, then the timed ones, and writes their figures. */
    void measure(int rounds, Report report) {
        for (int round = 0; round < rounds + WARM_UP; round++) {
            for (TranslationWay way : ways) {
                boolean peerFirst = round % 2 == 1;
                if (peerFirst) {
                    peer.ifPresent(at -> peerRounds.add(way, at.run(way, texts)));
                }
                ourRounds.add(way, ours.run(way, texts));
                if (!peerFirst) {
                    peer.ifPresent(at -> peerRounds.add(way, at.run(way, texts)));
                }
            }
            if (round == WARM_UP - 1) {
                ourRounds.rounds.clear();
                peerRounds.rounds.clear();
            }
        }
        for (TranslationWay way : ways) {
            speed(way, report);
        }
        captions(report);
        if (ways.contains(TranslationWay.SINGLE_TWO_THREADS)) {
            scaling("single sentences", TranslationWay.SINGLE, TranslationWay.SINGLE_TWO_THREADS, report);
            scaling("all at once", TranslationWay.AT_ONCE, TranslationWay.AT_ONCE_TWO_THREADS, report);
        }
        for (TranslationWay way : ways) {
            if (!way.needsTwoCores()) {
                report.line(
                        way.label() + ", by processor time",
                        Value.of(words / ourRounds.medianCpuSeconds(way), 0, "words/CPU s"),
                        Value.of(words / peerRounds.medianCpuSeconds(way), 0, "words/CPU s"));
            }
        }
        report.note(String.format(
                Locale.ROOT,
                "Speed: median of %d alternating rounds of %d lines (%d words), after %d rounds to warm up. Processor time is"
                        + " that of the whole process, and the same on a busy machine as on an idle one, or nearly.",
                rounds,
                texts.size(),
                words,
                WARM_UP));
    }

    private void speed(TranslationWay way, Report report) {
        double our = words / ourRounds.medianSeconds(way);
        double theirs = words / peerRounds.medianSeconds(way);
        Value value = Value.of(our, 0, "words/s");
        if (peer.isEmpty() || way.needsTwoCores()) {
            report.line(way.label(), value, Value.of(theirs, 0, "words/s"));
            return;
        }
        String target = String.format(Locale.ROOT, ">= %.2f times the peer, aim 1.5 (is %.2f)", FACTOR, our / theirs);
        report.line(way.label(), value, Value.of(theirs, 0, "words/s"), new Target(target, our >= FACTOR * theirs));
    }

    private void captions(Report report) {
        Distribution our = captionMillis(ourRounds);
        String measure = String.format(
                Locale.ROOT, "caption of %d to %d words p50 / p95", CAPTION_FEWEST_WORDS, CAPTION_MOST_WORDS);
        if (our.size() == 0 || peer.isEmpty()) {
            report.line(measure, millis(our), Value.NONE);
            return;
        }
        Distribution theirs = captionMillis(peerRounds);
        report.line(measure, millis(our), millis(theirs), new Target("p95 below the peer's", our.p95() < theirs.p95()));
    }

    /** Each single translation of a sentence of a caption's length, in every round. */
    private Distribution captionMillis(Rounds rounds) {
        int[] captions = IntStream.range(0, texts.size())
                .filter(i -> {
                    int length = ParallelText.words(texts.get(i));
                    return length >= CAPTION_FEWEST_WORDS && length <= CAPTION_MOST_WORDS;
                })
                .toArray();
        return new Distribution(rounds.of(TranslationWay.SINGLE).stream()
                .flatMapToDouble(round ->
                        IntStream.of(captions).mapToDouble(i -> round.millis().get(i)))
                .toArray());
    }

    private void scaling(String what, TranslationWay slower, TranslationWay faster, Report report) {
        double our = ourRounds.gain(slower, faster);
        String measure = what + ": two threads against one";
        if (peer.isEmpty()) {
            report.line(measure, Value.of(our, 2, "times"), Value.NONE);
            return;
        }
        double theirs = peerRounds.gain(slower, faster);
        // as precisely as it is written
        boolean noWorse = Math.round(our * 100) >= Math.round(theirs * 100);
        report.line(
                measure,
                Value.of(our, 2, "times"),
                Value.of(theirs, 2, "times"),
                new Target("no worse than the peer's", noWorse));
    }

    private static Value millis(Distribution millis) {
        return millis.size() == 0
                ? Value.NONE
                : new Value(
                        String.format(
                                Locale.ROOT, "%.1f / %.1f ms (n=%d)", millis.median(), millis.p95(), millis.size()),
                        millis.p95());
    }
}
