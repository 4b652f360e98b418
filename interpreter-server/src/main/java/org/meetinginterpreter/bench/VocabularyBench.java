package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.meetinginterpreter.bench.MisheardNames.Spoken;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.Vocabulary;
import org.meetinginterpreter.speech.vocabulary.VocabularyRepair;

/**
 * Repair of misheard names on the committed hypotheses of the set: with the sound's answers as they were recorded, and by the words
 * and their confidence alone, as it is with engines that cannot be asked.
 *
 * @param seed of the terms that are made up for the measure of cost
 */
public record VocabularyBench(long seed) {
    private static final double REPAIRED = 0.8;
    private static final double CHANGED = 0.005;
    private static final int ROUNDS = 5;

    /** Runs it; takes seconds. */
    public Report run() {
        MisheardNames set = MisheardNames.load("en");
        Report report = new Report("vocabulary", "words alone");
        half(report, set, "tune", spoken -> !spoken.heldOut());
        half(report, set, "held out", Spoken::heldOut);
        for (int terms : new int[] {500, Vocabulary.MOST_TERMS}) {
            double millis = cost(set, terms);
            report.line(
                    "processor time a hypothesis, " + terms + " terms, mean", Value.NONE, Value.of(millis, 2, "ms"));
        }
        report.note("Engine moonshine-tiny-en; " + set.vocabulary().terms().size() + " terms.");
        return report;
    }

    private static void half(Report report, MisheardNames set, String name, Predicate<Spoken> which) {
        half(report, name, count(set, which, true), count(set, which, false));
    }

    private static void half(Report report, String name, RepairCount asked, RepairCount alone) {
        double repaired = share(asked.repaired(), asked.misheard());
        double changed = share(asked.changed(), asked.others());
        report.line(
                "misheard names repaired, " + name,
                value(asked.repaired(), asked.misheard()),
                value(alone.repaired(), alone.misheard()),
                new Target(">= 80 %", repaired >= REPAIRED));
        report.line(
                "other words changed, " + name,
                value(asked.changed(), asked.others()),
                value(alone.changed(), alone.others()),
                new Target("<= 0.5 %", changed <= CHANGED));
        report.line("wrong terms put in, " + name, Value.of(asked.wrong(), 0, ""), Value.of(alone.wrong(), 0, ""));
        report.line(
                "names in sentences not understood, " + name,
                value(asked.garbledRepaired(), asked.garbled()),
                value(alone.garbledRepaired(), alone.garbled()));
    }

    private static RepairCount count(MisheardNames set, Predicate<Spoken> which, boolean ask) {
        TextRefiner repair = VocabularyRepair.of(set.vocabulary());
        return set.recordings().stream()
                .filter(which)
                .map(spoken -> {
                    HypothesisScorer sound = ask ? spoken.sound() : HypothesisScorer.NONE;
                    List<SpokenWord> shown = repair.refine(spoken.heard(), true, sound);
                    return RepairCount.of(spoken, set.vocabulary().terms(), shown);
                })
                .reduce(RepairCount.NONE, RepairCount::plus);
    }

    /** The set's terms and made up ones, which sound like words: syllables of the set's terms put together anew. */
    private double cost(MisheardNames set, int count) {
        List<String> terms = new ArrayList<>(set.vocabulary().terms());
        Random random = new Random(seed);
        int known = terms.size();
        while (terms.size() < count) {
            String first = terms.get(random.nextInt(known));
            String second = terms.get(random.nextInt(known));
            String term = first.substring(0, (first.length() + 1) / 2) + second.substring(second.length() / 2);
            if (!terms.contains(term)) {
                terms.add(term);
            }
        }
        TextRefiner repair = VocabularyRepair.of(new Vocabulary(terms));
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double before = Machine.threadCpuSeconds();
            set.recordings().forEach(spoken -> repair.refine(spoken.heard(), false));
            best = Math.min(best, Machine.threadCpuSeconds() - before);
        }
        return 1000 * best / set.recordings().size();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static Value value(int part, int whole) {
        double percent = 100 * share(part, whole);
        return new Value(String.format(Locale.ROOT, "%d / %d (%.1f %%)", part, whole, percent), percent);
    }
}
