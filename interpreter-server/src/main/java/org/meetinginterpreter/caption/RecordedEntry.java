package org.meetinginterpreter.caption;

import io.vertx.core.json.JsonObject;

/**
 * An entry of the caption log as it is kept.
 *
 * @param kind what happened
 * @param caption with its {@code seq}: the final in its own language, or the better rendering in the language that it corrects
 */
public record RecordedEntry(Kind kind, Caption caption) {
    /** What an entry says. */
    public enum Kind {
        /** An utterance became final. */
        FINAL,
        /** What one language showed of a final is replaced. */
        CORRECTION
    }

    public long seq() {
        return caption.seq().orElseThrow();
    }

    /** As it is kept. */
    public JsonObject toJson() {
        return new JsonObject().put("kind", kind.name()).put("caption", caption.toJson());
    }

    /** Reads what {@link #toJson} wrote. */
    public static RecordedEntry of(JsonObject json) {
        return new RecordedEntry(Kind.valueOf(json.getString("kind")), Caption.of(json.getJsonObject("caption")));
    }
}
