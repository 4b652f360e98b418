package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.meetinginterpreter.translation.GrowingTranslation;
import org.meetinginterpreter.translation.Steadiness;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.StarterIdioms;

/**
 * The way of one caption through a meeting, top to bottom: {@link #hear} takes what was recognised or typed; what grows goes to
 * the readers of its language at once and to the other languages by way of the translators; what is final enters the log and is
 * delivered from there, in every language that somebody reads. Belongs to the meeting's event loop.
 */
public final class CaptionPipeline {
    private static final class Growing {
        private int revision;
        private Caption newest;
        private final Map<Locale, GrowingCaption> translations = new HashMap<>();

        /** Nothing of it is translated any more; gives what is known in a language. */
        private Map<Locale, GrowingTranslation> end() {
            Map<Locale, GrowingTranslation> known = new HashMap<>();
            translations.forEach((language, translation) -> known.put(language, translation.end()));
            return known;
        }
    }

    /** A final that is not in the log yet. */
    private record Waiting(Speaker speaker, Map<Locale, GrowingTranslation> shown, Promise<Caption> released) {}

    private final Vertx vertx;
    private final TranslationLanes lanes;
    private final Duration slowestReader;
    private final CaptionLog log = new CaptionLog();
    private final LogKeeper keeper;
    private final CaptionFeeds feeds = new CaptionFeeds();
    private final Renderings renderings;
    private final Map<String, Growing> growing = new HashMap<>();
    private final String meeting;
    private final MeetingStatistics statistics = new MeetingStatistics(this::meetingMillis);
    private CaptionScreen screen = CaptionScreen.NONE;
    /** What readers saw of finals that are held or looked at, while they grew. */
    private final Map<String, Waiting> waiting = new HashMap<>();

    private final Map<String, Consumer<Caption>> speakers = new HashMap<>();
    private LongSupplier clock = () -> 0;
    private Supplier<Glossary> glossary = () -> Glossary.EMPTY;
    private String meetingState = "planned";
    private String utterancePrefix = "u";
    private boolean recordFails;
    private int utterances;
    private long changes;
    private Runnable revised = () -> {};

    /**
     * @param meeting its id, which keeps its utterances apart from others in the lanes and takes its turn there
     * @param record keeps its log
     * @param patience how long readers wait for the translation of a final before they get the source
     * @param slowestReader how long a reader may take nothing before it is closed
     */
    public CaptionPipeline(
            Vertx vertx,
            String meeting,
            TranslationLanes lanes,
            CaptionRecord record,
            Duration patience,
            Duration slowestReader) {
        this.vertx = vertx;
        this.meeting = meeting;
        this.lanes = lanes;
        this.slowestReader = slowestReader;
        this.renderings = new Renderings(
                vertx,
                meeting,
                lanes,
                record,
                patience,
                this::correct,
                rendering -> screen.rendered(rendering),
                this::translation);
        this.keeper = new LogKeeper(log, record, this::publish, this::showUnnumbered, this::nextUtterance);
    }

    /** The meeting's clock, once there is a meeting; only delays are told by it. */
    public void timedBy(LongSupplier meetingMillis) {
        clock = meetingMillis;
    }

    /** What translations follow, asked for each: a change counts for what is translated from then on. */
    public void translatedUnder(Supplier<Glossary> newGlossary) {
        glossary = newGlossary;
    }

    /** What translations of the meeting follow now, starter idioms included. */
    public Glossary glossary() {
        return StarterIdioms.behind(glossary.get());
    }

    /** Of a text that nobody has seen yet. */
    private GrowingTranslation translation(Locale from, Locale to) {
        return new GrowingTranslation(from, to, this::glossary);
    }

    /** What looks at captions from now on. */
    public void screenedBy(CaptionScreen newScreen) {
        screen = newScreen;
    }

    private long meetingMillis() {
        return clock.getAsLong();
    }

    /** What was counted so far. */
    public MeetingStatistics statistics() {
        return statistics;
    }

    /** The id of the meeting whose captions these are. */
    public String meeting() {
        return meeting;
    }

    /** The id of an utterance that begins now. */
    public String nextUtterance() {
        return utterancePrefix + ++utterances;
    }

