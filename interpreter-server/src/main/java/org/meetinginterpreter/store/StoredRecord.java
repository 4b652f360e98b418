package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;
import java.util.List;

/** All that is stored of one meeting. Entries come in the order of {@code seq}, documents in that of kind and id. */
public record StoredRecord(List<Document> documents, List<Entry> entries, List<Rendering> renderings) {
    public record Document(String kind, String id, Bytes body) {}

    public record Entry(long seq, Bytes body) {}

    public record Rendering(long seq, String language, Bytes body) {}

    public StoredRecord {
        documents = List.copyOf(documents);
        entries = List.copyOf(entries);
        renderings = List.copyOf(renderings);
    }
}
