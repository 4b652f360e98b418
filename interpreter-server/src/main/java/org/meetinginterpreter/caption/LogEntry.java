package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of the caption log: an utterance became final, or a final got a better rendering. What each language shows under
 * its {@code seq} is made when someone first asks and kept.
 */
final class LogEntry {
    private final long seq;
    private final Caption source;
    private final Optional<LogEntry> corrected;
    private final Optional<Caption> better;
    private final Map<Locale, Future<Caption>> renderings = new HashMap<>();
    private boolean abandoned;

    private LogEntry(long seq, Caption source, Optional<LogEntry> corrected, Optional<Caption> better) {
        this.seq = seq;
        this.better = better;
        this.source = source.entered(seq, source.revision());
        this.corrected = corrected;
    }

    static LogEntry ofFinal(long seq, Caption source) {
        return new LogEntry(seq, source, Optional.empty(), Optional.empty());
    }

    /** Renews {@code earlier}: {@code better} replaces what its language showed, the other languages show what they did. */
    static LogEntry ofCorrection(long seq, LogEntry earlier, Caption better) {
        int revision = earlier.source.revision() + 1;
        Caption renewed = better.entered(seq, revision);
        LogEntry entry =
                new LogEntry(seq, earlier.source.entered(seq, revision), Optional.of(earlier), Optional.of(renewed));
        entry.renderings.put(better.language(), Future.succeededFuture(renewed));
        return entry;
    }

    /** As it is kept. */
    RecordedEntry recorded() {
        return corrected.isEmpty()
                ? new RecordedEntry(RecordedEntry.Kind.FINAL, source)
                : new RecordedEntry(RecordedEntry.Kind.CORRECTION, better.orElseThrow());
    }

    /** It found no room in the record: nothing of it is kept, and its {@code seq} goes to another. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    long seq() {
        return seq;
    }

    /** The caption in the language in which it was said. */
    Caption source() {
        return source;
    }

    /** The entry that this one renews. */
    Optional<LogEntry> corrected() {
        return corrected;
    }

    Map<Locale, Future<Caption>> renderings() {
        return renderings;
    }
}
