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
    private final Map<Locale, Future<Caption>> renderings = new HashMap<>();

    private LogEntry(long seq, Caption source, Optional<LogEntry> corrected) {
        this.seq = seq;
        this.source = source.entered(seq, source.revision());
        this.corrected = corrected;
    }

    static LogEntry ofFinal(long seq, Caption source) {
        return new LogEntry(seq, source, Optional.empty());
    }

    /** Renews {@code earlier}: {@code better} replaces what its language showed, the other languages show what they did. */
    static LogEntry ofCorrection(long seq, LogEntry earlier, Caption better) {
        int revision = earlier.source.revision() + 1;
        LogEntry entry = new LogEntry(seq, earlier.source.entered(seq, revision), Optional.of(earlier));
        entry.renderings.put(better.language(), Future.succeededFuture(better.entered(seq, revision)));
        return entry;
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