    /**
     * The next version of an utterance, from a recogniser or a typist.
     *
     * @return the caption in its own language, as its speaker sees it; a final once it is durable, with its {@code seq}, or at once
     *     and without while the record cannot be written
     */
    public Future<Caption> hear(SourceText text) {
        Growing utterance = growing.computeIfAbsent(text.utterance(), id -> new Growing());
        Caption caption = new Caption(
                OptionalLong.empty(),
                text.utterance(),
                ++utterance.revision,
                text.speaker(),
                text.language(),
                text.language(),
                text.text(),
                text.stable(),
                text.isFinal(),
                text.startMillis(),
                text.endMillis(),
                List.of(text.made()),
                text.marks(),
                Review.NONE,
                text.words());
        utterance.newest = caption;
        if (!text.isFinal()) {
            Caption clear = screen.growing(caption);
            grow(clear, utterance);
            return Future.succeededFuture(clear);
        }
        growing.remove(text.utterance());
        waiting.put(text.utterance(), new Waiting(text.speaker(), utterance.end(), Promise.promise()));
        return screen.said(caption, text.confidence()).compose(verdict -> lookedAt(caption, verdict));
    }

    /** A final was looked at; its speaker may have had it erased meanwhile. */
    private Future<Caption> lookedAt(Caption caption, CaptionScreen.Verdict verdict) {
        Waiting before = waiting.get(caption.utterance());
        if (before == null) {
            return Future.succeededFuture(caption.erased(caption.language()));
        }
        if (verdict == CaptionScreen.Verdict.HELD) {
            return Future.succeededFuture(holdBack(caption));
        }
        waiting.remove(caption.utterance());
        if (MeetingStatistics.isRecognised(caption)) {
            statistics.isFinal(caption);
        }
        boolean flagged = verdict == CaptionScreen.Verdict.FLAGGED;
        return enter(flagged ? caption.reviewed(Review.FLAGGED) : caption, before.shown());
    }

    /** Readers learn that there is something, not what. */
    private Caption holdBack(Caption caption) {
        for (Locale language : feeds.languages()) {
            FeedEvent event = new FeedEvent.Captioned(caption.hidden(language, Review.HELD));
            for (Steadiness mode : Steadiness.values()) {
                feeds.each(language, mode, reader -> reader.show(caption.utterance(), event));
            }
        }
        return caption.hidden(caption.language(), Review.HELD);
    }

    /**
     * A final that was held gets its place in the log, or keeps it without its text.
     *
     * @param held as the screen was given it
     * @return its first version in the log
     */
    public Future<Caption> release(Caption held, ReviewDecision decision) {
        Waiting before = waiting.remove(held.utterance());
        Future<Caption> entered = enter(Versions.released(held, decision), before == null ? Map.of() : before.shown());
        if (before != null) {
            entered.onComplete(before.released());
        }
        return entered;
    }

    /** The first version in the log of an utterance that is held as a whole; never ends where it is erased before. */
    Future<Caption> released(String utterance) {
        return Optional.ofNullable(waiting.get(utterance))
                .map(held -> held.released().future())
                .orElseGet(() -> Future.failedFuture("it is not held"));
    }

    private Future<Caption> enter(Caption caption, Map<Locale, GrowingTranslation> shown) {
        Map<Flicker.View, List<String>> before = statistics.end(caption.utterance());
        return keeper.enter(caption, entry -> {
            for (Locale language : feeds.languages()) {
                GrowingTranslation translation = shown.get(language);
                renderings
                        .live(
                                entry,
                                language,
                                translation == null ? translation(caption.language(), language) : translation)
                        .onSuccess(rendering ->
                                statistics.delivered(rendering, before, mode -> feeds.has(language, mode)));
            }
        });
    }

    private void correct(Caption better) {
        if (MeetingStatistics.isRecognised(better)) {
            statistics.late(better);
        }
        if (!better.review().isHiding()) {
            keeper.correct(better);
            log.newest(better.utterance()).ifPresent(entry -> screen.changed(entry.said()));
        }
    }

    /** More of the log is durable. */
    private void publish() {
        changes++;
        feeds.each(FeedReader::advance);
    }

    /** Readers see at once what cannot be numbered yet; it comes again, with its {@code seq}, when the record can be written. */
    private void showUnnumbered(LogEntry entry) {
        for (Locale language : feeds.languages()) {
            renderings.onDemand(entry, language).onSuccess(rendering -> {
                if (entry.seq() > log.last()) {
                    FeedEvent event = new FeedEvent.Captioned(rendering.unnumbered());
                    for (Steadiness mode : Steadiness.values()) {
                        feeds.each(language, mode, reader -> reader.show(rendering.utterance(), event));
                    }
                }
            });
        }
    }

