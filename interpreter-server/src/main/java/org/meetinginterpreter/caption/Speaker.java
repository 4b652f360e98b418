package org.meetinginterpreter.caption;

import io.vertx.core.json.JsonObject;

/**
 * Who said it: the participant's id and the name under which captions show them.
 *
 * @param voice which of the people who share the participant's microphone it seems to be, 1, 2 …: a machine's guess; 0 where nobody
 *     asked, or it is unsure
 */
public record Speaker(String id, String name, int voice) {
    /** Of entries that nobody said. */
    static final Speaker NOBODY = new Speaker("", "");

    /** One person, or all who share a microphone. */
    public Speaker(String id, String name) {
        this(id, name, 0);
    }

    Speaker withVoice(int whose) {
        return new Speaker(id, name, whose);
    }

    /** Reads what {@link #toJson} wrote. */
    static Speaker of(JsonObject json) {
        return new Speaker(json.getString("id"), json.getString("name"), json.getInteger("voice", 0));
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject().put("id", id).put("name", name);
        return voice == 0 ? json : json.put("voice", voice);
    }
}
