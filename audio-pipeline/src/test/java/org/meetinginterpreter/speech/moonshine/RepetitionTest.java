package org.meetinginterpreter.speech.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RepetitionTest {
    private static int kept(int... tokens) {
        return Repetition.firstOf(tokens, tokens.length);
    }

    @Test
    void speechIsKept() {
        assertEquals(0, kept());
        assertEquals(5, kept(1, 2, 3, 4, 5));
        assertEquals(6, kept(9, 7, 7, 7, 7, 7), "five times is said");
        assertEquals(6, kept(1, 2, 1, 2, 1, 2), "three times is said");
    }

    @Test
    void aLoopIsKeptOnce() {
        assertEquals(2, kept(9, 7, 7, 7, 7, 7, 7));
        assertEquals(3, kept(9, 1, 2, 1, 2, 1, 2, 1, 2));
    }
}
