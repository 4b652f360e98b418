package org.meetinginterpreter.review;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.Caption;

/** One utterance that people should look at, or did. Belongs to the event loop. */
final class ReviewItem {
    private final String utterance;
    private final Instant flagged;
    private final List<Reason> reasons = new ArrayList<>();
    /** What waits: the utterance as it was said, or its translations alone. */
    private final List<Caption> held = new ArrayList<>();

    private Optional<Instant> deadline = Optional.empty();
    private boolean overdue;
    private Optional<String> decision = Optional.empty();
    private Optional<String> reviewer = Optional.empty();

    ReviewItem(String utterance, Instant flagged) {
        this.utterance = utterance;
        this.flagged = flagged;
    }

    /** As it is kept. */
    JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("flagged", flagged.toString())
                .put("reasons", reasons())
                .put("held", new JsonArray(held.stream().map(Caption::toJson).toList()))
                .put("overdue", overdue);
        deadline.ifPresent(time -> json.put("deadline", time.toString()));
        decision.ifPresent(what -> json.put("decision", what));
        reviewer.ifPresent(who -> json.put("reviewer", who));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    static ReviewItem of(String utterance, JsonObject json) {
        ReviewItem item = new ReviewItem(utterance, Instant.parse(json.getString("flagged")));
        json.getJsonArray("reasons").forEach(reason -> item.reasons.add(Reason.of((JsonObject) reason)));
        json.getJsonArray("held").forEach(caption -> item.held.add(Caption.of((JsonObject) caption)));
        item.overdue = json.getBoolean("overdue");
        item.deadline = Optional.ofNullable(json.getString("deadline")).map(Instant::parse);
        item.decision = Optional.ofNullable(json.getString("decision"));
        item.reviewer = Optional.ofNullable(json.getString("reviewer"));
        return item;
    }

    JsonArray reasons() {
        return new JsonArray(reasons.stream().map(Reason::toJson).toList());
    }

    String utterance() {
        return utterance;
    }

    Instant flagged() {
        return flagged;
    }

    Optional<Instant> deadline() {
        return deadline;
    }

    Optional<String> decision() {
        return decision;
    }

    Optional<String> reviewer() {
        return reviewer;
    }

    boolean isOpen() {
        return decision.isEmpty();
    }

    /** Whether the time for a reviewer was over before one came. */
    boolean isOverdue() {
        return overdue;
    }

    /** There is more to look at; what was decided before does not cover it. */
    void add(List<Reason> more) {
        more.stream().filter(reason -> !reasons.contains(reason)).forEach(reasons::add);
        decision = Optional.empty();
        reviewer = Optional.empty();
    }

    /** Nobody reads this until a reviewer decides or the time is over. */
    void hold(Caption caption, Instant until) {
        held.removeIf(other -> other.language().equals(caption.language()));
        held.add(caption);
        deadline = Optional.of(until);
    }

    List<Caption> held() {
        return List.copyOf(held);
    }

    /** The utterance itself, where it is not in the log yet. */
    Optional<Caption> heldSource() {
        return held.stream().filter(caption -> caption.seq().isEmpty()).findFirst();
    }

    /** Whether something waits. */
    boolean isHeld() {
        return !held.isEmpty();
    }

    /** Nothing waits any more. */
    void release(boolean late) {
        held.clear();
        deadline = Optional.empty();
        overdue |= late;
    }

    void decide(String what, String who) {
        decision = Optional.of(what);
        reviewer = Optional.of(who);
    }

    /** Whether all that was found is in one language. */
    boolean concernsOnly(Locale language) {
        return reasons.stream().allMatch(reason -> reason.language().equals(language));
    }
}
