package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The append-only record of one meeting. Entries count 1, 2, 3 … without gaps, the same in every language. Belongs to the
 * meeting's event loop.
 */
final class CaptionLog {
    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, LogEntry> newest = new HashMap<>();

    LogEntry append(Caption finalCaption) {
        return add(LogEntry.ofFinal(last() + 1, finalCaption));
    }

    /** A better rendering of an utterance in one language arrived after its final was sent. */
    LogEntry correct(Caption better) {
        return add(LogEntry.ofCorrection(last() + 1, newest.get(better.utterance()), better));
    }

    private LogEntry add(LogEntry entry) {
        entries.add(entry);
        newest.put(entry.source().utterance(), entry);
        return entry;
    }

    /** The last {@code seq}, 0 while there is none. */
    long last() {
        return entries.size();
    }

    LogEntry entry(long seq) {
        return entries.get((int) seq - 1);
    }

    boolean hasFinal(String utterance) {
        return newest.containsKey(utterance);
    }

    /** Of each utterance its newest entry after {@code seq}, in the order in which the utterances began. */
    List<LogEntry> newestAfter(long seq) {
        return newest.values().stream()
                .filter(entry -> entry.seq() > seq)
                .sorted((a, b) -> a.source().startMillis() != b.source().startMillis()
                        ? Long.compare(a.source().startMillis(), b.source().startMillis())
                        : Long.compare(a.seq(), b.seq()))
                .toList();
    }
}
