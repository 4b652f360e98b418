package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The append-only record of one meeting. Entries count 1, 2, 3 … without gaps, the same in every language; readers see those that
 * are durable. Belongs to the meeting's event loop.
 */
final class CaptionLog {
    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, LogEntry> newest = new HashMap<>();
    private long durable;

    /** A final takes the next place; it is not durable yet. */
    LogEntry append(Caption finalCaption) {
        return add(LogEntry.ofFinal(entries.size() + 1, finalCaption));
    }

    /** A better rendering of an utterance in one language arrived after its final was sent. */
    LogEntry correct(Caption better) {
        return add(LogEntry.ofCorrection(entries.size() + 1, newest.get(better.utterance()), better));
    }

    private LogEntry add(LogEntry entry) {
        entries.add(entry);
        newest.put(entry.source().utterance(), entry);
        return entry;
    }

    /** The entry that was added last could not be kept: its place is free. */
    void takeBack(LogEntry entry) {
        entries.remove((int) entry.seq() - 1);
        newest.remove(entry.source().utterance());
        entry.corrected().ifPresent(earlier -> newest.put(earlier.source().utterance(), earlier));
    }

    /** The entries of an earlier server, and how some of them read in other languages. */
    void restore(List<RecordedEntry> kept, List<Caption> renderings) {
        for (RecordedEntry entry : kept) {
            if (entry.seq() != entries.size() + 1) {
                throw new IllegalArgumentException(
                        "entry " + (entries.size() + 1) + " is missing before entry " + entry.seq());
            }
            switch (entry.kind()) {
                case FINAL -> append(entry.caption());
                case CORRECTION -> correct(entry.caption());
            }
        }
        for (Caption rendering : renderings) {
            entry(rendering.seq().orElseThrow())
                    .renderings()
                    .put(rendering.language(), Future.succeededFuture(rendering));
        }
        durable = entries.size();
    }

    /** All entries up to this one will survive. */
    void durable(long seq) {
        durable = Math.max(durable, seq);
    }

    /** The last {@code seq} that is durable, 0 while there is none. */
    long last() {
        return durable;
    }

    /** Those that are not durable yet, in their order. */
    List<LogEntry> waiting() {
        return List.copyOf(entries.subList((int) durable, entries.size()));
    }

    LogEntry entry(long seq) {
        return entries.get((int) seq - 1);
    }

    boolean hasFinal(String utterance) {
        return newest.containsKey(utterance);
    }

    /** Of each utterance its newest durable entry after {@code seq}, in the order in which the utterances began. */
    List<LogEntry> newestAfter(long seq) {
        return newest.values().stream()
                .flatMap(entry -> newestDurable(entry).stream())
                .filter(entry -> entry.seq() > seq)
                .sorted((a, b) -> a.source().startMillis() != b.source().startMillis()
                        ? Long.compare(a.source().startMillis(), b.source().startMillis())
                        : Long.compare(a.seq(), b.seq()))
                .toList();
    }

    private Optional<LogEntry> newestDurable(LogEntry entry) {
        Optional<LogEntry> found = Optional.of(entry);
        while (found.isPresent() && found.get().seq() > durable) {
            found = found.get().corrected();
        }
        return found;
    }
}
