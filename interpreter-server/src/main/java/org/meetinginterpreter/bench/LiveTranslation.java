package org.meetinginterpreter.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meetinginterpreter.bench.GrowingSpeech.Version;
import org.meetinginterpreter.translation.GrowingText;
import org.meetinginterpreter.translation.GrowingTranslation;
import org.meetinginterpreter.translation.Steadiness;
import org.meetinginterpreter.translation.Translator;

/**
 * Translates the utterances of one recording while they grow, as the server does: one translation at a time, versions that were
 * superseded meanwhile are passed over, finals never. The clock is simulated: work takes the processor time that it really took.
 */
final class LiveTranslation {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Translator translator;
    private final Map<Integer, GrowingTranslation> growing = new HashMap<>();
    private final Map<Integer, Map<Steadiness, ShownTranslation>> shown = new LinkedHashMap<>();
    private final Map<Integer, String> finals = new LinkedHashMap<>();
    private final Map<Integer, String> finalSources = new LinkedHashMap<>();
    private final List<Double> refreshes = new ArrayList<>();
    private final List<Double> waits = new ArrayList<>();
    private double freeAt;

    LiveTranslation(Translator translator) {
        this.translator = translator;
    }

    void translate(GrowingSpeech speech) {
        Map<Integer, Double> refreshedAt = new HashMap<>();
        Map<Integer, Double> grewAt = new HashMap<>();
        List<Version> versions = speech.versions();
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            if (version.text().isBlank()) {
                continue;
            }
            grewAt.putIfAbsent(version.utterance(), version.seconds());
            double start = Math.max(version.seconds(), freeAt);
            if (!version.isFinal() && isSuperseded(versions.subList(i + 1, versions.size()), version, start)) {
                continue;
            }
            freeAt = start + revise(version);
            show(version, freeAt);
            waits.add(freeAt - grewAt.remove(version.utterance()));
            Double before = refreshedAt.put(version.utterance(), freeAt);
            if (before != null && !version.isFinal()) {
                refreshes.add(freeAt - before);
            }
        }
    }

    private static boolean isSuperseded(List<Version> later, Version version, double start) {
        return later.stream().anyMatch(other -> other.utterance() == version.utterance() && other.seconds() <= start);
    }

    private GrowingText newest;

    private double revise(Version version) {
        GrowingTranslation translation = growing.computeIfAbsent(
                version.utterance(), number -> new GrowingTranslation(translator.source(), translator.target()));
        long before = THREADS.getCurrentThreadCpuTime();
        newest = translation.revise(translator, version.text(), version.stable(), version.isFinal());
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
    }

    private void show(Version version, double seconds) {
        Map<Steadiness, ShownTranslation> modes =
                shown.computeIfAbsent(version.utterance(), number -> new EnumMap<>(Steadiness.class));
        for (Steadiness mode : Steadiness.values()) {
            modes.computeIfAbsent(mode, key -> new ShownTranslation()).show(seconds, newest.shown(mode));
        }
        if (version.isFinal()) {
            finals.put(version.utterance(), newest.text());
            finalSources.put(version.utterance(), version.text());
        }
    }

    /** What the readers of a mode saw, by utterance. */
    Map<Integer, ShownTranslation> shown(Steadiness mode) {
        Map<Integer, ShownTranslation> ofMode = new LinkedHashMap<>();
        finals.keySet()
                .forEach(utterance -> ofMode.put(utterance, shown.get(utterance).get(mode)));
        return ofMode;
    }

    /** The finals' translations, in order. */
    List<String> finals() {
        return List.copyOf(finals.values());
    }

    /** The finals' sources, in order. */
    List<String> finalSources() {
        return List.copyOf(finalSources.values());
    }

    /** Seconds from refresh to refresh of a growing utterance, pauses of the speaker included. */
    List<Double> refreshes() {
        return refreshes;
    }

    /** Seconds that the first words which are not translated yet waited for the refresh that has them. */
    List<Double> waits() {
        return waits;
    }
}
