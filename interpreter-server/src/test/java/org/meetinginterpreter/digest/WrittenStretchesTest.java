package org.meetinginterpreter.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.Summary.Point;
import org.meetinginterpreter.summary.Summary.Wording;
import org.meetinginterpreter.writing.WrittenSentence;

class WrittenStretchesTest {
    private static final List<Line> FIRST = List.of(new Line(1, "Ana", "One."), new Line(2, "Rui", "Two."));
    private static final List<Line> SECOND = List.of(new Line(5, "Ana", "Five."));
    private static final List<Point> SAID = List.of(point(1, true), point(5, true), point(9, false));

    private final WrittenStretches written = new WrittenStretches();

    private static Point point(long line, boolean settled) {
        return new Point("said " + line, "Ana", List.of(line), 1, settled);
    }

    private static Optional<List<WrittenSentence>> text(long line) {
        return Optional.of(List.of(new WrittenSentence("written " + line, List.of(line), true)));
    }

    private static List<String> texts(List<Point> points) {
        return points.stream().map(Point::text).sorted().toList();
    }

    @Test
    void untilAStretchIsWrittenItsPointsAreNotSettled() {
        List<Point> shown = written.over(SAID, List.of(FIRST, SECOND));
        assertEquals(List.of("said 1", "said 5", "said 9"), texts(shown));
        assertFalse(shown.stream().anyMatch(Point::settled));
        assertEquals(List.of(FIRST, SECOND), written.wanted());
    }

    @Test
    void whatWasWrittenStandsInPlaceOfWhatWasSaid() {
        written.over(SAID, List.of(FIRST, SECOND));
        written.put(FIRST, text(2));
        List<Point> shown = written.over(SAID, List.of(FIRST, SECOND));
        assertEquals(List.of("said 5", "said 9", "written 2"), texts(shown));
        assertEquals(Wording.WRITTEN, shown.get(0).wording());
        assertEquals(List.of(SECOND), written.wanted());
    }

    @Test
    void whereNobodyCouldWriteWhatWasSaidIsSettled() {
        written.over(SAID, List.of(FIRST, SECOND));
        written.put(FIRST, Optional.empty());
        written.put(SECOND, Optional.empty());
        assertEquals(SAID, written.over(SAID, List.of(FIRST, SECOND)));
        assertEquals(List.of(), written.wanted());
    }

    @Test
    void nothingStaysOfAStretchOfWhichALineIsGone() {
        written.over(SAID, List.of(FIRST, SECOND));
        written.put(FIRST, text(2));
        written.forget(1);
        assertEquals(List.of(SECOND), written.wanted());
        assertEquals(List.of("said 5", "said 9"), texts(written.over(SAID.subList(1, 3), List.of(SECOND))));
        // it was under way
        written.put(FIRST, text(2));
        assertEquals(List.of("said 1", "said 5", "said 9"), texts(written.over(SAID, List.of(FIRST, SECOND))));
    }
}
