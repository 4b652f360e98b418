package org.meetinginterpreter.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.speech.SpeechException;

class VoskResultTest {
    @Test
    void readsTextAndTheEndOfTheLastWord() {
        VoskResult result = VoskResult.parse("{\"result\" : [{\"conf\":1.0,\"end\":0.75,\"start\":0.63,\"word\":\"그\"},"
                + "{\"conf\":0.5,\"end\":0.96,\"start\":0.75,\"word\":\"\\\"는\"}], \"text\" : \"그 \\\"는\"}");
        assertEquals(new VoskResult("그 \"는", OptionalDouble.of(0.96)), result);
    }

    @Test
    void nothingRecognisedIsEmpty() {
        assertEquals(new VoskResult("", OptionalDouble.empty()), VoskResult.parse("{\"text\": \"\"}"));
        assertEquals("", VoskResult.parsePartial("{\"text\": \"\"}"));
        assertEquals("", VoskResult.parsePartial(""));
        assertEquals("two words", VoskResult.parsePartial("{\"partial\" : \" two words \"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"text\": ", "nonsense"})
    void whatIsNotJsonIsAnError(String json) {
        SpeechException error = assertThrows(SpeechException.class, () -> VoskResult.parse(json));
        assertTrue(error.getMessage().contains(json), error.getMessage());
    }
}
