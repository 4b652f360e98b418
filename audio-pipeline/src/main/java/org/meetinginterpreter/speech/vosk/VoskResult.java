package org.meetinginterpreter.speech.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalDouble;
import org.meetinginterpreter.speech.SpeechException;

/**
 * What Vosk says at the end of an utterance.
 *
 * @param text words with spaces between them, or empty
 * @param endSeconds where the last word ends, counted in sound that the decoder was fed since it was made; empty without words
 */
record VoskResult(String text, OptionalDouble endSeconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static VoskResult parse(String json) {
        JsonNode root = read(json);
        JsonNode words = root.path("result");
        JsonNode end = words.path(words.size() - 1).path("end");
        OptionalDouble endSeconds = end.isNumber() ? OptionalDouble.of(end.doubleValue()) : OptionalDouble.empty();
        return new VoskResult(root.path("text").asText("").strip(), endSeconds);
    }

    static String parsePartial(String json) {
        return read(json).path("partial").asText("").strip();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json == null ? "" : json);
        } catch (JsonProcessingException e) {
            throw new SpeechException("Vosk answered with something that is not JSON: " + json, e);
        }
    }
}
