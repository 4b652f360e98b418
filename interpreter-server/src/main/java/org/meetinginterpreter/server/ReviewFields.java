package org.meetinginterpreter.server;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
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
        Fields review = options.object(
                "review", "policy", "holdSeconds", "onTimeout", "words", "doubt", "examples", "threshold");
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
                    review.has("words") ? lists(review.map("words")) : before.words(),
                    review.flag("doubt", before.doubt()),
                    review.has("examples") ? lists(review.map("examples")) : before.examples(),
                    threshold(review, before));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private static OptionalDouble threshold(Fields review, ReviewOptions before) {
        if (review.isFalse("threshold")) {
            return OptionalDouble.empty();
        }
        return review.has("threshold") ? OptionalDouble.of(review.number("threshold")) : before.threshold();
    }

    private static Map<Locale, List<String>> lists(JsonObject lists) {
        Map<Locale, List<String>> byLanguage = new LinkedHashMap<>();
        for (String tag : lists.fieldNames()) {
            byLanguage.put(
                    Languages.parse(tag),
                    Fields.of(lists, lists.fieldNames().toArray(String[]::new)).texts(tag));
        }
        return byLanguage;
    }

    private static RuntimeException wrong(String what) {
        return ProblemType.INVALID_REQUEST.because("options.review." + what + ".");
    }
}
