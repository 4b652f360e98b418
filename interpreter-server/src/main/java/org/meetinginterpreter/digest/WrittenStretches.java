package org.meetinginterpreter.digest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.Summary.Point;
import org.meetinginterpreter.summary.Summary.Wording;
import org.meetinginterpreter.writing.WrittenSentence;

/**
 * What a machine wrote about the stretches of one meeting. A text belongs to the lines as they were sent: when one of them is corrected, withheld or erased
 * it is gone. Filled by another thread than the one that reads.
 */
final class WrittenStretches {
    /** Nothing where the writing failed: what was said stands there then, for good. */
    private final Map<List<Line>, Optional<List<WrittenSentence>>> texts = new ConcurrentHashMap<>();

    private volatile List<List<Line>> wanted = List.of();
    /** Those whose text may be kept. */
    private volatile Set<List<Line>> current = Set.of();

    /** Stretches that nobody wrote yet. */
    List<List<Line>> wanted() {
        return wanted;
    }

    /** @param text nothing where nobody could write it */
    void put(List<Line> stretch, Optional<List<WrittenSentence>> text) {
        texts.put(stretch, text);
        // somebody may have had a line of it erased while it was written
        if (!current.contains(stretch)) {
            texts.remove(stretch);
        }
    }

    /** A line is another one, or gone: nothing that has it stays. */
    void forget(long number) {
        Predicate<List<Line>> hasIt = stretch -> stretch.stream().anyMatch(line -> line.number() == number);
        current = current.stream().filter(hasIt.negate()).collect(Collectors.toUnmodifiableSet());
        wanted = wanted.stream().filter(hasIt.negate()).toList();
        texts.keySet().removeIf(hasIt);
    }

    /**
     * Points with what was written in place of what was said. A stretch that is still to be written is not settled before it is, or cannot be.
     *
     * @param stretches lines that are over and may be shown to everybody
     */
    List<Point> over(List<Point> points, List<List<Line>> stretches) {
        current = Set.copyOf(stretches);
        texts.keySet().retainAll(current);
        Set<Long> replaced = new HashSet<>();
        Set<Long> waiting = new HashSet<>();
        List<List<Line>> missing = new ArrayList<>();
        List<Point> shown = new ArrayList<>();
        for (List<Line> stretch : stretches) {
            List<Long> numbers = stretch.stream().map(Line::number).toList();
            Optional<List<WrittenSentence>> text = texts.get(stretch);
            if (text == null) {
                missing.add(stretch);
                waiting.addAll(numbers);
            } else if (text.isPresent()) {
                replaced.addAll(numbers);
                text.get().forEach(sentence -> shown.add(point(sentence)));
            }
        }
        wanted = List.copyOf(missing);
        points.stream()
                .filter(point -> !replaced.contains(point.lines().get(0)))
                .map(point -> waiting.contains(point.lines().get(0)) ? point.settled(false) : point)
                .forEach(shown::add);
        return shown;
    }

    private static Point point(WrittenSentence sentence) {
        return new Point(
                sentence.text(),
                "",
                sentence.lines(),
                1,
                true,
                sentence.isSupported() ? Wording.WRITTEN : Wording.UNSUPPORTED);
    }
}
