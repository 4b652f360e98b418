package org.meetinginterpreter.translation.marian;

import java.util.function.IntPredicate;

/**
 * How a translation is bound to an earlier one. The arrays are not copied and not changed.
 *
 * @param prefix target tokens of the earlier translation, from its beginning
 * @param committed how many of them the translation must begin with
 * @param bonus what is added to the score (a logarithm of odds) of each of the others, as long as all before it were followed
 * @param excluded tokens that may not come right after those committed
 */
@SuppressWarnings("ArrayRecordComponent") // a hot path's carrier, never compared
record Steering(int[] prefix, int committed, float bonus, IntPredicate excluded) {
    /** Decides against every score. */
    static final float MUST = 1e9f;

    static final Steering FREE = new Steering(new int[0], 0, 0, token -> false);

    /** Positions that are steered: the prefix, and the one after what is committed. */
    int hints() {
        return committed == 0 ? prefix.length : Math.max(prefix.length, committed + 1);
    }
}
