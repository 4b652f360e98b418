package org.meetinginterpreter.speech.moonshine;

import java.util.Arrays;
import org.meetinginterpreter.speech.moonshine.Transcriber.Tokens;

/**
 * What was heard when less of the speech was there, as a guess at what is written next: mostly the new reading differs in a mark or a
 * word, and then goes on as the last one did. Not thread-safe.
 */
final class Draft {
    /** Guessing more makes the step dearer than it saves. */
    private static final int MOST = 6;
    /** How far ahead the place is sought where the draft goes on like the new reading. */
    private static final int AHEAD = 6;

    private final int[] ids;
    private int next;
    private boolean lost;

    /** @param from how much of it was right */
    Draft(Tokens tokens, int from) {
        ids = tokens.ids();
        next = Math.min(from, ids.length);
    }

    /** What may follow a token that was just written; empty where the draft says nothing. */
    int[] after(int token, int room) {
        int last = Math.min(ids.length, next + AHEAD);
        int at = next;
        while (at < last && ids[at] != token) {
            at++;
        }
        if (at < last) {
            next = at + 1;
            lost = false;
        } else if (lost || next == ids.length) {
            return new int[0];
        } else {
            // one token was written in place of another
            next++;
            lost = true;
        }
        return Arrays.copyOfRange(ids, next, Math.min(ids.length, next + Math.min(MOST, Math.max(0, room))));
    }

    /** So many of the guess were right. */
    void advance(int count) {
        next += count;
        lost &= count == 0;
    }
}
