package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.meetinginterpreter.summary.PointSelection.Chosen;
import org.meetinginterpreter.summary.Summary.Point;
import org.meetinginterpreter.summary.Summary.Ranking;

/**
 * What is known of one meeting so far. Lines come as they are said; one that comes again under its number, corrected, takes the
 * place of the earlier one. Thread-safe: {@link #put} does the slow part, the network, outside of the lock.
 */
public final class MeetingDigest {
    private final StatementReader reader;
    private final Ranking ranking;
    private final boolean listed;
    private final NavigableMap<Long, List<Statement>> lines = new TreeMap<>();
    private final NavigableMap<Long, SpokenTurn> turns = new TreeMap<>();
    private final Stretches stretches;

    MeetingDigest(StatementReader reader, Ranking ranking, boolean listed) {
        this.reader = reader;
        this.ranking = ranking;
        this.listed = listed;
        this.stretches = new Stretches(listed);
    }

    /**
     * Adds a line or takes a corrected one for it; blocks for some milliseconds a sentence.
     *
     * @throws org.meetinginterpreter.embedding.EmbeddingException when the network fails; nothing is added then
     */
    public void put(Line line) {
        List<Statement> statements = reader.read(line);
        SpokenTurn turn = listed ? reader.turn(line) : null;
        synchronized (this) {
            lines.put(line.number(), statements);
            if (turn != null) {
                turns.put(line.number(), turn);
            }
        }
    }

    /** Takes a line away, such as one that was withheld or erased; points that come from it go with it. */
    public synchronized void remove(long number) {
        lines.remove(number);
        turns.remove(number);
    }

    /** The whole meeting in at most so many words. */
    public synchronized Summary whole(int words) {
        return of(statements(lines.values()), turns.values(), words);
    }

    /** What was said after a line, in at most so many words: for one who comes late or comes back. */
    public synchronized Summary since(long number, int words) {
        return of(
                statements(lines.tailMap(number, false).values()),
                turns.tailMap(number, false).values(),
                words);
    }

    /**
     * The points so far, in order: those of each stretch of a few minutes that is over are settled and stay as they are, whatever is
     * said later; those of the stretch under way are not yet. Beside them all decisions, actions, open questions and figures so far: one may
     * still gain lines while people talk about it, and goes when it is taken back.
     */
    public synchronized Summary running() {
        return with(stretches.points(lines), turns.values());
    }

    /**
     * The lines of each stretch that the last {@link #running} settled, as they are now: without fillers and false starts, for one who writes what it
     * came to. None where lines are not in English.
     */
    public synchronized List<List<Line>> stretches() {
        List<List<Line>> all = new ArrayList<>();
        long from = 0;
        for (long last : stretches.ends()) {
            all.add(turns.subMap(from, false, last, true).values().stream()
                    .filter(turn -> !turn.sentences().isEmpty())
                    .map(turn -> new Line(turn.number(), turn.line().speaker(), String.join(" ", turn.sentences())))
                    .toList());
            from = last;
        }
        return all;
    }

    private static List<Statement> statements(Collection<List<Statement>> lines) {
        return lines.stream().flatMap(List::stream).toList();
    }

    private Summary of(List<Statement> statements, Collection<SpokenTurn> said, int words) {
        if (words < 1) {
            throw new IllegalArgumentException("a summary has at least one word, not " + words);
        }
        List<Chosen> chosen = new ArrayList<>();
        PointSelection selection = new PointSelection(statements, List.of(), listed);
        int left = words;
        for (Chosen next = selection.next(left); next != null; next = selection.next(left)) {
            chosen.add(next);
            left -= WordCount.of(next.statement().text());
        }
        return with(points(chosen, false), said);
    }

    private Summary with(List<Point> points, Collection<SpokenTurn> said) {
        MeetingActs acts = MeetingActs.of(List.copyOf(said));
        return new Summary(points, acts.decisions(), acts.actions(), acts.questions(), acts.figures(), ranking);
    }

    /** As points, in the order in which they were said. */
    static List<Point> points(List<Chosen> chosen, boolean settled) {
        double most = chosen.stream().mapToDouble(Chosen::score).max().orElse(1);
        return chosen.stream()
                .sorted(Comparator.comparingLong(
                        (Chosen point) -> point.statement().line()))
                .map(point -> new Point(
                        point.statement().text(),
                        point.statement().speaker(),
                        List.of(point.statement().line()),
                        most > 0 ? Math.max(0, Math.min(1, point.score() / most)) : 1,
                        settled))
                .toList();
    }
}
