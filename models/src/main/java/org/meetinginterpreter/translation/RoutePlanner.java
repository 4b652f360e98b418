package org.meetinginterpreter.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.meetinginterpreter.model.LanguageMatch;

/**
 * Chooses the models by which a text gets from one language to another: one that does the pair by itself, else two through a pivot,
 * English before any other. Among those the nearest by {@link LanguageMatch} wins, then the one that stands first. Immutable.
 *
 * <p>A text is never sent through a pivot into its own language: {@code sr-Cyrl} to {@code sr-Latn} by way of English would come back as
 * another text.
 *
 * @param <H> what the routes are made of
 */
public final class RoutePlanner<H extends TranslationHop> {
    private final List<H> hops;

    /** @param hops those that exist, the best first; one that stays within a language is left out */
    public RoutePlanner(List<H> hops) {
        this.hops = hops.stream()
                .filter(hop -> LanguageMatch.between(hop.source(), hop.target()).isEmpty())
                .toList();
    }

    private record Candidate<H>(List<H> hops, boolean english, int distance) {}

    /** The hops of the best route, one or two; none where there is no route, or nothing to translate. */
    public List<H> plan(Locale from, Locale to) {
        if (LanguageMatch.serves(to, from)) {
            return List.of();
        }
        List<H> direct = best(direct(from, to));
        return direct.isEmpty() && !LanguageMatch.isSameLanguage(from, to) ? best(pivoted(from, to)) : direct;
    }

    private static <H> List<H> best(List<Candidate<H>> candidates) {
        return candidates.stream()
                .min(Comparator.comparing((Candidate<H> candidate) -> !candidate.english())
                        .thenComparing(Candidate::distance))
                .map(Candidate::hops)
                .orElse(List.of());
    }

    private List<Candidate<H>> direct(Locale from, Locale to) {
        List<Candidate<H>> candidates = new ArrayList<>();
        for (H hop : hops) {
            OptionalInt source = LanguageMatch.distance(from, hop.source());
            OptionalInt target = LanguageMatch.distance(to, hop.target());
            if (source.isPresent() && target.isPresent()) {
                candidates.add(new Candidate<>(List.of(hop), false, source.getAsInt() + target.getAsInt()));
            }
        }
        return candidates;
    }

    private List<Candidate<H>> pivoted(Locale from, Locale to) {
        List<H> second = hops.stream()
                .filter(hop -> LanguageMatch.serves(to, hop.target()))
                .toList();
        List<Candidate<H>> candidates = new ArrayList<>();
        for (H first : hops) {
            OptionalInt source = LanguageMatch.distance(from, first.source());
            if (source.isPresent()) {
                second.forEach(last -> add(candidates, first, last, source.getAsInt(), to));
            }
        }
        return candidates;
    }

    private void add(List<Candidate<H>> candidates, H first, H last, int sourceDistance, Locale to) {
        OptionalInt pivot = LanguageMatch.between(first.target(), last.source());
        if (pivot.isPresent()) {
            int target = LanguageMatch.distance(to, last.target()).getAsInt();
            candidates.add(new Candidate<>(
                    List.of(first, last),
                    LanguageMatch.isSameLanguage(first.target(), Locale.ENGLISH),
                    sourceDistance + pivot.getAsInt() + target));
        }
    }
}
