package org.meetinginterpreter.speech.cue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

/**
 * Cuts finals into cues of two lines of 42 columns (BBC and Netflix subtitle guidelines; East Asian characters take two columns). A cue
 * ends at a clause's end where one is near, lasts 1 to 7 s where the speech lets it, stays up until it can be read at 17 characters a
 * second if nothing follows sooner, and never overlaps the next. What could be seen for less than five sixths of a second before
 * the next speech stands in one cue with that. Words without times share their utterance's by their length. One object follows one
 * track, finals in order. Not thread-safe.
 */
public final class CueCutter {
    /** The width of a line. */
    public static final int COLUMNS = 42;

    private static final int LINES = 2;
    private static final long LEAST_MILLIS = 833;
    private static final long SHORTEST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 7_000;
    private static final double COLUMNS_PER_SECOND = 17;
    private static final String SENTENCE_ENDS = ".?!…。？！؟।۔";
    private static final String CLAUSE_ENDS = ",;:，、；：،";
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Cue waiting;
    private List<Piece> waitingPieces = List.of();
    private long shownUntil;

    /** A piece of the text that no line break divides. */
    private record Piece(String text, boolean spaceBefore, long start, long end) {}

    /** Takes the next final; returns the cues that are settled, which is all but the last: it may stay up until the next begins. */
    public List<Cue> add(Utterance utterance) {
        List<Cue> cues = new ArrayList<>();
        List<Piece> pieces = withWaiting(pieces(utterance));
        int from = 0;
        while (from < pieces.size()) {
            int to = end(pieces, from);
            settle(pieces.get(from).start(), cues);
            long start = Math.max(pieces.get(from).start(), shownUntil);
            long end = Math.max(start + 1, pieces.get(to - 1).end());
            waitingPieces = List.copyOf(pieces.subList(from, to));
            waiting = new Cue(start, end, lines(waitingPieces));
            shownUntil = end;
            from = to;
        }
        return cues;
    }

    /** The cue that waits goes on where it would be gone at once. */
    private List<Piece> withWaiting(List<Piece> pieces) {
        if (waiting == null
                || pieces.isEmpty()
                || Math.max(pieces.get(0).start(), waiting.endMillis()) - waiting.startMillis() >= LEAST_MILLIS) {
            return pieces;
        }
        List<Piece> longer = new ArrayList<>(waitingPieces);
        String last = waitingPieces.get(waitingPieces.size() - 1).text();
        Piece next = pieces.get(0);
        boolean spaced = !isUnspaced(next.text().codePointAt(0)) || !isUnspaced(last.codePointAt(0));
        longer.add(new Piece(next.text(), spaced, next.start(), next.end()));
        longer.addAll(pieces.subList(1, pieces.size()));
        shownUntil = waiting.startMillis();
        waiting = null;
        return longer;
    }

    /** The sound is over; returns the last cue. */
    public List<Cue> finish() {
        List<Cue> cues = new ArrayList<>();
        settle(Long.MAX_VALUE, cues);
        return cues;
    }

