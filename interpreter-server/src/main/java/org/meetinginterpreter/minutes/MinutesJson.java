package org.meetinginterpreter.minutes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.caption.Mark;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.summary.Summary;

/** Minutes as one JSON object. */
final class MinutesJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MinutesJson() {}

    static String write(Minutes minutes) {
        Locale language = minutes.overview().rendered().language();
        Summary summary = minutes.overview().summary();
        ObjectNode json = JSON.createObjectNode()
                .put("meeting", minutes.meeting())
                .put("title", minutes.title())
                .put("language", language.toLanguageTag())
                .put("state", minutes.state())
                .put("draft", minutes.isDraft())
                .put("vouching", minutes.vouching().wire())
                .put("label", MinutesDocument.of(minutes).label())
                .put("written", minutes.written().toString())
                .put("last", minutes.overview().last());
        minutes.started().ifPresent(time -> json.put("started", time.toString()));
        minutes.ended().ifPresent(time -> json.put("ended", time.toString()));
        minutes.speakers().forEach(json.putArray("speakers")::add);
        minutes.people().present().forEach(json.putArray("present")::add);
        ArrayNode points = json.putArray("points");
        summary.points()
                .forEach(point -> seqs(points.addObject(), point.lines())
                        .put("text", point.text())
                        .put("speaker", point.speaker())
                        .put("language", minutes.languageOf(point).toLanguageTag()));
        json.put("noticedIn", minutes.overview().actsIn().toLanguageTag());
        ArrayNode decisions = json.putArray("decisions");
        summary.decisions()
                .forEach(decision ->
                        seqs(decisions.addObject(), decision.lines()).put("text", decision.text()));
        ArrayNode actions = json.putArray("actions");
        summary.actions()
                .forEach(action -> seqs(actions.addObject(), action.lines())
                        .put("who", action.who())
                        .put("what", action.what())
                        .put("due", action.due()));
        ArrayNode questions = json.putArray("questions");
        summary.questions()
                .forEach(question -> seqs(questions.addObject(), question.lines())
                        .put("text", question.text())
                        .put("open", question.open()));
        ArrayNode figures = json.putArray("figures");
        summary.figures()
                .forEach(figure -> seqs(figures.addObject(), figure.lines())
                        .put("value", figure.value())
                        .put("what", figure.what()));
        ArrayNode terms = json.putArray("terms");
        minutes.terms()
                .forEach(term -> terms.addObject().put("said", term.said()).put("rendered", term.rendered()));
        json.putObject("reviewed")
                .put("approved", minutes.reviewed().approved())
                .put("corrected", minutes.reviewed().corrected())
                .put("withheld", minutes.reviewed().withheld());
        minutes.overview().rendered().models().forEach(json.putArray("models")::add);
        minutes.people().agenda().forEach(json.putArray("agenda")::add);
        minutes.people().writtenIn().ifPresent(written -> json.put("writtenIn", written.toLanguageTag()));
        minutes.people()
                .approval()
                .ifPresent(approval -> json.putObject("approval")
                        .put("name", approval.name())
                        .put("at", approval.at().toString())
                        .put("changedSince", minutes.people().changedSince()));
        ArrayNode marks = json.putArray("marks");
        if (minutes.vouching() == Vouching.MACHINE_MADE) {
            marks.add(Mark.MACHINE_MADE.wire());
        }
        return json.toPrettyString() + "\n";
    }

    private static ObjectNode seqs(ObjectNode object, List<Long> lines) {
        ArrayNode seqs = object.putArray("seqs");
        lines.forEach(seqs::add);
        return object;
    }
}
