package org.meetinginterpreter.server;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.meeting.Languages;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.review.ReviewOptions;
import org.meetinginterpreter.review.ReviewPolicy;
import org.meetinginterpreter.review.WhenNobodyCame;

/** Reads what an organizer wants people to look at. */
final class ReviewFields {
    private ReviewFields() {}

    /** @param before what holds for what is not said */
    static ReviewOptions of(Fields options, ReviewOptions before) {
        if (!options.has("review")) {
            return before;
        }
        Fields review = options.object("review", "policy", "holdSeconds", "onTimeout", "words", "doubt");
        try {
            return new ReviewOptions(
                    review.optionalText("policy", 10)
                            .map(name ->
                                    ReviewPolicy.of(name).orElseThrow(() -> wrong("policy must be off, after or hold")))
                            .orElse(before.policy()),
                    Duration.ofSeconds(review.integer(
                            "holdSeconds",
                            ReviewOptions.SHORTEST_HOLD_SECONDS,
                            ReviewOptions.LONGEST_HOLD_SECONDS,
                            (int) before.hold().toSeconds())),
                    review.optionalText("onTimeout", 10)
                            .map(name -> WhenNobodyCame.of(name)
                                    .orElseThrow(() -> wrong("onTimeout must be publish or withhold")))
                            .orElse(before.onTimeout()),
                    review.has("words") ? words(review.map("words")) : before.words(),
                    review.flag("doubt", before.doubt()));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private static Map<Locale, List<String>> words(JsonObject lists) {
        Map<Locale, List<String>> words = new LinkedHashMap<>();
        for (String tag : lists.fieldNames()) {
            words.put(
                    Languages.parse(tag),
                    Fields.of(lists, lists.fieldNames().toArray(String[]::new)).texts(tag));
        }
        return words;
    }

    private static RuntimeException wrong(String what) {
        return ProblemType.INVALID_REQUEST.because("options.review." + what + ".");
    }
}
