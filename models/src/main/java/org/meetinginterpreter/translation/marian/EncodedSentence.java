package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One sentence as the network takes it; the arrays are not copied and not changed. */
final class EncodedSentence {
    private final int[] source;
    private final int[] candidates;
    private final int limit;
    private final Steering steering;
    private final List<BoundTerm> terms;

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
        this(source, candidates, limit, steering, List.of());
    }

    private EncodedSentence(int[] source, int[] candidates, int limit, Steering steering, List<BoundTerm> terms) {
        this.source = source;
        this.candidates = candidates;
        this.limit = limit;
        this.steering = steering;
        this.terms = terms;
    }

    /** The same sentence, bound to an earlier translation, whose tokens become candidates; with room for more than these. */
    EncodedSentence steered(Steering newSteering) {
        int[] all = candidatesAnd(Arrays.stream(newSteering.prefix()));
        return new EncodedSentence(source, all, limit + newSteering.committed(), newSteering, terms);
    }

    /** The same sentence with terms that are to be written in one of their forms, whose tokens become candidates. */
    EncodedSentence bound(List<BoundTerm> newTerms) {
        int[] all = candidatesAnd(
                newTerms.stream().flatMap(term -> term.forms().stream()).flatMapToInt(Arrays::stream));
        int longest = newTerms.stream()
                .mapToInt(term -> term.forms().stream()
                        .mapToInt(form -> form.length)
                        .max()
                        .orElse(0))
                .sum();
        return new EncodedSentence(source, all, limit + longest, steering, newTerms);
    }

    private int[] candidatesAnd(IntStream tokens) {
        int[] more = tokens.filter(token -> Arrays.binarySearch(candidates, token) < 0)
                .distinct()
                .toArray();
        int[] all = Arrays.copyOf(candidates, candidates.length + more.length);
        System.arraycopy(more, 0, all, candidates.length, more.length);
        Arrays.sort(all);
        return all;
    }

    List<BoundTerm> terms() {
        return terms;
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
