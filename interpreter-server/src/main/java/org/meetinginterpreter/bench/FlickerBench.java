package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.translation.GrowingTranslation;
import org.meetinginterpreter.translation.Steadiness;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.WrittenForm;

/**
 * Translations of speech that is still going on: how restless and how late readers of each mode see them, and what it costs in
 * quality that a translation must go on as it began. See {@code docs/benchmarks.md}, "Growing translations".
 *
 * @param sentences of the parallel text that grow word by word, for the cost in quality
 */
public record FlickerBench(ParallelText sentences) {
    /** The last words of a text that grows word by word count as unsure. */
    private static final int UNSURE_WORDS = 2;

    private static final Map<Steadiness, Double> MOST_LAG =
            Map.of(Steadiness.FAST, 1.0, Steadiness.BALANCED, 1.5, Steadiness.STABLE, 2.5);
    private static final Map<Steadiness, Double> MOST_ERASURE =
            Map.of(Steadiness.BALANCED, 0.15, Steadiness.STABLE, 0.0);

    /** What readers of one mode saw of all recordings. */
    private static final class Seen {
        private int erased;
        private int words;
        private final List<Double> firsts = new ArrayList<>();
        private final List<Double> lags = new ArrayList<>();
    }

    /** Runs; blocks for the recordings' recognition and translation. */
    public Report run(Supplier<SpeechEngine> engines, Supplier<Translator> translators, Recordings recordings) {
        List<GrowingSpeech> speeches = listen(engines, recordings);
        try (Translator translator = translators.get()) {
            return report(translator, speeches);
        }
    }

    private static List<GrowingSpeech> listen(Supplier<SpeechEngine> engines, Recordings recordings) {
        List<GrowingSpeech> speeches = new ArrayList<>();
        try (SpeechEngine engine = engines.get()) {
            engine.warmUp();
            LiveSpeaker speaker = new LiveSpeaker(engine, false);
            speaker.listen(recordings.found().get(0));
            for (Recordings.Recording recording : recordings.found()) {
                speeches.add(GrowingSpeech.of(speaker.listen(recording), new SpokenWords(recording.words())));
            }
        }
        return speeches;
    }

    Report report(Translator translator, List<GrowingSpeech> speeches) {
        Report report = new Report("flicker", "without steering");
        Map<Steadiness, Seen> seen = new EnumMap<>(Steadiness.class);
        for (Steadiness mode : Steadiness.values()) {
            seen.put(mode, new Seen());
        }
        List<String> finals = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        List<Double> refreshes = new ArrayList<>();
        List<Double> waits = new ArrayList<>();
        new LiveTranslation(translator).translate(speeches.get(0));
        for (GrowingSpeech speech : speeches) {
            LiveTranslation live = new LiveTranslation(translator);
            live.translate(speech);
            seen.forEach((mode, all) -> add(all, speech, live.shown(mode)));
            finals.addAll(live.finals());
            sources.addAll(live.finalSources());
            refreshes.addAll(live.refreshes());
            waits.addAll(live.waits());
        }
        seen.forEach((mode, all) -> lines(report, mode, all));
        Distribution refresh = Distribution.of(refreshes);
        report.line("refresh interval p50 / p95", Value.delays(refresh), Value.NONE);
        double longest = Distribution.of(waits).percentile(1);
        report.line(
                "longest wait of a new word for the refresh that has it",
                Value.of(longest, 2, "s"),
                Value.NONE,
                new Target("<= 1 s", longest <= 1));
        quality(report, translator, sources, finals);
        return report;
    }

    private static void add(Seen all, GrowingSpeech speech, Map<Integer, ShownTranslation> shown) {
        Map<Integer, List<OptionalLong>> ends = speech.wordEnds();
        shown.forEach((utterance, translation) -> {
            all.erased += translation.erased();
            all.words += translation.finalWords();
            all.lags.addAll(translation.lags(ends.getOrDefault(utterance, List.of())));
            speech.versions().stream()
                    .filter(version -> version.utterance() == utterance && version.stable() > 0)
                    .findFirst()
                    .ifPresent(first ->
                            translation.firstSeconds().ifPresent(seconds -> all.firsts.add(seconds - first.seconds())));
        });
    }

    private static void lines(Report report, Steadiness mode, Seen all) {
        double erasure = (double) all.erased / all.words;
        Value erasureValue = Value.of(erasure, 3, "");
        if (MOST_ERASURE.containsKey(mode)) {
            double most = MOST_ERASURE.get(mode);
            report.line(
                    mode.wire() + ": normalised erasure",
                    erasureValue,
                    Value.NONE,
                    new Target(most == 0 ? "0" : "<= " + most, erasure <= most));
        } else {
            report.line(mode.wire() + ": normalised erasure", erasureValue, Value.NONE);
        }
        Distribution firsts = Distribution.of(all.firsts);
        report.line(
                mode.wire() + ": first translation after the first stable word p50 / p95",
                Value.delays(firsts),
                Value.NONE,
                new Target("p50 <= 1.5 s", firsts.median() <= 1.5));
        Distribution lags = Distribution.of(all.lags);
        report.line(
                mode.wire() + ": lag behind the speaker p50 / p95",
                Value.delays(lags),
                Value.NONE,
                new Target("p50 <= " + MOST_LAG.get(mode) + " s", lags.median() <= MOST_LAG.get(mode)));
    }

    private void quality(Report report, Translator translator, List<String> sources, List<String> finals) {
        List<String> free = translator.translateTexts(sources);
        long same = 0;
        for (int i = 0; i < free.size(); i++) {
            same += free.get(i).equals(finals.get(i)) ? 1 : 0;
            if (!free.get(i).equals(finals.get(i))) {
                report.detail()
                        .put("source", sources.get(i))
                        .put("final", finals.get(i))
                        .put("free", free.get(i));
            }
        }
        report.line(
                "recordings: finals that are as without steering",
                new Value(same + " / " + free.size(), same),
                Value.NONE);
        List<String> grown = sentences.source().stream()
                .map(source -> wordByWord(translator, source))
                .toList();
        report.line(
                "FLORES, word by word: chrF of the finals",
                Value.of(Chrf.score(grown, sentences.reference()), 2, ""),
                Value.of(Chrf.score(translator.translateTexts(sentences.source()), sentences.reference()), 2, ""));
    }

    private static String wordByWord(Translator translator, String source) {
        GrowingTranslation growing = new GrowingTranslation(translator.source(), translator.target());
        List<Integer> ends = WrittenForm.wordEnds(source);
        for (int i = UNSURE_WORDS; i < ends.size(); i++) {
            int stable = source.codePointCount(0, ends.get(i - UNSURE_WORDS));
            growing.revise(translator, source.substring(0, ends.get(i)), stable, false);
        }
        return growing.revise(translator, source, source.codePointCount(0, source.length()), true)
                .text();
    }
}
