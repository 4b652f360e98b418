package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The append-only record of one meeting. Entries count 1, 2, 3 … without gaps, the same in every language; readers see those that
 * are durable. Belongs to the meeting's event loop.
 */
final class CaptionLog {
    /** Who began in the same millisecond stays where they were when a newer version of what they said arrives. */
    private static final Comparator<LogEntry> IN_SPOKEN_ORDER = Comparator.comparingLong(
                    (LogEntry entry) -> entry.source().startMillis())
            .thenComparingLong(LogEntry::began);

    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, LogEntry> newest = new HashMap<>();
    private long durable;

    /** The place of the next entry. */
    long next() {
        return entries.size() + 1L;
    }

    /** Takes the next entry; it is not durable yet. A version that hides its utterance hides the earlier ones as well. */
    void add(LogEntry entry) {
        if (entry.seq() != next()) {
            throw new IllegalArgumentException("entry " + next() + " is missing before entry " + entry.seq());
        }
        entries.add(entry);
        newest.put(entry.utterance(), entry);
        Review review = entry.review();
        if (review.isHiding()) {
            versions(entry.utterance()).forEach(version -> version.hide(review));
        }
    }

    /** The newest version of an utterance. */
    Optional<LogEntry> newest(String utterance) {
        return Optional.ofNullable(newest.get(utterance));
    }

    /** All versions of an utterance, the newest first. */
    List<LogEntry> versions(String utterance) {
        List<LogEntry> versions = new ArrayList<>();
        for (Optional<LogEntry> one = newest(utterance);
                one.isPresent();
                one = one.get().earlier()) {
            versions.add(one.get());
        }
        return versions;
    }

    /** The utterances of a speaker. */
    List<String> utterancesOf(String speaker) {
        return newest.values().stream()
                .filter(entry -> entry.said().speaker().id().equals(speaker))
                .map(LogEntry::utterance)
                .toList();
    }

    /** Whether a rendering made from an older version is still wanted: no later one hides, renews or replaces it. */
    boolean isWanted(Caption rendering) {
        Optional<LogEntry> version = newest(rendering.utterance());
        while (version.isPresent() && version.get().seq() > rendering.seq().orElseThrow()) {
            if (version.get().isHidden()
                    || version.get().isAnew()
                    || version.get().names(rendering.language())) {
                return false;
            }
            version = version.get().earlier();
        }
        return version.isPresent() && !version.get().isHidden();
    }

    /** The entries of an earlier server, and how some of them read in other languages. */
    void restore(List<RecordedEntry> kept, List<Caption> renderings) {
        for (RecordedEntry entry : kept) {
            add(
                    entry.isFirst()
                            ? LogEntry.ofFinal(entry.seq(), entry.source())
                            : LogEntry.ofVersion(
                                    entry.seq(),
                                    newest.get(entry.source().utterance()),
                                    new Version(entry.source(), entry.texts(), entry.isAnew())));
        }
        for (Caption rendering : renderings) {
            LogEntry entry = entry(rendering.seq().orElseThrow());
            if (!entry.isHidden()) {
                entry.renderings().put(rendering.language(), Future.succeededFuture(rendering));
            }
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
                .sorted(IN_SPOKEN_ORDER)
                .toList();
    }

    /** The newest version of an utterance that readers may see. */
    Optional<LogEntry> newestDurable(String utterance) {
        return newest(utterance).flatMap(this::newestDurable);
    }

    private Optional<LogEntry> newestDurable(LogEntry entry) {
        Optional<LogEntry> found = Optional.of(entry);
        while (found.isPresent() && found.get().seq() > durable) {
            found = found.get().earlier();
        }
        return found;
    }
}
