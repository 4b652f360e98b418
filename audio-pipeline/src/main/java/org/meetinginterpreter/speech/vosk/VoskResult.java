package org.meetinginterpreter.speech.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.speech.SpeechException;

/**
 * What Vosk says of an utterance, while it grows or at its end.
 *
 * @param words as the model has them, in order
 */
record VoskResult(List<Word> words) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A word of the model, often a part of a word as it is written.
     *
     * @param startSeconds where it begins, counted in sound that the decoder was fed since it was made
     * @param endSeconds where it ends
     * @param confidence 0 to 1
     */
    record Word(String text, double startSeconds, double endSeconds, double confidence) {}

    /** Reads the JSON of a result. */
    static VoskResult parse(String json) {
        return of(read(json), "result", "text");
    }

    /** Reads the JSON of a partial result. */
    static VoskResult parsePartial(String json) {
        return of(read(json), "partial_result", "partial");
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    private static VoskResult of(JsonNode root, String list, String text) {
        List<Word> words = new ArrayList<>();
        for (JsonNode each : root.path(list)) {
            String word = each.path("word").asText("").strip();
            if (!word.isEmpty()) {
                double start = Math.max(0, each.path("start").asDouble());
                double end = Math.max(start, each.path("end").asDouble());
                double confidence = Math.max(0, Math.min(1, each.path("conf").asDouble(1)));
                words.add(new Word(word, start, end, confidence));
            }
        }
        if (words.isEmpty() && !root.path(text).asText("").isBlank()) {
            throw new SpeechException("Vosk gave a text without the times of its words: " + root);
        }
        return new VoskResult(List.copyOf(words));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json == null ? "" : json);
        } catch (JsonProcessingException e) {
            throw new SpeechException("Vosk answered with something that is not JSON: " + json, e);
        }
    }
}
