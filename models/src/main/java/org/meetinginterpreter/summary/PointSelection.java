package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Chooses the sentences that stand for all: central ones ({@link SentenceGraph}) that tell much ({@link Concepts}) and are meant for all ({@link Manner}),
 * each unlike those chosen before it (maximal marginal relevance, Carbonell and Goldstein 1998). Weights were chosen on the half for tuning of
 * {@code bench understanding --part summaries}.
 */
final class PointSelection {
    static final int FEWEST_WORDS = 6;
    private static final int MOST_WORDS = 50;
    private static final int LEAST_ABOUT = 3;
    /** More are not compared with each other: it would take too long. */
    private static final int MOST_COMPARED = 800;

    private static final double OF_GRAPH = 0.5;
    private static final double OF_WORTH = 0.5;
    private static final double OF_PLACE = 0.1;
    private static final double OF_QUESTIONS = 0.5;
    private static final double OF_LIKENESS = 0.3;

    private final List<Candidate> candidates = new ArrayList<>();
    private final Concepts concepts;
    private final double mostWorth;

    /** A chosen sentence and what it scored when it was. */
    record Chosen(Statement statement, double score) {}

    private static final class Candidate {
        private final Statement statement;
        private final double early;
        private double centrality;
        private double nearest;

        Candidate(Statement statement, double early) {
            this.statement = statement;
            this.early = early;
        }
    }

    /**
     * @param statements in order; not too many are compared
     * @param before what was chosen already, which is not to be said again
     * @param listed whether words that stand everywhere are left out of the statements' words
     */
    PointSelection(List<Statement> statements, List<Statement> before, boolean listed) {
        this.concepts = new Concepts(statements, listed);
        List<Candidate> every = IntStream.range(0, statements.size())
                .mapToObj(i -> new Candidate(statements.get(i), 1 - (double) i / statements.size()))
                .toList();
        List<Candidate> whole =
                every.stream().filter(candidate -> isWhole(candidate.statement)).toList();
        List<Candidate> all = whole.isEmpty() ? every : whole;
        List<Candidate> best = all.stream()
                .sorted(Comparator.comparingDouble(
                                (Candidate c) -> concepts.worth(c.statement) * OF_WORTH + c.statement.manner())
                        .reversed())
                .limit(MOST_COMPARED)
                .toList();
        Set<Candidate> compared = new HashSet<>(best);
        all.stream().filter(compared::contains).forEach(candidates::add);
        double[] centrality = SentenceGraph.rank(
                candidates.stream().map(candidate -> candidate.statement).toList());
        for (int i = 0; i < centrality.length; i++) {
            candidates.get(i).centrality = centrality[i];
        }
        this.mostWorth = worths().max().orElse(1);
        before.forEach(this::told);
    }

    private static boolean isWhole(Statement statement) {
        return statement.words() >= FEWEST_WORDS
                && statement.words() <= MOST_WORDS
                && statement.about().size() >= LEAST_ABOUT;
    }

    private DoubleStream worths() {
        return candidates.stream().mapToDouble(candidate -> concepts.worth(candidate.statement));
    }

    private double score(Candidate candidate) {
        double worth = mostWorth > 0 ? concepts.worth(candidate.statement) / mostWorth : 0;
        double score = OF_GRAPH * candidate.centrality
                + OF_WORTH * worth
                + OF_PLACE * candidate.early
                + candidate.statement.manner();
        return (candidate.statement.isQuestion() ? OF_QUESTIONS * score : score) - OF_LIKENESS * candidate.nearest;
    }

    /**
     * The next best sentence of at most so many words; null when there is none.
     */
    Chosen next(int mostWords) {
        Candidate best = null;
        double most = 0;
        for (Candidate candidate : candidates) {
            if (candidate.statement.words() <= mostWords) {
                double score = score(candidate);
                if (best == null || score > most) {
                    best = candidate;
                    most = score;
                }
            }
        }
        if (best == null) {
            return null;
        }
        candidates.remove(best);
        told(best.statement);
        return new Chosen(best.statement, most);
    }

    private void told(Statement statement) {
        concepts.tell(statement);
        for (Candidate candidate : candidates) {
            candidate.nearest = Math.max(candidate.nearest, candidate.statement.likeness(statement));
        }
    }
}
