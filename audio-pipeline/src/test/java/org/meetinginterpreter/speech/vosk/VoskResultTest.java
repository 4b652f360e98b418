package org.meetinginterpreter.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.speech.SpeechException;

class VoskResultTest {
    @Test
    void readsWordsWithTimesAndConfidence() {
        VoskResult result = VoskResult.parse("{\"result\" : [{\"conf\":1.0,\"end\":0.75,\"start\":0.63,\"word\":\"그\"},"
                + "{\"conf\":0.5,\"end\":0.96,\"start\":0.75,\"word\":\"\\\"는\"}], \"text\" : \"그 \\\"는\"}");
        assertEquals(
                List.of(new VoskResult.Word("그", 0.63, 0.75, 1), new VoskResult.Word("\"는", 0.75, 0.96, 0.5)),
                result.words());
    }

    @Test
    void readsThePartialOnesLikewise() {
        VoskResult partial = VoskResult.parsePartial(
                "{\"partial\" : \"a\", \"partial_result\" : [{\"conf\":1.1,\"end\":0.1,\"start\":0.2,\"word\":\"a\"}]}");
        assertEquals(List.of(new VoskResult.Word("a", 0.2, 0.2, 1)), partial.words());
    }

    @Test
    void nothingRecognisedIsEmpty() {
        assertTrue(VoskResult.parse("{\"text\": \"\"}").isEmpty());
        assertTrue(VoskResult.parsePartial("{\"partial\": \"\"}").isEmpty());
        assertTrue(VoskResult.parsePartial("").isEmpty());
    }

    @Test
    void aTextWithoutTimesIsAnError() {
        assertThrows(SpeechException.class, () -> VoskResult.parsePartial("{\"partial\": \"two words\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"text\": ", "nonsense"})
    void whatIsNotJsonIsAnError(String json) {
        SpeechException error = assertThrows(SpeechException.class, () -> VoskResult.parse(json));
        assertTrue(error.getMessage().contains(json), error.getMessage());
    }
}