    /** The revision of an utterance that is final; nothing for any other. */
    public OptionalInt revision(String utterance) {
        return log.newest(utterance).stream()
                .mapToInt(entry -> entry.said().revision())
                .findFirst();
    }

    /**
     * A person decided about an utterance that is final. Readers have it in place once it is durable.
     *
     * @return its new version in its own language
     */
    public Future<Caption> review(String utterance, ReviewDecision decision) {
        return renew(utterance, newest -> Versions.of(newest, decision, renderings));
    }

    /**
     * Nobody came in time for the languages in which an utterance is held.
     *
     * @param publish whether they are shown, marked; otherwise they are withheld
     */
    public Future<Caption> overdue(String utterance, boolean publish) {
        return renew(
                utterance,
                newest -> Versions.overdue(
                        newest, List.copyOf(renderings.held(newest).values()), publish));
    }

    /** A speaker at a microphone is told what becomes of own words that are in the log; in place of whoever was told before. */
    void tellSpeaker(String speaker, Consumer<Caption> listener) {
        speakers.put(speaker, listener);
    }

    /** The speaker is told no more, if it is still this listener. */
    void leaveSpeaker(String speaker, Consumer<Caption> listener) {
        speakers.remove(speaker, listener);
    }

    private Future<Caption> renew(String utterance, Function<LogEntry, Version> version) {
        LogEntry newest =
                log.newest(utterance).orElseThrow(() -> new IllegalArgumentException("there is no final " + utterance));
        Future<Caption> renewed = keeper.renew(version.apply(newest));
        log.newest(utterance).ifPresent(entry -> screen.changed(entry.said()));
        renewed.onComplete(durable -> tellRevised());
        return renewed.onSuccess(decided -> Optional.ofNullable(
                        speakers.get(decided.speaker().id()))
                .ifPresent(listener -> listener.accept(
                        decided.review().isHiding() ? decided.hidden(decided.language(), decided.review()) : decided)));
    }

    private void tellRevised() {
        changes++;
        revised.run();
    }

    /** Runs whenever people changed, hid or erased something that was said. */
    public void whenRevised(Runnable newRevised) {
        revised = newRevised;
    }

    /** Grows whenever {@link #saidSoFar} may give something else than before. */
    public long changes() {
        return changes;
    }

    /** What was said and may be read by all, in the order in which it began. */
    public List<SaidUtterance> saidSoFar() {
        return log.newestAfter(0).stream()
                .filter(entry -> !entry.isHidden() && !entry.source().marks().contains(Mark.GAP))
                .map(renderings::said)
                .toList();
    }

    /** Under which {@code seq} each utterance of somebody first entered the log, also those that nobody may read. */
    public Set<Long> numbersOf(String speaker) {
        return log.utterancesOf(speaker).stream()
                .flatMap(utterance -> log.newest(utterance).stream())
                .map(entry -> renderings.said(entry).number())
                .collect(Collectors.toSet());
    }

    /** How many utterances stand in the log as people decided, by decision. */
    public Map<Review, Long> reviewed() {
        Map<Review, Long> counts = new EnumMap<>(Review.class);
        log.newestAfter(0).forEach(entry -> counts.merge(entry.said().review(), 1L, Long::sum));
        return counts;
    }

    /** Languages in which somebody wants to know what the meeting comes to. */
    public List<Locale> summaryLanguages() {
        return feeds.languages().stream()
                .filter(language -> feeds.of(language).stream().anyMatch(FeedReader::wantsSummaries))
                .toList();
    }

    /** Tells those who want to know what the meeting comes to; a slow reader gets the newest alone. */
    public void summarised(Locale language, JsonObject summary) {
        FeedEvent event = new FeedEvent.Summarised(summary);
        feeds.of(language).stream().filter(FeedReader::wantsSummaries).forEach(reader -> reader.show("summary", event));
    }

    /** What was said in an utterance that is final, for those who may see it though others may not. */
    public Optional<Caption> said(String utterance) {
        return log.newest(utterance).map(LogEntry::said);
    }

