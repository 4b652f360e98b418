package org.meetinginterpreter.translation.marian;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A term of the source and what it is to become. The arrays are not copied and not changed.
 *
 * @param places of its tokens in the source, ascending
 * @param forms target tokens of each form that it may take; none empty
 * @param continues tokens that would make a form another word; the same for all terms of a network
 */
@SuppressWarnings("ArrayRecordComponent") // a hot path's carrier, never compared
record BoundTerm(int[] places, List<int[]> forms, IntPredicate continues) {}
