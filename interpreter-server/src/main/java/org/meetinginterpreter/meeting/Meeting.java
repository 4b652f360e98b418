package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.minutes.WrittenMinutes;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.review.MeetingReviews;

/** One interpreted event. Belongs to the server's event loop. */
public final class Meeting {
    private final String id;
    private final String joinCode;
    private final Optional<String> owner;
    private final Instant created;
    private final int run;
    private final CaptionPipeline captions;
    private final MeetingReviews reviews;
    private final MeetingGlossary glossary;
    private final Map<String, Participant> participants = new LinkedHashMap<>();
    private final Privacy deployment;
    private final Consents consents = new Consents(this::isCurrent);
    private String title;
    private List<Locale> languages;
    private MeetingOptions options;
    private MeetingState state = MeetingState.PLANNED;
    private boolean closing;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private Instant changed;
    private long startedNanos;
    private WrittenMinutes minutes = WrittenMinutes.NONE;
    private OptionalLong unreadLast = OptionalLong.empty();

    Meeting(
            String id,
            String joinCode,
            Optional<String> owner,
            String title,
            List<Locale> languages,
            MeetingOptions options,
            Instant created,
            int run,
            Privacy deployment,
            MeetingReviews reviews,
            MeetingGlossary glossary) {
        this.id = id;
        this.joinCode = joinCode;
        this.owner = owner;
        this.title = title;
        this.languages = List.copyOf(languages);
        this.options = options;
        this.captions = reviews.captions();
        this.reviews = reviews;
        this.glossary = glossary;
        reviews.use(options.review());
        this.created = created;
        this.changed = Instant.now();
        this.run = run;
        this.deployment = deployment;
        captions.timedBy(this::elapsedMillis);
        captions.translatedUnder(glossary::inForce);
    }

    static Meeting planned(
            String id,
            String joinCode,
            Optional<String> owner,
            String title,
            List<Locale> languages,
            MeetingOptions options,
            Privacy deployment,
            MeetingReviews reviews,
            MeetingGlossary glossary) {
        return new Meeting(
                id, joinCode, owner, title, languages, options, Instant.now(), 1, deployment, reviews, glossary);
    }

