package org.meetinginterpreter.translation.glossary;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text in pieces that a term can begin and end with: words by ICU's rules (a dictionary where a script has no spaces), cut at
 * apostrophes, and marks one by one. Case, kinds of apostrophe and dash, and how much space there is make no difference to its {@link #key}.
 */
final class TokenizedText {
    // slow to make; never moved themselves
    private static final BreakIterator WORDS = BreakIterator.getWordInstance(Locale.ROOT);

    /** A piece without white space. */
    record Piece(int start, int end, String folded, boolean afterSpace) {
        boolean isWord() {
            return folded.codePoints().anyMatch(Character::isLetterOrDigit);
        }
    }

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();

    TokenizedText(String text) {
        this.text = text;
        BreakIterator words = WORDS.clone();
        words.setText(text);
        boolean space = true;
        int from = words.first();
        for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
            if (text.substring(from, to).isBlank()) {
                space = true;
            } else {
                cut(from, to, space);
                space = false;
            }
        }
    }

    /** At apostrophes. */
    private void cut(int from, int to, boolean afterSpace) {
        int start = from;
        for (int at = from; at < to; at++) {
            if (isApostrophe(text.charAt(at))) {
                add(start, at, afterSpace && start == from);
                add(at, at + 1, afterSpace && at == from);
                start = at + 1;
            }
        }
        add(start, to, afterSpace && start == from);
    }

    private void add(int start, int end, boolean afterSpace) {
        if (start < end) {
            pieces.add(new Piece(start, end, folded(text.substring(start, end)), afterSpace));
        }
    }

    private static String folded(String piece) {
        String lower = piece.toLowerCase(Locale.ROOT);
        if (lower.length() > 1) {
            return lower;
        }
        char only = lower.charAt(0);
        return isApostrophe(only) ? "'" : isDash(only) ? "-" : lower;
    }

    private static boolean isApostrophe(char character) {
        return "'’‘ʼ＇".indexOf(character) >= 0;
    }

    static boolean isDash(char character) {
        return "-‐‑–".indexOf(character) >= 0;
    }

    String text() {
        return text;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** What stands from one piece to before another, the same for all texts that mean the same words. */
    String key(int from, int to) {
        StringBuilder key = new StringBuilder();
        for (int i = from; i < to; i++) {
            key.append(i > from && pieces.get(i).afterSpace() ? " " : "")
                    .append(pieces.get(i).folded());
        }
        return key.toString();
    }

    /** Whether a word that ends before the piece, or begins with it, is one by itself: not the half of {@code guarda-chuva}. */
    boolean isCut(int piece) {
        if (piece == 0 || piece == pieces.size() || pieces.get(piece).afterSpace()) {
            return true;
        }
        boolean dashBefore = isDash(text.charAt(pieces.get(piece).start() - 1)) && isJoint(piece - 1);
        return !dashBefore && !isJoint(piece);
    }

    /** Whether a piece is a dash between two words. */
    private boolean isJoint(int piece) {
        return isDash(text.charAt(pieces.get(piece).start()))
                && piece > 0
                && piece + 1 < pieces.size()
                && !pieces.get(piece).afterSpace()
                && !pieces.get(piece + 1).afterSpace()
                && pieces.get(piece - 1).isWord()
                && pieces.get(piece + 1).isWord();
    }
}
