package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.ReviewDecision;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.review.MeetingReviews;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.translation.glossary.GlossaryEntry;

/** What people should look at, and what they decide. */
final class ReviewRoutes {
    private static final int MOST_AT_ONCE = 200;

    private final int longestText;
    private final GlossaryRoutes glossaries;

    /** @param glossaries take what a reviewer adds with a decision */
    ReviewRoutes(int longestText, GlossaryRoutes glossaries) {
        this.longestText = longestText;
        this.glossaries = glossaries;
    }

    void register(ApiRouter api) {
        api.route(HttpMethod.GET, "/meetings/:meeting/reviews", this::list);
        api.act(HttpMethod.POST, "/meetings/:meeting/reviews/:review", "caption.review", this::decide);
    }

    private Future<Reply> list(ApiRequest request) {
        MeetingReviews reviews = request.meeting(Act.REVIEW).reviews();
        Query query = request.query("state", "after");
        Optional<Boolean> open = query.optional("state").map(ReviewRoutes::isOpen);
        List<JsonObject> listed = reviews.list(open, query.optional("after"), MOST_AT_ONCE);
        return Future.succeededFuture(
                Reply.ok(new JsonObject().put("reviews", new JsonArray(listed)).put("open", reviews.open())));
    }

    private static boolean isOpen(String state) {
        if (!state.equals("open") && !state.equals("done")) {
            throw ProblemType.INVALID_REQUEST.because("state must be open or done; leave it out for both.");
        }
        return state.equals("open");
    }

    private Future<Reply> decide(ApiRequest request) {
        Meeting meeting = request.meeting(Act.REVIEW);
        Fields body = request.body("decision", "text", "language", "version", "glossary");
        String name = body.text("decision", 20);
        ReviewDecision decision = switch (name) {
            case "approve" -> new ReviewDecision.Approve();
            case "withhold" -> new ReviewDecision.Withhold();
            case "correct" -> correction(meeting, body);
            default -> throw ProblemType.INVALID_REQUEST.because("decision must be approve, correct or withhold.");
        };
        int version = body.integer("version", 0, Integer.MAX_VALUE);
        String id = request.path("review");
        Optional<GlossaryEntry> term =
                body.has("glossary") ? Optional.of(GlossaryRoutes.newEntry(body.map("glossary"))) : Optional.empty();
        return meeting.reviews()
                .decide(id, version, decision, name, request.caller().grant().participant())
                .map(outcome -> answer(meeting.reviews(), id, outcome))
                .compose(reply -> term.map(entry ->
                                glossaries.addTo(meeting, entry, request).map(reply))
                        .orElse(Future.succeededFuture(reply)));
    }

    private ReviewDecision correction(Meeting meeting, Fields body) {
        Locale language = meeting.language(body.text("language", 40));
        return new ReviewDecision.Correct(language, body.text("text", longestText));
    }

    private static Reply answer(MeetingReviews reviews, String id, MeetingReviews.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Reply.ok(reviews.find(id).orElseThrow());
            case CHANGED ->
                throw ProblemType.REVIEW_CHANGED.because(
                        "Somebody decided about this caption, or it changed, since you saw it; look at it again.",
                        new JsonObject().put("review", reviews.find(id).orElseThrow()));
            case UNKNOWN -> throw ProblemType.NOT_FOUND.because("There is no such caption that is final.");
            case HELD_AS_A_WHOLE ->
                throw ProblemType.WRONG_STATE.because(
                        "The caption is held: approve it, withhold it, or correct it in the language in which it was said.");
            case NOT_STORED ->
                throw ProblemType.NOT_STORED.because(
                        "The server cannot write its record now, so nothing was changed; try again, and tell the operator.");
        };
    }
}
