package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a recogniser said about one recording while it was spoken, and the delays that follow from it. Times are seconds of the
 * recording's clock: 0 is when its first sample was spoken.
 */
public final class Transcription {
    private record State(String text, String stable, boolean isFinal) {}

    private record Snapshot(double seconds, List<String> words, int stableWords) {}

    private final Map<String, State> utterances = new LinkedHashMap<>();
    private final Map<String, Double> finalSeconds = new LinkedHashMap<>();
    private final List<Snapshot> snapshots = new ArrayList<>();

    /**
     * An utterance changed.
     *
     * @param utterance its name; utterances are in the order in which they first appear
     * @param stable how many leading code points of the text are promised not to change; 0 where nothing is promised
     */
    public void update(double seconds, String utterance, String text, int stable, boolean isFinal) {
        String promised = isFinal ? text : text.substring(0, text.offsetByCodePoints(0, stable));
        utterances.put(utterance, new State(text, promised, isFinal));
        if (isFinal) {
            finalSeconds.putIfAbsent(utterance, seconds);
        }
        List<String> stableTexts = new ArrayList<>();
        for (State state : utterances.values()) {
            stableTexts.add(state.stable());
            if (!state.isFinal()) {
                break;
            }
        }
        snapshots.add(new Snapshot(
                seconds,
                SpokenWords.normal(text()),
                SpokenWords.normal(String.join(" ", stableTexts)).size()));
    }

    /** All that was recognised, as it stands. */
    public String text() {
        return String.join(" ", utterances.values().stream().map(State::text).toList());
    }

    /** Final texts of the utterances, in order. */
    public List<String> finals() {
        return utterances.values().stream()
                .filter(State::isFinal)
                .map(State::text)
                .toList();
    }

    /** Seconds from the end of each spoken word until it was shown and promised not to change. */
    public List<Double> stableDelays(SpokenWords spoken) {
        List<Double> delays = new ArrayList<>();
        List<OptionalLong> ends = ends(spoken);
        for (int word = 0; word < ends.size(); word++) {
            int shown = word;
            ends.get(word)
                    .ifPresent(end -> snapshots.stream()
                            .filter(snapshot -> snapshot.stableWords() > shown)
                            .findFirst()
                            .ifPresent(snapshot -> delays.add(snapshot.seconds() - end / 1000.0)));
        }
        return delays;
    }

    /** Seconds from the end of each spoken word until it was shown and, as it turned out, neither it nor what precedes it changed. */
    public List<Double> settledDelays(SpokenWords spoken) {
        List<Double> delays = new ArrayList<>();
        List<OptionalLong> ends = ends(spoken);
        List<String> last = SpokenWords.normal(text());
        double[] settled = new double[last.size()];
        int settledWords = 0;
        for (int i = 0; i < snapshots.size(); i++) {
            int same = last.size();
            for (Snapshot later : snapshots.subList(i, snapshots.size())) {
                same = Math.min(same, commonPrefix(last, later.words()));
            }
            while (settledWords < same) {
                settled[settledWords++] = snapshots.get(i).seconds();
            }
        }
        for (int word = 0; word < settledWords; word++) {
            double seconds = settled[word];
            ends.get(word).ifPresent(end -> delays.add(seconds - end / 1000.0));
        }
        return delays;
    }

    /** Seconds from the end of the speaker's last word of each utterance until its final text. */
    public List<Double> finalDelays(SpokenWords spoken) {
        List<Double> delays = new ArrayList<>();
        List<OptionalLong> ends = spoken.lastWordEnds(finals());
        int place = 0;
        for (Map.Entry<String, State> utterance : utterances.entrySet()) {
            if (utterance.getValue().isFinal()) {
                double seconds = finalSeconds.get(utterance.getKey());
                ends.get(place++).ifPresent(end -> delays.add(seconds - end / 1000.0));
            }
        }
        return delays;
    }

    private List<OptionalLong> ends(SpokenWords spoken) {
        return spoken.ends(SpokenWords.normal(text()));
    }

    private static int commonPrefix(List<String> one, List<String> other) {
        int length = Math.min(one.size(), other.size());
        for (int i = 0; i < length; i++) {
            if (!one.get(i).equals(other.get(i))) {
                return i;
            }
        }
        return length;
    }
}