    /** The cue that waits stays until it was read, or the next begins. */
    private void settle(long next, List<Cue> cues) {
        if (waiting == null) {
            return;
        }
        long toRead =
                (long) (waiting.lines().stream().mapToInt(CueCutter::width).sum() * 1_000 / COLUMNS_PER_SECOND);
        long wanted = waiting.startMillis() + Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, toRead));
        long end = Math.max(waiting.endMillis(), Math.min(wanted, next));
        cues.add(new Cue(waiting.startMillis(), end, waiting.lines()));
        shownUntil = end;
        waiting = null;
    }

    /** Where the cue that begins here ends: the last sentence or clause that fits if it fills a third, else as much as fits. */
    private static int end(List<Piece> pieces, int from) {
        int to = from;
        int sentence = -1;
        int clause = -1;
        while (to < pieces.size() && fits(pieces.subList(from, to + 1))) {
            char last = pieces.get(to).text().charAt(pieces.get(to).text().length() - 1);
            to++;
            boolean enough = pieces.get(to - 1).end() - pieces.get(from).start() >= SHORTEST_MILLIS;
            if (SENTENCE_ENDS.indexOf(last) >= 0 && enough) {
                sentence = to;
            } else if (CLAUSE_ENDS.indexOf(last) >= 0
                    && text(pieces.subList(from, to)).length() >= COLUMNS) {
                clause = to;
            }
        }
        to = Math.max(to, from + 1);
        if (to == pieces.size()) {
            return to;
        }
        return sentence > 0 ? sentence : clause > 0 ? clause : to;
    }

    private static boolean fits(List<Piece> pieces) {
        long length = pieces.get(pieces.size() - 1).end() - pieces.get(0).start();
        return pieces.size() == 1 || (length <= LONGEST_MILLIS && broken(pieces).size() <= LINES);
    }

    private static List<String> lines(List<Piece> pieces) {
        if (width(text(pieces)) <= COLUMNS || pieces.size() == 1) {
            return List.of(text(pieces));
        }
        double least = Double.MAX_VALUE;
        List<String> best = broken(pieces);
        for (int at = 1; at < pieces.size(); at++) {
            String upper = text(pieces.subList(0, at));
            String lower = text(pieces.subList(at, pieces.size()));
            if (width(upper) <= COLUMNS && width(lower) <= COLUMNS) {
                char last = upper.charAt(upper.length() - 1);
                boolean clause = CLAUSE_ENDS.indexOf(last) >= 0 || SENTENCE_ENDS.indexOf(last) >= 0;
                double cost = Math.abs(width(upper) - width(lower)) - (clause ? COLUMNS / 2.0 : 0);
                if (cost < least) {
                    least = cost;
                    best = List.of(upper, lower);
                }
            }
        }
        return best;
    }

    /** Lines filled one after the other. */
    private static List<String> broken(List<Piece> pieces) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= pieces.size(); at++) {
            if (at == pieces.size() || width(text(pieces.subList(from, at + 1))) > COLUMNS) {
                lines.add(text(pieces.subList(from, at)));
                from = at;
            }
        }
        return lines;
    }

    private static String text(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.spaceBefore() && text.length() > 0 ? " " : "").append(piece.text());
        }
        return text.toString();
    }

    /** Columns of a text: graphemes, wide ones twice (UAX 11). */
    static int width(String text) {
        int width = 0;
        Matcher graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            width += isWide(graphemes.group().codePointAt(0)) ? 2 : 1;
        }
        return width;
    }

    private static boolean isWide(int codePoint) {
        int width = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
    }

    /** Words between spaces (cut where they are wider than a line), and characters of scripts that have none, with their times. */
    private static List<Piece> pieces(Utterance utterance) {
        String text = utterance.text();
        long[] times = times(utterance);
        List<Piece> pieces = new ArrayList<>();
        Matcher graphemes = GRAPHEME.matcher(text);
        int start = -1;
        boolean space = false;
        while (graphemes.find()) {
            String grapheme = graphemes.group();
            boolean blank = grapheme.isBlank();
            boolean mark = (SENTENCE_ENDS + CLAUSE_ENDS).contains(grapheme);
            boolean unspaced = isUnspaced(grapheme.codePointAt(0));
            if (start >= 0
                    && (blank
                            || (unspaced && !mark)
                            || width(text.substring(start, graphemes.end())) > COLUMNS
                            || (isUnspaced(text.codePointBefore(graphemes.start())) && !mark))) {
                pieces.add(piece(text, start, graphemes.start(), space, times));
                start = -1;
                space = false;
            }
            space |= blank;
            start = blank ? start : start < 0 ? graphemes.start() : start;
        }
        if (start >= 0) {
            pieces.add(piece(text, start, text.length(), space, times));
        }
        return pieces;
    }

    private static Piece piece(String text, int from, int to, boolean space, long[] times) {
        return new Piece(text.substring(from, to), space, times[from], Math.max(times[from], times[to]));
    }

    private static boolean isUnspaced(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** The time of each char, and of the end; even between the words that have one. */
    private static long[] times(Utterance utterance) {
        int length = utterance.text().length();
        long[] times = new long[length + 1];
        int at = 0;
        long time = utterance.startMillis();
        for (SpokenWord word : utterance.words()) {
            int found = utterance.text().indexOf(word.text(), at);
            if (found >= 0) {
                fill(times, at, found, time, Math.max(time, word.startMillis()));
                long end = Math.max(times[found], word.endMillis());
                fill(times, found, found + word.text().length(), times[found], end);
                at = found + word.text().length();
                time = end;
            }
        }
        fill(times, at, length, time, Math.max(time, utterance.endMillis()));
        return times;
    }

    private static void fill(long[] times, int from, int to, long start, long end) {
        for (int i = from; i < to; i++) {
            times[i] = start + (end - start) * (i - from) / (to - from);
        }
        times[to] = end;
    }
}
