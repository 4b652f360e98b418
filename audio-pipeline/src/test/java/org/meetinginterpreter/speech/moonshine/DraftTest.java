package org.meetinginterpreter.speech.moonshine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.meetinginterpreter.speech.moonshine.Transcriber.Tokens;

class DraftTest {
    private static final int[] NOTHING = {};

    private final Draft draft = new Draft(new Tokens(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), 1);

    @Test
    void goesOnBehindATokenThatItHas() {
        assertArrayEquals(new int[] {5, 6, 7, 8, 9, 10}, draft.after(4, 20));
        draft.advance(4);
        assertArrayEquals(new int[] {10}, draft.after(9, 20));
    }

    @Test
    void guessesThatOneTokenStandsForAnother() {
        assertArrayEquals(new int[] {3, 4, 5, 6, 7, 8}, draft.after(99, 20));
    }

    @Test
    void isSilentAfterAWrongGuessUntilATokenFits() {
        draft.after(99, 20);
        draft.advance(0);
        assertArrayEquals(NOTHING, draft.after(98, 20));
        assertArrayEquals(new int[] {5, 6, 7, 8, 9, 10}, draft.after(4, 20));
    }

    @Test
    void guessesNoMoreThanThereIsRoomFor() {
        assertArrayEquals(new int[] {3, 4}, draft.after(2, 2));
        assertArrayEquals(NOTHING, draft.after(3, 0));
    }

    @Test
    void saysNothingAtItsEnd() {
        assertArrayEquals(NOTHING, new Draft(new Tokens(new int[] {1, 2}), 2).after(2, 20));
        assertArrayEquals(NOTHING, new Draft(Tokens.NONE, 0).after(2, 20));
    }
}
