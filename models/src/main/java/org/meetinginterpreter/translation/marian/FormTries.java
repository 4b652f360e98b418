package org.meetinginterpreter.translation.marian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The forms of all terms of a batch as prefix trees, flat as {@link MarianProgram} takes them. Node 0 is outside of all of them. A node
 * without children is the end of a form, and goes back to node 0 by any token that begins something new.
 */
final class FormTries {
    /** A node while the trees are built. */
    private static final class Node {
        private final int number;
        private final Map<Integer, Node> children = new TreeMap<>();
        private boolean ends;

        Node(int number) {
            this.number = number;
        }
    }

    /** Tokens of a form that are recognised at the end of what is committed. */
    private static final int LONGEST = 12;

    private final int terms;
    private final List<Node> nodes = new ArrayList<>(List.of(new Node(0)));
    private final long[] roots;
    private final long[] starts;

    private FormTries(int rows, int terms) {
        this.terms = terms;
        this.roots = new long[rows * terms];
        this.starts = new long[3 * rows];
    }

    /**
     * Those of a batch.
     *
     * @param terms of the sentence that has most
     * @param candidates of the batch, ascending
     */
    static FormTries of(List<EncodedSentence> sentences, int terms, int[] candidates) {
        FormTries tries = new FormTries(sentences.size(), terms);
        for (int row = 0; row < sentences.size(); row++) {
            tries.add(row, sentences.get(row), candidates);
        }
        return tries;
    }

    private void add(int row, EncodedSentence sentence, int[] candidates) {
        List<BoundTerm> bound = sentence.terms();
        for (int term = 0; term < bound.size(); term++) {
            Node root = node();
            roots[row * terms + term] = root.number;
            for (int[] form : bound.get(term).forms()) {
                Node at = root;
                for (int token : form) {
                    at = at.children.computeIfAbsent(Arrays.binarySearch(candidates, token), unknown -> node());
                }
                at.ends = true;
            }
        }
        int committed = sentence.steering().committed();
        starts[3 * row] = committed;
        if (committed > 0) {
            begun(row, sentence, candidates);
        }
    }

    /** Where what is committed ends within a form, the row goes on with it. */
    private void begun(int row, EncodedSentence sentence, int[] candidates) {
        int committed = sentence.steering().committed();
        int[] prefix = sentence.steering().prefix();
        for (int length = Math.min(committed, LONGEST); length > 0; length--) {
            for (int term = 0; term < sentence.terms().size(); term++) {
                Node at = nodes.get((int) roots[row * terms + term]);
                for (int i = committed - length; i < committed && at != null; i++) {
                    at = at.children.get(Arrays.binarySearch(candidates, prefix[i]));
                }
                if (at != null && !at.ends) {
                    starts[3 * row + 1] = at.number;
                    starts[3 * row + 2] = term;
                    return;
                }
            }
        }
    }

    /** The term that the row is at when it is free to choose; -1 for none. */
    int begun(int row) {
        return starts[3 * row + 1] == 0 ? -1 : (int) starts[3 * row + 2];
    }

    private Node node() {
        Node node = new Node(nodes.size());
        nodes.add(node);
        return node;
    }

    int nodeCount() {
        return nodes.size();
    }

    int edgeCount() {
        return nodes.stream().mapToInt(node -> node.children.size()).sum();
    }

    /** {@code [rows, terms]}: the node at which each term's forms begin. */
    long[] roots() {
        return roots;
    }

    /** {@code [nodes, 3]}: the node's first edge, how many it has, and 1 where a form may end. */
    long[] nodes() {
        long[] flat = new long[3 * nodes.size()];
        int edge = 0;
        for (Node node : nodes) {
            flat[3 * node.number] = edge;
            flat[3 * node.number + 1] = node.children.size();
            flat[3 * node.number + 2] = node.ends ? 1 : 0;
            edge += node.children.size();
        }
        return flat;
    }

    /** {@code [edges, 2]}: an index into the candidates, and the node it leads to; in the order of the nodes. */
    long[] edges() {
        return nodes.stream()
                .flatMap(node -> node.children.entrySet().stream())
                .flatMapToLong(edge -> LongStream.of(edge.getKey(), edge.getValue().number))
                .toArray();
    }

    /** {@code [rows, 3]}: the first step at which a term may begin, and the node and the term at which the row is then. */
    long[] starts() {
        return starts;
    }
}
