package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The versions of the utterances of one recording as a recogniser gave them, in order.
 *
 * @param spoken what was really said, and when
 */
record GrowingSpeech(List<Version> versions, SpokenWords spoken) {
    /**
     * An utterance as far as it was recognised.
     *
     * @param seconds when, since the recording's first sample
     * @param stable leading code points that will not change
     */
    record Version(double seconds, int utterance, String text, int stable, boolean isFinal) {}

    static GrowingSpeech of(List<LiveSpeaker.Heard> heard, SpokenWords spoken) {
        List<Version> versions = heard.stream()
                .map(one -> new Version(
                        one.seconds(),
                        one.event().utterance().number(),
                        one.event().utterance().text(),
                        one.event().utterance().stable(),
                        one.event() instanceof org.meetinginterpreter.speech.SpeechEvent.Final))
                .toList();
        return new GrowingSpeech(versions, spoken);
    }

    /** For each utterance that became text, when each word of its final ended, in seconds; empty for a word that nobody said. */
    Map<Integer, List<OptionalLong>> wordEnds() {
        Map<Integer, List<String>> words = new LinkedHashMap<>();
        versions.stream()
                .filter(version -> version.isFinal() && !version.text().isBlank())
                .forEach(version -> words.put(version.utterance(), SpokenWords.normal(version.text())));
        List<String> all = words.values().stream().flatMap(List::stream).toList();
        List<OptionalLong> ends = spoken.ends(all);
        Map<Integer, List<OptionalLong>> byUtterance = new LinkedHashMap<>();
        int from = 0;
        for (Map.Entry<Integer, List<String>> utterance : words.entrySet()) {
            int to = from + utterance.getValue().size();
            byUtterance.put(utterance.getKey(), new ArrayList<>(ends.subList(from, to)));
            from = to;
        }
        return byUtterance;
    }
}
