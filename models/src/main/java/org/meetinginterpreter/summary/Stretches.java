package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import org.meetinginterpreter.summary.PointSelection.Chosen;
import org.meetinginterpreter.summary.Summary.Point;

/**
 * Cuts a meeting under way into stretches of some minutes, where its topic changes most (after Hearst, "TextTiling", 1997), and settles the points of
 * each that is over. Guarded by its digest.
 */
final class Stretches {
    /** Some two and five minutes of speech. */
    private static final int SHORTEST_WORDS = 300;

    private static final int LONGEST_WORDS = 700;
    /** How many sentences on both sides are compared. */
    private static final int BLOCK = 6;

    private static final int POINTS = 3;
    /** Points said lately that are not to be said again. */
    private static final int REMEMBERED = 12;

    private final boolean listed;
    private final List<Stretch> over = new ArrayList<>();

    private static final class Stretch {
        private final long last;
        private List<Chosen> points;

        Stretch(long last, List<Chosen> points) {
            this.last = last;
            this.points = points;
        }
    }

    Stretches(boolean listed) {
        this.listed = listed;
    }

    List<Point> points(NavigableMap<Long, List<Statement>> lines) {
        correct(lines);
        List<Statement> open = statements(lines, from());
        while (open.stream().mapToInt(Statement::words).sum() > LONGEST_WORDS) {
            int end = end(open);
            List<Statement> closed = open.subList(0, end);
            over.add(new Stretch(closed.get(end - 1).line(), choose(closed, List.of())));
            open = statements(lines, from());
        }
        List<Point> points = new ArrayList<>();
        over.forEach(stretch -> points.addAll(MeetingDigest.points(stretch.points, true)));
        points.addAll(MeetingDigest.points(choose(open, List.of()), false));
        return points;
    }

    /** The last line of each that is over. */
    List<Long> ends() {
        return over.stream().map(stretch -> stretch.last).toList();
    }

    private long from() {
        return over.isEmpty() ? 0 : over.get(over.size() - 1).last;
    }

    private static List<Statement> statements(NavigableMap<Long, List<Statement>> lines, long after) {
        return lines.tailMap(after, false).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Points whose line was corrected or taken away make room for others of their stretch. */
    private void correct(NavigableMap<Long, List<Statement>> lines) {
        long from = 0;
        for (Stretch stretch : over) {
            List<Chosen> kept = stretch.points.stream()
                    .filter(point -> lines.getOrDefault(point.statement().line(), List.of())
                            .contains(point.statement()))
                    .toList();
            if (kept.size() < stretch.points.size()) {
                List<Statement> all = lines.subMap(from, false, stretch.last, true).values().stream()
                        .flatMap(List::stream)
                        .toList();
                stretch.points = choose(all, kept);
            }
            from = stretch.last;
        }
    }

    private List<Chosen> choose(List<Statement> statements, List<Chosen> kept) {
        List<Chosen> points = new ArrayList<>(kept);
        List<Statement> before = new ArrayList<>(lately());
        kept.forEach(point -> before.add(point.statement()));
        Set<Statement> chosen = new HashSet<>(before);
        List<Statement> others = statements.stream()
                .filter(statement -> !chosen.contains(statement))
                .toList();
        PointSelection selection = new PointSelection(others, before, listed);
        for (Chosen next = null; points.size() < POINTS; points.add(next)) {
            next = selection.next(Integer.MAX_VALUE);
            if (next == null) {
                break;
            }
        }
        return points;
    }

    private List<Statement> lately() {
        List<Statement> said = over.stream()
                .flatMap(stretch -> stretch.points.stream())
                .map(Chosen::statement)
                .toList();
        return said.subList(Math.max(0, said.size() - REMEMBERED), said.size());
    }

    /** How many of the statements belong to the stretch that ends: whole lines, up to where the next are least like the last. */
    private static int end(List<Statement> open) {
        int best = open.size();
        double least = Double.POSITIVE_INFINITY;
        int words = 0;
        for (int i = 1; i < open.size(); i++) {
            words += open.get(i - 1).words();
            boolean newLine = open.get(i).line() != open.get(i - 1).line();
            if (newLine && words >= SHORTEST_WORDS && words <= LONGEST_WORDS) {
                double likeness = likeness(open, i);
                if (likeness < least) {
                    least = likeness;
                    best = i;
                }
            }
        }
        return best;
    }

    private static double likeness(List<Statement> statements, int gap) {
        List<Statement> before = statements.subList(Math.max(0, gap - BLOCK), gap);
        List<Statement> after = statements.subList(gap, Math.min(statements.size(), gap + BLOCK));
        double sum = 0;
        for (Statement one : before) {
            for (Statement other : after) {
                sum += one.likeness(other);
            }
        }
        return sum / (before.size() * after.size());
    }
}
