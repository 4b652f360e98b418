package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.caption.Mark;
import org.meetinginterpreter.digest.RenderedSummary;
import org.meetinginterpreter.summary.Summary;

/** A summary as one JSON object. */
final class SummaryJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SummaryJson() {}

    static ObjectNode of(RenderedSummary rendered) {
        Summary summary = rendered.summary();
        ObjectNode json = JSON.createObjectNode();
        json.put("summary", rendered.text().replace('\n', ' '));
        json.put("language", rendered.language().toLanguageTag());
        json.put("ranking", summary.ranking().name().toLowerCase(Locale.ROOT));
        ArrayNode points = json.putArray("points");
        summary.points()
                .forEach(point -> lines(
                        points.addObject().put("text", point.text()).put("speaker", point.speaker()), point.lines()));
        ArrayNode decisions = json.putArray("decisions");
        summary.decisions()
                .forEach(decision -> lines(decisions.addObject().put("text", decision.text()), decision.lines()));
        ArrayNode actions = json.putArray("actions");
        summary.actions()
                .forEach(action -> lines(
                        actions.addObject()
                                .put("who", action.who())
                                .put("what", action.what())
                                .put("due", action.due()),
                        action.lines()));
        ArrayNode questions = json.putArray("questions");
        summary.questions()
                .forEach(question -> lines(
                        questions.addObject().put("text", question.text()).put("open", question.open()),
                        question.lines()));
        ArrayNode figures = json.putArray("figures");
        summary.figures()
                .forEach(figure -> lines(
                        figures.addObject().put("value", figure.value()).put("what", figure.what()), figure.lines()));
        rendered.models().forEach(json.putArray("route")::add);
        json.putArray("marks").add(Mark.MACHINE_MADE.wire());
        return json;
    }

    private static void lines(ObjectNode object, List<Long> lines) {
        ArrayNode array = object.putArray("lines");
        lines.forEach(array::add);
    }
}
