package org.meetinginterpreter.summary;

import java.util.List;
import org.meetinginterpreter.summary.Summary.Action;
import org.meetinginterpreter.summary.Summary.Decision;
import org.meetinginterpreter.summary.Summary.Figure;
import org.meetinginterpreter.summary.Summary.Question;

/** What was done in a meeting in English, beside what was said: found by {@link Sign}s of lines and the lines around them. */
record MeetingActs(List<Decision> decisions, List<Action> actions, List<Question> questions, List<Figure> figures) {
    static final MeetingActs NONE = new MeetingActs(List.of(), List.of(), List.of(), List.of());

    static MeetingActs of(List<SpokenTurn> turns) {
        List<Decision> decisions = new DecisionFinder(turns).find();
        List<Action> actions = new ActionFinder(turns).find();
        return new MeetingActs(decisions, actions, new QuestionFinder(turns).find(), FigureFinder.find(turns));
    }
}
