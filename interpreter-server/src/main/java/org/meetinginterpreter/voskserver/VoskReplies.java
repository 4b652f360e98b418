package org.meetinginterpreter.voskserver;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.meetinginterpreter.speech.SpokenWord;

/** The shapes of the Vosk server's replies; a reply without {@code partial} is a result. */
final class VoskReplies {
    private VoskReplies() {}

    /** An utterance that ended; times of words are those of the stream. */
    record Heard(String text, List<SpokenWord> words) {}

    /** What was heard so far; empty while nobody speaks. */
    static JsonObject partial(String text) {
        return new JsonObject().put("partial", text);
    }

    /** Whether a language can be recognised, for clients that name one. */
    static JsonObject success(boolean possible) {
        return new JsonObject().put("success", possible);
    }

    /**
     * A result.
     *
     * @param ended what was heard since the last result, in order; nothing for an empty result
     * @param words whether to tell each word's time and confidence
     * @param alternatives how many alternatives to list; 0 for the plain form
     */
    static JsonObject result(List<Heard> ended, boolean words, int alternatives) {
        String text = ended.stream().map(Heard::text).collect(Collectors.joining(" "));
        List<SpokenWord> spoken =
                ended.stream().flatMap(each -> each.words().stream()).toList();
        JsonArray list = new JsonArray();
        for (SpokenWord word : spoken) {
            JsonObject entry = new JsonObject();
            if (alternatives == 0) {
                entry.put("conf", Math.round(word.confidence() * 1e6) / 1e6);
            }
            list.add(entry.put("end", word.endMillis() / 1000.0)
                    .put("start", word.startMillis() / 1000.0)
                    .put("word", word.text()));
        }
        JsonObject result = new JsonObject();
        if (alternatives > 0) {
            double confidence = spoken.stream()
                    .mapToDouble(SpokenWord::confidence)
                    .average()
                    .orElse(1);
            result.put("confidence", confidence);
        }
        if (words && !list.isEmpty()) {
            result.put("result", list);
        }
        result.put("text", text);
        return alternatives > 0 ? new JsonObject().put("alternatives", new JsonArray().add(result)) : result;
    }
}
