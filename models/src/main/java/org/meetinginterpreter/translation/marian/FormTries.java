package org.meetinginterpreter.translation.marian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The forms of all terms of a batch as prefix trees, flat as {@link MarianProgram} takes them. A node without children is the end of a
 * form, and is left by any token that begins something new.
 *
 * <p>A node goes over as one number, since each number that is read out of a tensor takes time: {@code first << 24 | children << 1 | ends},
 * where its children are the edges from {@code first} on, and {@code ends} is 1 where a form may end. 0 is outside of all trees.
 */
final class FormTries {
    /** {@link #begun} of a row that begins with no term. */
    static final int NONE = -1;

    private static final int FIRST_EDGE = 24;

    /** Tokens of a form that are recognised at the end of what is committed. */
    private static final int LONGEST = 12;

    /** By candidate, ascending. */
    private static final class Node {
        private final Map<Integer, Node> children = new TreeMap<>();
        private boolean ends;
        private long firstEdge;

        long packed() {
            return firstEdge << FIRST_EDGE | (long) children.size() << 1 | (ends ? 1 : 0);
        }
    }

    private final int terms;
    private final Node[] roots;
    private final List<Node> nodes = new ArrayList<>();
    private final long[] starts;
    private final int[] begun;

    private FormTries(int rows, int terms) {
        this.terms = terms;
        this.roots = new Node[rows * terms];
        this.starts = new long[3 * rows];
        this.begun = new int[rows];
        Arrays.fill(begun, NONE);
    }

    /**
     * Those of a batch.
     *
     * @param terms of the sentence that has most
     * @param candidates of the batch, ascending
     */
    static FormTries of(List<EncodedSentence> sentences, int terms, int[] candidates) {
        FormTries tries = new FormTries(sentences.size(), terms);
        for (int row = 0; terms > 0 && row < sentences.size(); row++) {
            tries.add(row, sentences.get(row), candidates);
        }
        tries.number();
        for (int row = 0; terms > 0 && row < sentences.size(); row++) {
            tries.start(row, sentences.get(row), candidates);
        }
        return tries;
    }

    private void add(int row, EncodedSentence sentence, int[] candidates) {
        List<BoundTerm> bound = sentence.terms();
        for (int term = 0; term < bound.size(); term++) {
            Node root = node();
            roots[row * terms + term] = root;
            for (int[] form : bound.get(term).forms()) {
                Node at = root;
                for (int token : form) {
                    at = at.children.computeIfAbsent(Arrays.binarySearch(candidates, token), unknown -> node());
                }
                at.ends = true;
            }
        }
    }

    private Node node() {
        Node node = new Node();
        nodes.add(node);
        return node;
    }

    private void number() {
        long edge = 0;
        for (Node node : nodes) {
            node.firstEdge = edge;
            edge += node.children.size();
        }
    }

    /** Where what is committed ends within a form, the row goes on with it. */
    private void start(int row, EncodedSentence sentence, int[] candidates) {
        int committed = sentence.steering().committed();
        int[] prefix = sentence.steering().prefix();
        starts[3 * row] = committed;
        for (int length = Math.min(committed, LONGEST); length > 0; length--) {
            for (int term = 0; term < sentence.terms().size(); term++) {
                Node at = roots[row * terms + term];
                for (int i = committed - length; i < committed && at != null; i++) {
                    at = at.children.get(Arrays.binarySearch(candidates, prefix[i]));
                }
                if (at != null && !at.ends) {
                    starts[3 * row + 1] = at.packed();
                    starts[3 * row + 2] = term;
                    begun[row] = term;
                    return;
                }
            }
        }
    }

    /** The term that the row is at when it is free to choose; {@link #NONE} for none. */
    int begun(int row) {
        return begun[row];
    }

    /** {@code [rows, terms]}: the node at which each term's forms begin; 0 where a row has fewer terms. */
    long[] roots() {
        return Arrays.stream(roots)
                .mapToLong(root -> root == null ? 0 : root.packed())
                .toArray();
    }

    int edgeCount() {
        return nodes.stream().mapToInt(node -> node.children.size()).sum();
    }

    /** {@code [2, edges]}: the indices into the candidates, then the nodes that they lead to; in the order of the nodes. */
    long[] edges() {
        int count = edgeCount();
        long[] edges = new long[2 * count];
        int next = 0;
        for (Node node : nodes) {
            for (Map.Entry<Integer, Node> edge : node.children.entrySet()) {
                edges[next] = edge.getKey();
                edges[count + next] = edge.getValue().packed();
                next++;
            }
        }
        return edges;
    }

    /** {@code [rows * 3]}: the first step at which a term may begin, and the node and the term at which the row is then. */
    long[] starts() {
        return starts;
    }
}
