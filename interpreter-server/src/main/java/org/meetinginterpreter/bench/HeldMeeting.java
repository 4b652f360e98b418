package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.bench.CaptionReader.Received;
import org.meetinginterpreter.bench.MeetingSpeaker.Spoken;

/**
 * A meeting that was held: what was spoken when, what each reader got when, and what the server's process cost meanwhile.
 *
 * @param spoken recordings of all speakers
 * @param readers one or more of each language; {@code en} is among them
 * @param cpuSeconds processor time while people spoke
 * @param wallSeconds how long that took
 * @param peakMemory bytes
 * @param startSeconds from the server's start until its engines were warm
 */
record HeldMeeting(
        List<Spoken> spoken,
        List<CaptionReader> readers,
        double cpuSeconds,
        double wallSeconds,
        long peakMemory,
        double startSeconds) {

    /** Seconds from the end of the speaker's last word of each utterance until each reader of a language had its final caption. */
    List<Double> finalDelays(String language) {
        List<Double> delays = new ArrayList<>();
        for (Spoken recording : spoken) {
            List<Received> english = finals(recording, reader("en"));
            List<OptionalLong> ends = new SpokenWords(recording.recording().words())
                    .lastWordEnds(english.stream().map(Received::text).toList());
            for (int i = 0; i < english.size(); i++) {
                String utterance = english.get(i).utterance();
                ends.get(i).ifPresent(end -> {
                    long endNanos = recording.beginNanos() + TimeUnit.MILLISECONDS.toNanos(end);
                    for (CaptionReader reader : readers) {
                        if (reader.language().equals(language)) {
                            finals(recording, reader).stream()
                                    .filter(caption -> caption.utterance().equals(utterance))
                                    .forEach(caption -> delays.add((caption.nanos() - endNanos) / 1e9));
                        }
                    }
                });
            }
        }
        return delays;
    }

    /** Finals that a reader misses, and what readers found wrong. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (CaptionReader reader : readers) {
            reader.problems().forEach(problem -> problems.add("reader of " + reader.language() + ": " + problem));
            for (Spoken recording : spoken) {
                long missing = recording.utterances().stream()
                                .filter(utterance -> !reader.isWithdrawn(utterance))
                                .count()
                        - finals(recording, reader).size();
                if (missing != 0) {
                    problems.add("reader of " + reader.language() + ": " + missing + " finals of "
                            + recording.recording().name() + " are missing");
                }
            }
        }
        return problems;
    }

    /** What a recording became for the first reader of English, as it came over the wire. */
    Transcription transcription(Spoken recording) {
        Transcription transcription = new Transcription();
        for (Received caption : reader("en").received()) {
            if (recording.utterances().contains(caption.utterance())) {
                transcription.update(
                        (caption.nanos() - recording.beginNanos()) / 1e9,
                        caption.utterance(),
                        caption.text(),
                        caption.stable(),
                        caption.isFinal());
            }
        }
        return transcription;
    }

    /** Final captions of a recording as a reader got them, in the order in which the utterances began. */
    private static List<Received> finals(Spoken recording, CaptionReader reader) {
        List<Received> finals = new ArrayList<>();
        for (String utterance : recording.utterances()) {
            reader.received().stream()
                    .filter(caption -> caption.isFinal() && caption.utterance().equals(utterance))
                    .findFirst()
                    .ifPresent(finals::add);
        }
        return finals;
    }

    private CaptionReader reader(String language) {
        return readers.stream()
                .filter(reader -> reader.language().equals(language))
                .findFirst()
                .orElseThrow();
    }
}
