package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;
import java.util.List;

/** A meeting's caption log, in the order of {@code seq}. */
public record StoredLog(List<Entry> entries, List<Rendering> renderings) {
    /** An entry. */
    public record Entry(long seq, Bytes body) {}

    /** How an entry reads in a language (BCP 47). */
    public record Rendering(long seq, String language, Bytes body) {}

    public StoredLog {
        entries = List.copyOf(entries);
        renderings = List.copyOf(renderings);
    }
}