    /** How it reads in other languages so far, those included in which it waits for a reviewer. */
    public List<Caption> translations(String utterance) {
        return log.newest(utterance)
                .map(entry -> renderings.shown(entry).stream()
                        .filter(shown -> !Renderings.readAsIs(entry.said().language(), shown.language()))
                        .toList())
                .orElse(List.of());
    }

    /** An earlier server held this; it still waits. */
    public void hold(Caption rendering) {
        log.newest(rendering.utterance()).ifPresent(entry -> {
            entry.held().put(rendering.language(), rendering);
            entry.renderings()
                    .put(
                            rendering.language(),
                            Future.succeededFuture(rendering.hidden(rendering.language(), Review.HELD)));
        });
    }

    /** Everything that somebody said and that became final, in the order in which it was said. */
    public List<SpokenUtterance> saidBy(String speaker) {
        return log.utterancesOf(speaker).stream()
                .map(utterance -> {
                    List<Caption> versions = new ArrayList<>();
                    for (LogEntry version : log.versions(utterance)) {
                        versions.add(0, version.said());
                        versions.addAll(1, version.recorded().texts());
                    }
                    return new SpokenUtterance(
                            versions, renderings.shown(log.newest(utterance).orElseThrow()));
                })
                .sorted(Comparator.comparingLong(
                        spoken -> spoken.versions().get(0).startMillis()))
                .toList();
    }

    /**
     * Takes everything that somebody said out of the log and from every screen; what grows is withdrawn.
     *
     * @return ends when nothing of it is stored any more
     */
    public Future<Void> erase(String speaker) {
        withdrawAllOf(speaker);
        waiting.values().removeIf(held -> held.speaker().id().equals(speaker));
        List<String> utterances = log.utterancesOf(speaker);
        screen.erased(speaker, utterances);
        Future<Void> erased = keeper.erase(utterances);
        tellRevised();
        return erased;
    }

    /** The record cannot be written any more, or can be again. */
    public void recordFails(boolean failing) {
        keeper.failing(failing);
        if (recordFails != failing) {
            recordFails = failing;
            feeds.each(this::tellOfRecord);
        }
    }

    private void tellOfRecord(FeedReader reader) {
        if (reader.isOrganizer()) {
            reader.show("record", new FeedEvent.RecordFails(recordFails));
        }
    }

    /**
     * Takes up the log of a meeting that was there before this server started; before anything else.
     *
     * @param entries from {@code seq} 1 on, without gaps
     * @param kept how entries read in other languages
     * @param run counts the servers that held this meeting, so that utterances begun in different ones differ
     */
    public void restore(List<RecordedEntry> entries, List<Caption> kept, int run) {
        utterancePrefix = run > 1 ? "u" + run + "-" : "u";
        log.restore(entries, kept);
    }

    private void grow(Caption caption, Growing utterance) {
        for (Locale language : feeds.languages()) {
            if (Renderings.readAsIs(caption.language(), language)) {
                Caption asIs = caption.shownAs(language, caption.marks());
                show(language, mode -> mode == Steadiness.STABLE ? asIs.settled() : asIs);
            } else if (!caption.text().isEmpty()) {
                lanes.lane(caption.language(), language)
                        .ifPresent(lane -> utterance
                                .translations
                                .computeIfAbsent(language, key -> growing(caption, language, lane))
                                .revise(caption));
            }
        }
    }

    private GrowingCaption growing(Caption first, Locale language, TranslationLane lane) {
        return new GrowingCaption(
                vertx,
                lane,
                meeting,
                key(first),
                translation(first.language(), language),
                (source, translation, modelIds) -> show(
                        language,
                        mode -> screen.growing(Renderings.grown(source, language, translation, modelIds, mode))),
                statistics::dropped,
                lanes::easing);
    }

    /** Shows a growing caption to the readers of each mode, once there is something to show. */
    private void show(Locale language, Function<Steadiness, Caption> caption) {
        for (Steadiness mode : Steadiness.values()) {
            if (feeds.has(language, mode)) {
                Caption shown = caption.apply(mode);
                FeedEvent event = new FeedEvent.Captioned(shown);
                if (!shown.text().isEmpty()) {
                    statistics.shown(mode, shown);
                    feeds.each(language, mode, reader -> {
                        if (reader.show(shown.utterance(), event)) {
                            statistics.dropped();
                        }
                    });
                }
            }
        }
    }

