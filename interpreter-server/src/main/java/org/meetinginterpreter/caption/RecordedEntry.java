package org.meetinginterpreter.caption;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * An entry of the caption log as it is kept.
 *
 * @param source the utterance in its own language, with the entry's {@code seq}
 * @param texts how it reads from this entry on in the languages that it changes
 * @param isFirst whether the utterance became final by it; otherwise it is a newer version
 * @param isAnew whether languages that it does not name are rendered anew, from the new source
 */
public record RecordedEntry(Caption source, List<Caption> texts, boolean isFirst, boolean isAnew) {
    public RecordedEntry {
        texts = List.copyOf(texts);
    }

    public long seq() {
        return source.seq().orElseThrow();
    }

    /** As it is kept. */
    public JsonObject toJson() {
        JsonArray all = new JsonArray();
        texts.forEach(text -> all.add(text.toJson()));
        return new JsonObject()
                .put("source", source.toKeep())
                .put("texts", all)
                .put("first", isFirst)
                .put("anew", isAnew);
    }

    /** Reads what {@link #toJson} wrote. */
    public static RecordedEntry of(JsonObject json) {
        return new RecordedEntry(
                Caption.of(json.getJsonObject("source")),
                json.getJsonArray("texts").stream()
                        .map(text -> Caption.of((JsonObject) text))
                        .toList(),
                json.getBoolean("first"),
                json.getBoolean("anew"));
    }
}
