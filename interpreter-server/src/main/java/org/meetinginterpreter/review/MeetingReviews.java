package org.meetinginterpreter.review;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.CaptionScreen;
import org.meetinginterpreter.caption.Renderings;
import org.meetinginterpreter.caption.Review;
import org.meetinginterpreter.caption.ReviewDecision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people should look at in one meeting: it screens captions by the meeting's options, keeps what is held until a reviewer
 * decides or the time is over, and tells reviewers of every change. Belongs to the meeting's event loop.
 */
public final class MeetingReviews implements CaptionScreen {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingReviews.class);
    /** More do not wait: what comes then is treated as if nobody had come in time. */
    private static final int MOST_HELD = 200;
    /** A decision that was lost on the way to the log is tried again after this. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final CaptionPipeline captions;
    private final ReviewStore store;
    private final MeetingMeaning meaning;
    private final Map<String, ReviewItem> items = new LinkedHashMap<>();
    private final Map<String, Long> timers = new HashMap<>();
    private final Set<Consumer<JsonObject>> reviewers = new LinkedHashSet<>();
    private ReviewOptions options = ReviewOptions.OFF;
    private Flagger flagger = new Flagger(options);

    /** Screens a meeting's captions from now on. */
    public MeetingReviews(
            Vertx vertx, CaptionPipeline captions, ReviewStore store, MeaningLane lane, ReviewDefaults defaults) {
        this.vertx = vertx;
        this.captions = captions;
        this.store = store;
        this.meaning = new MeetingMeaning(captions.meeting(), lane, defaults);
        captions.screenedBy(this);
    }

    /** What it screens. */
    public CaptionPipeline captions() {
        return captions;
    }

    /** What is looked for from now on; what waits goes on waiting. */
    public void use(ReviewOptions newOptions) {
        options = newOptions;
        flagger = new Flagger(newOptions);
        meaning.use(newOptions);
        tellOfMeaning();
    }

    /** Loads what the first caption will need. */
    public void prepare() {
        meaning.prepare();
    }

    /** What is compared with examples by its meaning and what is not; nothing where there are no examples. */
    public Optional<JsonObject> meaning(List<Locale> languages) {
        return meaning.state(languages);
    }

    @Override
    public Caption growing(Caption caption) {
        if (options.policy() != ReviewPolicy.HOLD) {
            return caption;
        }
        // only what is whole can be compared
        return meaning.looksAt(caption.sourceLanguage()) ? caption.cut(0) : flagger.clear(caption);
    }

    @Override
    public Future<Verdict> said(Caption caption, OptionalDouble confidence) {
        ReviewPolicy policy = options.policy();
        if (policy == ReviewPolicy.OFF) {
            return Future.succeededFuture(Verdict.CLEAR);
        }
        List<Reason> reasons = flagger.said(caption, confidence);
        Future<List<Reason>> byMeaning = meaning.reasons(caption);
        if (policy == ReviewPolicy.AFTER) {
            // a comparison that has ended already: the caption is not in the log yet
            byMeaning.onSuccess(found -> vertx.runOnContext(later -> flagLater(caption.utterance(), found)));
            return Future.succeededFuture(flag(caption, reasons));
        }
        return byMeaning.compose(found -> {
            List<Reason> all = new ArrayList<>(reasons);
            all.addAll(found);
            return holdBack(caption, all);
        });
    }

    private Verdict flag(Caption caption, List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return Verdict.CLEAR;
        }
        ReviewItem item = item(caption.utterance());
        item.add(reasons);
        keepLater(item);
        return Verdict.FLAGGED;
    }

    /** Readers have it already. That captions could not be compared is told once, not of each. */
    private void flagLater(String utterance, List<Reason> found) {
        if (found.stream().anyMatch(Reason::isUnchecked)) {
            tellOfMeaning();
            return;
        }
        boolean shown = captions.said(utterance)
                .filter(said -> !said.review().isHiding())
                .isPresent();
        if (!found.isEmpty() && shown) {
            ReviewItem item = item(utterance);
            item.add(found);
            keepLater(item);
            flag(utterance);
        }
    }

    private Future<Verdict> holdBack(Caption caption, List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return Future.succeededFuture(Verdict.CLEAR);
        }
        ReviewItem item = item(caption.utterance());
        item.add(reasons);
        item.hold(caption, Instant.now().plus(options.hold()));
        return keep(item).map(kept -> {
            begin(item);
            return Verdict.HELD;
        });
    }

    /** Pages that show what is compared ask again. */
    private void tellOfMeaning() {
        JsonObject event = new JsonObject().put("type", "meaning").put("unchecked", meaning.unchecked());
        List.copyOf(reviewers).forEach(reviewer -> reviewer.accept(event));
    }

    @Override
    public Verdict rendered(Caption rendering) {
        List<Reason> reasons = options.policy() == ReviewPolicy.OFF ? List.of() : flagger.rendered(rendering);
        if (reasons.isEmpty()) {
            return Verdict.CLEAR;
        }
        ReviewItem item = item(rendering.utterance());
        item.add(reasons);
        if (options.policy() == ReviewPolicy.HOLD) {
            item.hold(rendering, Instant.now().plus(options.hold()));
            Future<Void> unused = keep(item);
            begin(item);
            return Verdict.HELD;
        }
        keepLater(item);
        // readers get this rendering first, then that it is flagged
        vertx.runOnContext(later -> flag(item.utterance()));
        return Verdict.FLAGGED;
    }

    private void flag(String utterance) {
        boolean plain = captions.said(utterance)
                .filter(said -> said.review() == Review.NONE || said.review() == Review.APPROVED)
                .isPresent();
        if (plain && items.containsKey(utterance)) {
            Future<Caption> unused = captions.review(utterance, new ReviewDecision.Flag());
        }
    }

    private ReviewItem item(String utterance) {
        return items.computeIfAbsent(utterance, id -> new ReviewItem(id, Instant.now()));
    }

    private Future<Void> keep(ReviewItem item) {
        tell(item);
        return store.put(item.utterance(), item.toJson());
    }

    /** Reviewers hear of it when the log has it. */
    private void keepLater(ReviewItem item) {
        Future<Void> unused = store.put(item.utterance(), item.toJson());
        vertx.runOnContext(later -> tell(item));
    }

    /** Its time begins; where too much waits already it is over at once. */
    private void begin(ReviewItem item) {
        boolean full = items.values().stream().filter(ReviewItem::isHeld).count() > MOST_HELD;
        Instant until = item.deadline().orElseThrow();
        time(item, full ? Duration.ZERO : Duration.between(Instant.now(), until));
    }

    private void time(ReviewItem item, Duration left) {
        Optional.ofNullable(timers.remove(item.utterance())).ifPresent(vertx::cancelTimer);
        timers.put(
                item.utterance(), vertx.setTimer(Math.max(1, left.toMillis()), over -> nobodyCame(item.utterance())));
    }

    private void nobodyCame(String utterance) {
        timers.remove(utterance);
        ReviewItem item = items.get(utterance);
        if (item == null || !item.isHeld()) {
            return;
        }
        boolean publish = options.onTimeout() == WhenNobodyCame.PUBLISH;
        Future<Caption> entered = item.heldSource()
                .map(source ->
                        captions.release(source, publish ? new ReviewDecision.Flag() : new ReviewDecision.Withhold()))
                .orElseGet(() -> captions.overdue(utterance, publish));
        if (isRefused(entered)) {
            time(item, AGAIN);
            return;
        }
        item.release(true);
        Future<Void> unused = keep(item);
    }

    private static boolean isRefused(Future<?> entered) {
        if (entered.failed()) {
            LOG.warn(
                    "a decision found no room in the record: {}",
                    entered.cause().getMessage());
        }
        return entered.failed();
    }

    /** What a reviewer's decision met. */
    public enum Outcome {
        /** It holds. */
        DONE,
        /** Somebody or something changed it since the reviewer saw it. */
        CHANGED,
        /** There is no such caption. */
        UNKNOWN,
        /** It waits as a whole: one language of it cannot be corrected before it is published. */
        HELD_AS_A_WHOLE,
        /** The record cannot take it now. */
        NOT_STORED
    }

    /**
     * A person decides about an utterance that is final or held.
     *
     * @param version as the reviewer saw it
     * @param name of the decision, as on the wire
     * @return ends when readers have it
     */
    public Future<Outcome> decide(
            String utterance, long version, ReviewDecision decision, String name, String reviewer) {
        Optional<Caption> held = heldSource(utterance);
        Optional<Caption> said = held.or(() -> captions.said(utterance));
        if (said.isEmpty() || said.get().review() == Review.ERASED) {
            return Future.succeededFuture(Outcome.UNKNOWN);
        }
        if (said.get().revision() != version) {
            return Future.succeededFuture(Outcome.CHANGED);
        }
        boolean oneLanguage = decision instanceof ReviewDecision.Correct correct
                && !Renderings.readAsIs(said.get().language(), correct.language());
        if (oneLanguage && held.isPresent()) {
            return Future.succeededFuture(Outcome.HELD_AS_A_WHOLE);
        }
        Future<Caption> entered = held.map(source -> captions.release(source, decision))
                .orElseGet(() -> captions.review(utterance, decision));
        if (isRefused(entered)) {
            return Future.succeededFuture(Outcome.NOT_STORED);
        }
        ReviewItem item = item(utterance);
        boolean covered = !oneLanguage || item.concernsOnly(((ReviewDecision.Correct) decision).language());
        if (covered) {
            item.release(false);
            Optional.ofNullable(timers.remove(utterance)).ifPresent(vertx::cancelTimer);
            item.decide(name, reviewer);
        }
        Future<Void> kept = keep(item);
        return entered.compose(readersHaveIt -> kept).map(Outcome.DONE);
    }

    private Optional<Caption> heldSource(String utterance) {
        return Optional.ofNullable(items.get(utterance)).flatMap(ReviewItem::heldSource);
    }

    @Override
    public void changed(Caption source) {
        Optional.ofNullable(items.get(source.utterance())).ifPresent(this::tell);
    }

    @Override
    public void erased(String speaker, List<String> utterances) {
        meaning.erased(speaker);
        List<ReviewItem> gone = items.values().stream()
                .filter(item -> utterances.contains(item.utterance())
                        || item.heldSource()
                                .filter(held -> held.speaker().id().equals(speaker))
                                .isPresent())
                .toList();
        for (ReviewItem item : gone) {
            items.remove(item.utterance());
            Optional.ofNullable(timers.remove(item.utterance())).ifPresent(vertx::cancelTimer);
            Future<Void> unused = store.delete(item.utterance());
            JsonObject event = new JsonObject().put("type", "removed").put("id", item.utterance());
            List.copyOf(reviewers).forEach(reviewer -> reviewer.accept(event));
        }
    }

    /** What somebody said that waits as a whole and is in no log yet. */
    public List<Caption> heldOf(String speaker) {
        return items.values().stream()
                .flatMap(item -> item.heldSource().stream())
                .filter(held -> held.speaker().id().equals(speaker))
                .toList();
    }

    /** An earlier server kept this; the log is there already. */
    public void restore(String utterance, JsonObject body) {
        ReviewItem item = ReviewItem.of(utterance, body);
        items.put(utterance, item);
        // the log had it, and then the server died before it noted so here
        int newest = captions.said(utterance).map(Caption::revision).orElse(0);
        boolean released =
                item.held().stream().anyMatch(text -> newest > (text.seq().isPresent() ? text.revision() : 0));
        if (released) {
            item.release(true);
        }
        if (item.isHeld()) {
            item.held().stream().filter(text -> text.seq().isPresent()).forEach(captions::hold);
            begin(item);
        }
    }

    /** Whether what an earlier server kept waits for its place in the log. */
    public static boolean isHeld(JsonObject body) {
        return !body.getJsonArray("held").isEmpty();
    }

    /**
     * Reviews as reviewers see them, the oldest first.
     *
     * @param open whether those that wait for a person, or those about which one decided; both where nothing is said
     * @param after the review behind which to begin
     */
    public List<JsonObject> list(Optional<Boolean> open, Optional<String> after, int most) {
        List<ReviewItem> all = new ArrayList<>(items.values());
        int from = after.map(id -> all.indexOf(items.get(id)) + 1).orElse(0);
        return all.subList(from, all.size()).stream()
                .filter(item -> open.isEmpty() || item.isOpen() == open.get())
                .limit(most)
                .map(this::view)
                .toList();
    }

    /** How many wait for a person. */
    public long open() {
        return items.values().stream().filter(ReviewItem::isOpen).count();
    }

    /** The present state of a review, of any caption that is final. */
    public Optional<JsonObject> find(String utterance) {
        return Optional.ofNullable(items.get(utterance))
                .or(() -> captions.said(utterance).map(said -> new ReviewItem(utterance, Instant.now())))
                .map(this::view);
    }

    private JsonObject view(ReviewItem item) {
        Optional<Caption> waiting = item.heldSource();
        Optional<Caption> said = waiting.or(() -> captions.said(item.utterance()));
        List<JsonObject> translations = waiting.isPresent()
                ? List.of()
                : captions.translations(item.utterance()).stream()
                        .map(Caption::toJson)
                        .toList();
        JsonArray heldIn = new JsonArray();
        item.held().stream()
                .map(Caption::language)
                .map(Locale::toLanguageTag)
                .sorted()
                .forEach(heldIn::add);
        JsonObject json = new JsonObject()
                .put("type", "review")
                .put("id", item.utterance())
                .put("state", item.isOpen() ? "open" : "done")
                .put(
                        "review",
                        item.isHeld()
                                ? "held"
                                : said.map(Caption::review).orElse(Review.NONE).wire())
                .put("version", said.map(Caption::revision).orElse(0))
                .put("translations", new JsonArray(translations))
                .put("reasons", item.reasons())
                .put("heldIn", heldIn)
                .put("overdue", item.isOverdue())
                .put("flagged", item.flagged().toString());
        said.ifPresent(caption -> json.put("caption", caption.toJson()));
        item.deadline()
                .ifPresent(until -> json.put(
                        "leftMillis",
                        Math.max(0, Duration.between(Instant.now(), until).toMillis())));
        item.decision().ifPresent(what -> json.put("decision", what));
        item.reviewer().ifPresent(who -> json.put("reviewer", who));
        return json;
    }

    private void tell(ReviewItem item) {
        if (!reviewers.isEmpty() && items.containsKey(item.utterance())) {
            JsonObject event = view(item);
            List.copyOf(reviewers).forEach(reviewer -> reviewer.accept(event));
        }
    }

    /** Tells a reviewer of every change from now on. */
    public void join(Consumer<JsonObject> reviewer) {
        reviewers.add(reviewer);
    }

    public void leave(Consumer<JsonObject> reviewer) {
        reviewers.remove(reviewer);
    }
}