    /** As it is kept, without what belongs to it. */
    JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("joinCode", joinCode)
                .put("title", title)
                .put(
                        "languages",
                        new JsonArray(
                                languages.stream().map(Locale::toLanguageTag).toList()))
                .put("options", options.toJson())
                .put("state", state.wire())
                .put("created", created.toString())
                .put("changed", changed.toString())
                .put("run", run);
        json.put("last", last());
        if (minutes.version() > 0) {
            json.put("minutes", minutes.toJson());
        }
        owner.ifPresent(id -> json.put("owner", id));
        started.ifPresent(time -> json.put("started", time.toString()));
        ended.ifPresent(time -> json.put("ended", time.toString()));
        return json;
    }

    /** Reads what {@link #toJson} wrote: the same meeting, in another run of the server. */
    static Meeting restored(
            String id, JsonObject json, Privacy deployment, MeetingReviews reviews, MeetingGlossary glossary) {
        Meeting meeting = new Meeting(
                id,
                json.getString("joinCode"),
                Optional.ofNullable(json.getString("owner")),
                json.getString("title"),
                json.getJsonArray("languages").stream()
                        .map(tag -> Locale.forLanguageTag((String) tag))
                        .toList(),
                MeetingOptions.of(json.getJsonObject("options")),
                Instant.parse(json.getString("created")),
                json.getInteger("run") + 1,
                deployment,
                reviews,
                glossary);
        // earlier versions did not say: it counts from now on
        Optional.ofNullable(json.getString("changed")).map(Instant::parse).ifPresent(time -> meeting.changed = time);
        meeting.started = Optional.ofNullable(json.getString("started")).map(Instant::parse);
        meeting.ended = Optional.ofNullable(json.getString("ended")).map(Instant::parse);
        meeting.state = MeetingState.of(json.getString("state"));
        Optional.ofNullable(json.getJsonObject("minutes")).ifPresent(kept -> meeting.minutes = WrittenMinutes.of(kept));
        // the meeting's time went on while no server held it
        meeting.started.ifPresent(time -> meeting.startedNanos =
                System.nanoTime() - Duration.between(time, Instant.now()).toNanos());
        meeting.captions.announce(meeting.state.wire());
        meeting.unreadLast =
                meeting.state == MeetingState.ENDED ? OptionalLong.of(json.getLong("last")) : OptionalLong.empty();
        return meeting;
    }

    void restore(Participant participant) {
        participants.put(participant.id(), participant);
    }

    void restore(Consent consent) {
        consents.restore(consent);
    }

    /** Whether it is over and its log was not read since the server's start. */
    boolean isUnread() {
        return unreadLast.isPresent();
    }

    /** Its log was read. */
    void read() {
        unreadLast = OptionalLong.empty();
    }

    /** The last {@code seq} of its log. */
    public long last() {
        return unreadLast.orElseGet(captions::last);
    }

    /** Counts the runs of a server that held this meeting. */
    int run() {
        return run;
    }

    public String id() {
        return id;
    }

    public String joinCode() {
        return joinCode;
    }

    /** Who signed in and made it; nothing: whoever has the organizer's link. */
    public Optional<String> owner() {
        return owner;
    }

    public String title() {
        return title;
    }

    public List<Locale> languages() {
        return languages;
    }

    public MeetingOptions options() {
        return options;
    }

    public MeetingState state() {
        return state;
    }

    public Instant created() {
        return created;
    }

    public Optional<Instant> started() {
        return started;
    }

    public Optional<Instant> ended() {
        return ended;
    }

    /** The captions of this meeting: what is said goes in, feeds come out. */
    public CaptionPipeline captions() {
        return captions;
    }

    /** What people should look at. */
    public MeetingReviews reviews() {
        return reviews;
    }

    /** Terms, names and idioms, and how they are rendered. */
    public MeetingGlossary glossary() {
        return glossary;
    }

    /** What people made of its minutes. */
    public WrittenMinutes minutes() {
        return minutes;
    }

    /** People wrote, approved, or took something out of its minutes. */
    public void write(WrittenMinutes written) {
        minutes = written;
    }

    /** Changes what may change; a language that is taken away keeps its readers until they leave. */
    public void change(String newTitle, List<Locale> newLanguages, MeetingOptions newOptions) {
        title = newTitle;
        languages = List.copyOf(newLanguages);
        options = newOptions;
        reviews.use(newOptions.review());
        touch();
    }

    /** Somebody has to do with it: while it is planned its time begins anew. */
    public void touch() {
        changed = Instant.now();
    }

    /** From planned to live; the meeting's time begins. */
    public void start() {
        if (state != MeetingState.PLANNED) {
            throw ProblemType.WRONG_STATE.because(
                    "The meeting is " + state.wire() + "; only a planned one can be started.");
        }
        state = MeetingState.LIVE;
        started = Optional.of(Instant.now());
        startedNanos = System.nanoTime();
        captions.announce(state.wire());
    }

    /** The end is near: nothing new may be said, while what was begun is brought to its end. */
    public void beginEnd() {
        requireLive();
        closing = true;
    }

    /** From live to ended; the record stays readable. */
    public void end() {
        if (state != MeetingState.LIVE) {
            throw ProblemType.WRONG_STATE.because("The meeting is " + state.wire() + "; only a live one can be ended.");
        }
        state = MeetingState.ENDED;
        ended = Optional.of(Instant.now());
        captions.withdrawAll();
        captions.announce(state.wire());
    }

    /** Refuses what can only be done while the meeting is live. */
    public void requireLive() {
        if (state != MeetingState.LIVE || closing) {
            throw ProblemType.WRONG_STATE.because("The meeting is " + (closing ? "at its end" : state.wire())
                    + "; nothing can be said in it. "
                    + (state == MeetingState.PLANNED ? "Its organizer starts it." : "It does not begin again."));
        }
    }

    /** Time since the start. */
    public long elapsedMillis() {
        return Duration.ofNanos(System.nanoTime() - startedNanos).toMillis();
    }

    /** The meeting's language that a client means: the tag itself, or the meeting's own tag of the same language. */
    public Locale language(String tag) {
        Locale asked = Languages.parse(tag);
        if (languages.contains(asked)) {
            return asked;
        }
        return languages.stream()
                .filter(language -> LanguageMatch.serves(asked, language))
                .min(Comparator.comparingInt(
                        language -> LanguageMatch.distance(asked, language).getAsInt()))
                .orElseThrow(() -> ProblemType.UNKNOWN_LANGUAGE.because("The meeting has no \"" + asked.toLanguageTag()
                        + "\"; its languages are "
                        + String.join(
                                ", ",
                                languages.stream().map(Locale::toLanguageTag).toList())
                        + "."));
    }

    Participant add(String participantId, String name, Role role, Optional<Locale> language, boolean named) {
        Participant participant = new Participant(participantId, name, role, language, named);
        participants.put(participantId, participant);
        touch();
        return participant;
    }

    public List<Participant> participants() {
        return List.copyOf(participants.values());
    }

    public Optional<Participant> participant(String participantId) {
        return Optional.ofNullable(participants.get(participantId));
    }

    /**
     * Removes a participant; what was said stays in the record, and what was agreed to until now with it.
     *
     * @return the consents that hold no more
     */
    public List<Consent> remove(Participant participant) {
        participants.remove(participant.id());
        captions.withdrawAllOf(participant.id());
        return consents.endAllOf(participant.id());
    }

    /**
     * Nothing of a participant is left here but what was said, which has a way of its own.
     *
     * @return the consents of which nothing is left
     */
    public List<Consent> forget(String participantId) {
        participants.remove(participantId);
        return consents.forgetAllOf(participantId);
    }

    /** A speaker's consent is on record; that of one who left meanwhile counts for nothing. */
    public void consent(Consent consent) {
        if (participants.containsKey(consent.participant())) {
            consents.give(consent);
        }
    }

    /** How long it is kept after its end. */
    public Retention retention() {
        return options.privacy().retention().atMost(deployment.longestRetention());
    }

    /** From when on nothing is left of it; known once it is over, if it is not kept until somebody deletes it. */
    public Optional<Instant> deleted() {
        return ended.filter(when -> state == MeetingState.ENDED).flatMap(retention()::due);
    }

    /** From when on nothing is left of it unless it starts; known while it is planned, if the deployment has such a time. */
    public Optional<Instant> deletedUnlessStarted() {
        return state == MeetingState.PLANNED ? deployment.unused().due(changed) : Optional.empty();
    }

    /** What its speakers agreed to. */
    public Consents consents() {
        return consents;
    }

    /** What a speaker who reads a language is asked to agree to now. */
    public ConsentText consentText(Locale wanted) {
        return consentTexts().shown(wanted, options.privacy().keepSound());
    }

    /** The meeting's own words, or the deployment's. */
    public ConsentTexts consentTexts() {
        return options.privacy().consentTexts().orElse(deployment.consentTexts());
    }

    private boolean isCurrent(ConsentText text) {
        return consentText(text.language()).equals(text);
    }
}
