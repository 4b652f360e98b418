package org.meetinginterpreter.digest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.meetinginterpreter.summary.Summary;
import org.meetinginterpreter.summary.Summary.Action;
import org.meetinginterpreter.summary.Summary.Decision;
import org.meetinginterpreter.summary.Summary.Figure;
import org.meetinginterpreter.summary.Summary.Question;

/** Decisions, actions, questions and figures in a reader's language, translated from the language in which they were found; names stay as they are. */
final class RenderedActs {
    private RenderedActs() {}

    /**
     * The summary with other points, and all else in the reader's language.
     *
     * @param rendering gives as many texts as it gets, in their order; nothing where it cannot
     */
    static Optional<Summary> of(
            Summary summary, List<Summary.Point> points, Function<List<String>, Optional<List<String>>> rendering) {
        List<String> texts = new ArrayList<>();
        summary.decisions().forEach(decision -> texts.add(decision.text()));
        for (Action action : summary.actions()) {
            texts.add(action.what());
            texts.add(action.due());
        }
        summary.questions().forEach(question -> texts.add(question.text()));
        for (Figure figure : summary.figures()) {
            texts.add(figure.value());
            texts.add(figure.what());
        }
        return rendering.apply(texts).map(done -> with(summary, points, done.iterator()));
    }

    private static Summary with(Summary summary, List<Summary.Point> points, Iterator<String> rendered) {
        return new Summary(
                points,
                summary.decisions().stream()
                        .map(decision -> new Decision(rendered.next(), decision.lines()))
                        .toList(),
                summary.actions().stream()
                        .map(action -> new Action(action.who(), rendered.next(), rendered.next(), action.lines()))
                        .toList(),
                summary.questions().stream()
                        .map(question -> new Question(rendered.next(), question.open(), question.lines()))
                        .toList(),
                summary.figures().stream()
                        .map(figure -> new Figure(rendered.next(), rendered.next(), figure.lines()))
                        .toList(),
                summary.ranking());
    }
}
