package org.meetinginterpreter.translation.marian;

import java.util.stream.IntStream;

/**
 * Which chars of a sentence each of its tokens stands for. Read off the pieces, where these are the text as it is; where a vocabulary changes
 * text before it cuts it (other forms of characters, a label in front) what stands before a place is encoded by itself, which has the same tokens
 * alone, as SentencePiece cuts at spaces.
 */
final class TokenPlaces {
    private static final char SPACE = '\u2581';

    private final String text;
    private final MarianVocabulary vocabulary;
    private final int count;
    /** Where each token ends in the text; empty where the pieces do not tell. */
    private final int[] ends;

    private TokenPlaces(String text, MarianVocabulary vocabulary, int count, int[] ends) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.count = count;
        this.ends = ends;
    }

    /** @param closed the text's tokens and {@code </s>} */
    static TokenPlaces of(String text, int[] closed, MarianVocabulary vocabulary) {
        int count = closed.length - 1;
        int[] ends = new int[count];
        int at = 0;
        for (int token = 0; token < count; token++) {
            at = end(text, at, vocabulary.piece(closed[token]));
            if (at < 0) {
                return new TokenPlaces(text, vocabulary, count, new int[0]);
            }
            ends[token] = at;
        }
        return new TokenPlaces(text, vocabulary, count, ends);
    }

    /** Where a piece that begins at a place ends; -1 where the text is another. */
    private static int end(String text, int from, String piece) {
        int at = from;
        for (int i = 0; i < piece.length(); i++) {
            if (piece.charAt(i) == SPACE) {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            } else if (at < text.length() && text.charAt(at) == piece.charAt(i)) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }

    /** The places of the tokens that stand for these chars, or for some of them. */
    IntStream of(int start, int end) {
        if (ends.length == 0) {
            int from = tokens(start);
            return IntStream.range(from, Math.max(from + 1, tokens(end))).filter(place -> place < count);
        }
        int first = 0;
        while (first < count && ends[first] <= start) {
            first++;
        }
        int last = first;
        while (last < count && ends[last] < end) {
            last++;
        }
        return IntStream.range(first, Math.min(last + 1, count));
    }

    private int tokens(int end) {
        String before = text.substring(0, end).stripTrailing();
        return before.isEmpty() ? 0 : vocabulary.encode(before).length;
    }
}
