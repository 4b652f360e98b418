package org.meetinginterpreter.summary;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a meeting is about: words and pairs of words that come back in many sentences, each with a weight (after Gillick and Favre, "A Scalable
 * Global Model for Summarization", 2009). What one chosen sentence has told is worth less in the next. Not thread-safe.
 */
final class Concepts {
    /** In how many sentences a word must stand. */
    private static final int LEAST_OFTEN = 3;

    private static final int LEAST_OFTEN_PAIR = 2;
    private static final double OF_PAIRS = 0.5;
    /** What is left of a concept's worth each time it was told. */
    private static final double TOLD = 0.5;
    /** Of a language without a list of such words: what stands in more sentences than this says nothing. */
    private static final double EVERYWHERE = 0.08;

    private static final int ENOUGH_TO_TELL = 40;

    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();

    /** @param listed whether words that stand everywhere are left out already */
    Concepts(Collection<Statement> statements, boolean listed) {
        Map<String, Integer> words = new HashMap<>();
        Map<String, Integer> pairs = new HashMap<>();
        for (Statement statement : statements) {
            statement.about().forEach(word -> words.merge(word, 1, Integer::sum));
            pairs(statement).forEach(pair -> pairs.merge(pair, 1, Integer::sum));
        }
        double most = listed || statements.size() < ENOUGH_TO_TELL
                ? Double.POSITIVE_INFINITY
                : EVERYWHERE * statements.size();
        // in a few sentences little comes back
        int least = statements.size() < ENOUGH_TO_TELL ? 1 : LEAST_OFTEN;
        words.forEach((word, often) -> {
            if (often >= least && often <= most) {
                weights.put(word, Math.log(often + (least == 1 ? 1 : 0)));
            }
        });
        pairs.forEach((pair, often) -> {
            if (often >= LEAST_OFTEN_PAIR && often <= most) {
                weights.put(pair, OF_PAIRS * Math.log(1 + often));
            }
        });
    }

    private static Set<String> pairs(Statement statement) {
        List<String> stems = statement.stems();
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < stems.size(); i++) {
            pairs.add(stems.get(i - 1) + ' ' + stems.get(i));
        }
        return pairs;
    }

    /** What a statement tells that was not told yet, for each of its words. */
    double worth(Statement statement) {
        double sum = 0;
        for (String word : statement.about()) {
            sum += left(word);
        }
        for (String pair : pairs(statement)) {
            sum += left(pair);
        }
        return sum / statement.words();
    }

    private double left(String concept) {
        Double weight = weights.get(concept);
        return weight == null ? 0 : weight * Math.pow(TOLD, told.getOrDefault(concept, 0));
    }

    void tell(Statement statement) {
        statement.about().forEach(word -> told.merge(word, 1, Integer::sum));
        pairs(statement).forEach(pair -> told.merge(pair, 1, Integer::sum));
    }
}
