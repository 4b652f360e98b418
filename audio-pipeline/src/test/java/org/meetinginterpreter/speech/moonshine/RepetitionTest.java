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
        assertEquals(6, kept(9, 7, 7, 7, 7, 7), "a word five times is said");
        assertEquals(14, kept(1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2), "a word and its comma seven times is said");
    }

    @Test
    void aLoopIsKeptOnce() {
        int[] word = new int[17];
        word[0] = 9;
        assertEquals(2, kept(word));
        assertEquals(3, kept(9, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2));
        assertEquals(4, kept(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4));
    }
}
