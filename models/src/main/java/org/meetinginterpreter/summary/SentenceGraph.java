package org.meetinginterpreter.summary;

import java.util.Arrays;
import java.util.List;

/**
 * LexRank (Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", 2004): a sentence counts for as much as the
 * sentences that are like it count, here over likeness in meaning.
 */
final class SentenceGraph {
    private static final double DAMPING = 0.85;
    private static final int ROUNDS = 40;
    private static final double CLOSE_ENOUGH = 1e-6;
    /** Less alike than this says nothing. */
    private static final double LEAST = 0.3;

    private SentenceGraph() {}

    /** How central each is, 0 to 1; the most central has 1. */
    static double[] rank(List<Statement> statements) {
        int size = statements.size();
        float[][] edges = new float[size][size];
        double[] sums = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double likeness = statements.get(i).likeness(statements.get(j));
                if (likeness > LEAST) {
                    edges[i][j] = (float) likeness;
                    edges[j][i] = (float) likeness;
                    sums[i] += likeness;
                    sums[j] += likeness;
                }
            }
        }
        return normalised(walk(edges, sums));
    }

    private static double[] walk(float[][] edges, double[] sums) {
        int size = sums.length;
        double[] ranks = new double[size];
        Arrays.fill(ranks, 1.0 / size);
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[size];
            Arrays.fill(next, (1 - DAMPING) / size);
            for (int i = 0; i < size; i++) {
                if (sums[i] > 0) {
                    double share = DAMPING * ranks[i] / sums[i];
                    float[] row = edges[i];
                    for (int j = 0; j < size; j++) {
                        next[j] += share * row[j];
                    }
                }
            }
            double moved = 0;
            for (int i = 0; i < size; i++) {
                moved += Math.abs(next[i] - ranks[i]);
            }
            ranks = next;
            if (moved < CLOSE_ENOUGH) {
                break;
            }
        }
        return ranks;
    }

    private static double[] normalised(double[] ranks) {
        double most = Arrays.stream(ranks).max().orElse(1);
        return Arrays.stream(ranks).map(rank -> rank / most).toArray();
    }
}
