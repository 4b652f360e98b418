package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.stream.IntStream;

/** One sentence as the network takes it; the arrays are not copied and not changed. */
final class EncodedSentence {
    private final int[] source;
    private final int[] candidates;
    private final int limit;
    private final Steering steering;

    /**
     * @param source token ids, closed by {@code </s>}
     * @param candidates target token ids that may be used, ascending, {@code </s>} among them
     * @param limit the most tokens to write
     */
    EncodedSentence(int[] source, int[] candidates, int limit) {
        this(source, candidates, limit, Steering.FREE);
    }

    /** @param steering its prefix is among the candidates */
    EncodedSentence(int[] source, int[] candidates, int limit, Steering steering) {
        this.source = source;
        this.candidates = candidates;
        this.limit = limit;
        this.steering = steering;
    }

    /** The same sentence, bound to an earlier translation, whose tokens become candidates; with room for more than these. */
    EncodedSentence steered(Steering newSteering) {
        int[] all = IntStream.concat(Arrays.stream(candidates), Arrays.stream(newSteering.prefix()))
                .sorted()
                .distinct()
                .toArray();
        return new EncodedSentence(source, all, limit + newSteering.committed(), newSteering);
    }

    int[] source() {
        return source;
    }

    int[] candidates() {
        return candidates;
    }

    int limit() {
        return limit;
    }

    Steering steering() {
        return steering;
    }
}
