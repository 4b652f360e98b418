package org.meetinginterpreter.caption;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Everything that is kept of an utterance, as its speaker may have it.
 *
 * @param versions as it was said and as people changed it, the oldest first, withheld ones too
 * @param renderings how the newest was shown in the languages in which somebody read it
 */
public record SpokenUtterance(List<Caption> versions, List<Caption> renderings) {
    public SpokenUtterance {
        versions = List.copyOf(versions);
        renderings = List.copyOf(renderings);
    }

    public JsonObject toJson() {
        return new JsonObject().put("versions", json(versions)).put("renderings", json(renderings));
    }

    private static JsonArray json(List<Caption> captions) {
        JsonArray all = new JsonArray();
        captions.forEach(caption -> all.add(caption.toJson()));
        return all;
    }
}