    private String key(Caption caption) {
        return meeting + "/" + caption.utterance();
    }

    /** An utterance that grew turned out to be nothing, or its speaker took the consent back: readers remove it. */
    public void withdraw(String utterance) {
        Growing withdrawn = growing.remove(utterance);
        if (withdrawn != null) {
            withdrawn.end();
            statistics.withdrawn(utterance);
            FeedEvent event = new FeedEvent.Withdrawn(utterance);
            feeds.each(reader -> reader.show(utterance, event));
        }
    }

    /** Withdraws everything that grows: the meeting is over. */
    public void withdrawAll() {
        List.copyOf(growing.keySet()).forEach(this::withdraw);
    }

    /** Withdraws what a speaker who was removed has not brought to an end. */
    public void withdrawAllOf(String speaker) {
        growing().stream()
                .filter(caption -> caption.speaker().id().equals(speaker))
                .forEach(caption -> withdraw(caption.utterance()));
    }

    /** The newest versions of all utterances that are not final yet, each in its own language. */
    public List<Caption> growing() {
        return growing.values().stream().map(utterance -> utterance.newest).toList();
    }

    /** Tells every reader, after the last caption, that the meeting began or ended. */
    public void announce(String state) {
        meetingState = state;
        feeds.each(FeedReader::advance);
    }

    /**
     * A new reader receives the log after the last entry it has in its language, {@code ready}, and everything new from then on.
     *
     * @throws IllegalArgumentException when the log does not reach that entry
     */
    public FeedReader join(Subscription subscription, FeedSink sink) {
        long after = subscription.after();
        if (after < 0 || after > log.last()) {
            throw new IllegalArgumentException("after=" + after + " is not in this meeting's log, which ends at "
                    + log.last() + "; leave it out or send 0 for everything");
        }
        FeedReader reader =
                new FeedReader(vertx, log, renderings, subscription, sink, slowestReader, () -> meetingState);
        feeds.join(reader);
        reader.advance();
        if (recordFails) {
            tellOfRecord(reader);
        }
        return reader;
    }

    public void leave(FeedReader reader) {
        reader.left();
        feeds.leave(reader);
    }

    /** Closes every reader, with a WebSocket close code. */
    public void closeReaders(int code, String reason) {
        for (FeedReader reader : feeds.all()) {
            reader.close(code, reason);
            feeds.leave(reader);
        }
    }

    /** Whether the utterance's text can still change. */
    public boolean isFinal(String utterance) {
        return log.hasFinal(utterance);
    }

    /** Whether some reader has not received all that is in the log, or will be soon. */
    public boolean isDelivering() {
        return keeper.isBusy() || feeds.all().stream().anyMatch(FeedReader::isBehind);
    }

    /** How many read each language now. */
    public Map<Locale, Integer> readers() {
        Map<Locale, Integer> counts = new HashMap<>();
        feeds.languages()
                .forEach(language -> counts.put(language, feeds.of(language).size()));
        return counts;
    }

    /** The last {@code seq} of the log, 0 while it is empty. */
    public long last() {
        return log.last();
    }

    /**
     * What became final after {@code after}, piece by piece in the order of {@code seq}: what is corrected between two pieces comes
     * again in a later one, so that nothing is missing. Only the piece itself is translated.
     *
     * @param most captions in it, at least 1
     */
    public Future<CaptionPage> captions(Locale language, long after, int most) {
        List<LogEntry> rest = log.newestAfter(after);
        boolean more = rest.size() > most;
        long last = more
                ? rest.stream()
                        .mapToLong(LogEntry::seq)
                        .sorted()
                        .skip(most - 1L)
                        .findFirst()
                        .orElseThrow()
                : log.last();
        List<Future<Caption>> page = rest.stream()
                .filter(entry -> entry.seq() <= last)
                .map(entry -> renderings.onDemand(entry, language))
                .toList();
        return Future.all(page).map(done -> new CaptionPage(done.list(), last, more));
    }

    /** How a final reads in a language, in its newest version; nothing where there is no such final. */
    public Future<Optional<Caption>> shown(String utterance, Locale language) {
        return log.newestDurable(utterance)
                .map(entry -> renderings.onDemand(entry, language).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** All that is final, in one language, to be read piece by piece. */
    public LogReading read(Locale language) {
        return new LogReading(log, renderings, language);
    }
}
