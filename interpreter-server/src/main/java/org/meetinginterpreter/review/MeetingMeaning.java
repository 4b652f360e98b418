package org.meetinginterpreter.review;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.embedding.ExampleSentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks in one meeting for captions that mean much the same as an example sentence, and knows what it cannot look at. Belongs to
 * the event loop.
 */
final class MeetingMeaning {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingMeaning.class);

    private final String meeting;
    private final MeaningLane lane;
    private final ReviewDefaults defaults;
    private final Set<Locale> told = new HashSet<>();
    /** What is being compared, and who said it. */
    private final Map<String, String> comparing = new HashMap<>();

    private Map<Locale, List<String>> examples = Map.of();
    private double threshold;
    private Optional<Future<ExampleSentences>> learnt = Optional.empty();
    private long unchecked;

    /** @param defaults what the deployment looks for in every meeting that is reviewed */
    MeetingMeaning(String meeting, MeaningLane lane, ReviewDefaults defaults) {
        this.meeting = meeting;
        this.lane = lane;
        this.defaults = defaults;
    }

    /** What is looked for from now on. */
    void use(ReviewOptions options) {
        Map<Locale, List<String>> all = new LinkedHashMap<>();
        if (options.policy() != ReviewPolicy.OFF) {
            options.examples().forEach((language, list) -> all.put(language, new ArrayList<>(list)));
            if (!defaults.examples().isEmpty()) {
                all.computeIfAbsent(Locale.ENGLISH, english -> new ArrayList<>())
                        .addAll(defaults.examples());
            }
        }
        threshold = options.threshold().orElse(defaults.threshold());
        if (!all.equals(examples)) {
            examples = all;
            learnt = Optional.empty();
        }
    }

    /** Learns the examples before the first caption comes. */
    void prepare() {
        if (examples.keySet().stream()
                .anyMatch(language -> lane.objection(language).isEmpty())) {
            Future<ExampleSentences> unused = learnt();
        }
    }

    /** What failed is tried again with the next caption. */
    private Future<ExampleSentences> learnt() {
        Future<ExampleSentences> known =
                learnt.filter(future -> !future.failed()).orElseGet(() -> lane.learn(meeting, examples));
        learnt = Optional.of(known);
        return known;
    }

    /** Whether what is said in a language is compared before it is clear. */
    boolean looksAt(Locale language) {
        return !examples.isEmpty() && lane.objection(language).isEmpty();
    }

    /** What speaks against a final by its meaning, or that this could not be told; has ended already where nothing is compared. */
    Future<List<Reason>> reasons(Caption said) {
        if (examples.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Optional<String> objection = lane.objection(said.language());
        if (objection.isPresent()) {
            if (told.add(said.language())) {
                LOG.warn("{} is not compared with examples in {}: {}", said.language(), meeting, objection.get());
            }
            return Future.succeededFuture(List.of());
        }
        comparing.put(said.utterance(), said.speaker().id());
        return lane.nearest(meeting, said.language(), said.text(), learnt())
                .map(nearest -> nearest.filter(likeness -> likeness.cosine() >= threshold)
                        .map(likeness -> List.of(Reason.meaning(said.language(), likeness)))
                        .orElse(List.of()))
                .otherwise(failure -> {
                    if (unchecked++ == 0) {
                        LOG.warn("captions of {} are not compared with examples: {}", meeting, failure.getMessage());
                    }
                    return List.of(Reason.unchecked(said.language()));
                })
                // what was erased meanwhile has nothing against it any more
                .map(reasons -> comparing.remove(said.utterance()) == null ? List.<Reason>of() : reasons);
    }

    /** How many captions could not be compared though they should have been. */
    long unchecked() {
        return unchecked;
    }

    /** What a speaker said is erased. */
    void erased(String speaker) {
        comparing.values().removeIf(speaker::equals);
    }

    /** What is compared and what is not, for people; nothing where there are no examples. */
    Optional<JsonObject> state(List<Locale> languages) {
        if (examples.isEmpty()) {
            return Optional.empty();
        }
        JsonArray compared = new JsonArray();
        JsonArray not = new JsonArray();
        for (Locale language : languages) {
            lane.objection(language)
                    .ifPresentOrElse(
                            reason -> not.add(new JsonObject()
                                    .put("language", language.toLanguageTag())
                                    .put("reason", reason)),
                            () -> compared.add(language.toLanguageTag()));
        }
        int leftOut = examples.entrySet().stream()
                .filter(list -> lane.objection(list.getKey()).isPresent())
                .mapToInt(list -> list.getValue().size())
                .sum();
        return Optional.of(new JsonObject()
                .put("compared", compared)
                .put("notCompared", not)
                .put("examplesLeftOut", leftOut)
                .put("unchecked", unchecked)
                .put("threshold", threshold));
    }
}
