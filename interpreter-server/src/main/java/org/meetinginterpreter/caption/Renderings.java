package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.meetinginterpreter.caption.TranslationLane.Translated;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.translation.GrowingText;
import org.meetinginterpreter.translation.GrowingTranslation;
import org.meetinginterpreter.translation.Steadiness;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries of the log as each language shows them: made once, when someone first asks, and kept under the entry's {@code seq}.
 * The futures never fail: what cannot be translated is shown in the source language and says so. Belongs to the event loop.
 */
public final class Renderings {
    private static final Logger LOG = LoggerFactory.getLogger(Renderings.class);

    /** The step in {@code made} by which a glossary's renderings were enforced. */
    static final String GLOSSARY = "glossary";

    private final Vertx vertx;
    private final String meeting;
    private final TranslationLanes lanes;
    private final CaptionRecord record;
    private final Duration patience;
    private final Consumer<Caption> late;
    private final Function<Caption, CaptionScreen.Verdict> screen;
    private final BiFunction<Locale, Locale, GrowingTranslation> translations;

    /**
     * @param meeting whose captions they are: meetings take turns at the translators
     * @param record keeps what was translated before readers see it
     * @param patience how long readers of a live final wait for its translation
     * @param late takes a rendering that was made after its readers had been given the source
     * @param screen looks at what was translated before readers see it
     * @param translations begins one from a language to another
     */
    Renderings(
            Vertx vertx,
            String meeting,
            TranslationLanes lanes,
            CaptionRecord record,
            Duration patience,
            Consumer<Caption> late,
            Function<Caption, CaptionScreen.Verdict> screen,
            BiFunction<Locale, Locale, GrowingTranslation> translations) {
        this.vertx = vertx;
        this.meeting = meeting;
        this.lanes = lanes;
        this.record = record;
        this.patience = patience;
        this.late = late;
        this.screen = screen;
        this.translations = translations;
    }

    /**
     * For the readers of a language at the moment when the entry was made.
     *
     * @param growing what they have seen of it
     */
    Future<Caption> live(LogEntry entry, Locale language, GrowingTranslation growing) {
        return of(entry, language, Optional.of(growing));
    }

    /** For a late reader or an export. */
    Future<Caption> onDemand(LogEntry entry, Locale language) {
        return of(entry, language, Optional.empty());
    }

    /** Who answers for an entry in a language, whether it was rendered yet or not. */
    Optional<Vouching> vouching(LogEntry entry, Locale language) {
        Future<Caption> known = entry.renderings().get(language);
        if (known != null && known.isComplete()) {
            return Vouching.of(known.result());
        }
        Caption source = entry.source();
        if (isReadAsIs(source, language)) {
            return Vouching.of(source);
        }
        return entry.isAnew()
                ? Optional.of(Vouching.MACHINE_MADE)
                : vouching(entry.earlier().orElseThrow(), language);
    }

    /** How an entry was shown so far, in each language in which somebody read it or will when a reviewer allows it. */
    List<Caption> shown(LogEntry entry) {
        Map<Locale, Caption> shown = new LinkedHashMap<>(held(entry));
        for (Optional<LogEntry> version = Optional.of(entry);
                version.isPresent();
                version = version.get().isAnew()
                        ? Optional.empty()
                        : version.get().earlier()) {
            version.get().renderings().forEach((language, rendering) -> {
                if (rendering.isComplete() && !rendering.result().review().isHiding()) {
                    shown.putIfAbsent(language, rendering.result());
                }
            });
        }
        return List.copyOf(shown.values());
    }

    /** How an utterance reads in the languages in which it waits for a reviewer. */
    Map<Locale, Caption> held(LogEntry newest) {
        Map<Locale, Caption> held = new LinkedHashMap<>();
        Set<Locale> named = new HashSet<>();
        for (Optional<LogEntry> version = Optional.of(newest);
                version.isPresent();
                version = version.get().isAnew()
                        ? Optional.empty()
                        : version.get().earlier()) {
            version.get().held().forEach((language, rendering) -> {
                if (!named.contains(language)) {
                    held.putIfAbsent(language, rendering);
                }
            });
            version.get().texts().forEach(text -> named.add(text.language()));
        }
        return held;
    }

    /** An utterance as those may know it who tell its readers what was said. */
    SaidUtterance said(LogEntry newest) {
        Set<Locale> hiddenIn = new HashSet<>(held(newest).keySet());
        Map<Locale, String> corrected = new LinkedHashMap<>();
        Set<Locale> known = new HashSet<>();
        LogEntry first = newest;
        boolean counts = true;
        for (Optional<LogEntry> version = Optional.of(newest); version.isPresent(); version = first.earlier()) {
            first = version.get();
            if (counts) {
                first.renderings().forEach((language, rendering) -> {
                    if (rendering.isComplete() && known.add(language)) {
                        Caption shown = rendering.result();
                        if (shown.review().isHiding()) {
                            hiddenIn.add(language);
                        } else if (shown.review() == Review.CORRECTED
                                && !readAsIs(newest.source().language(), language)) {
                            corrected.put(language, shown.text());
                        }
                    }
                });
            }
            counts = counts && !first.isAnew();
        }
        return new SaidUtterance(first.seq(), newest.source(), hiddenIn, corrected);
    }

    /** Whether readers of {@code shown} read the words of {@code spoken} as they are: the same language and script, any region. */
    public static boolean readAsIs(Locale spoken, Locale shown) {
        return LanguageMatch.serves(shown, spoken);
    }

    private static boolean isReadAsIs(Caption source, Locale language) {
        return readAsIs(source.language(), language) || source.marks().contains(Mark.GAP);
    }

    /** The caption of a version's translation, as readers of a mode see it. */
    static Caption grown(
            Caption source, Locale language, GrowingText translation, List<String> modelIds, Steadiness mode) {
        return source.rendered(
                language,
                translation.shown(mode),
                translation.stable(),
                made(source, modelIds, translation),
                Set.of(Mark.MACHINE_MADE));
    }

    /** The caption of a final's translation. Finals alone tell what the translation lost: a growing one may still get it. */
    static Caption translated(Caption source, Locale language, GrowingText translation, List<String> modelIds) {
        String text = new Translation(translation.text(), translation.doubts()).withDoubts();
        Set<Mark> marks = EnumSet.of(Mark.MACHINE_MADE);
        translation.doubts().forEach(doubt -> marks.add(Mark.of(doubt.kind())));
        return source.rendered(
                language, text, text.codePointCount(0, text.length()), made(source, modelIds, translation), marks);
    }

    private static List<String> made(Caption source, List<String> modelIds, GrowingText translation) {
        List<String> made = new ArrayList<>(source.made());
        modelIds.forEach(model -> made.add("translated:" + model));
        if (!translation.terms().isEmpty()) {
            made.add(GLOSSARY);
        }
        return made;
    }

    private Future<Caption> of(LogEntry entry, Locale language, Optional<GrowingTranslation> live) {
        Future<Caption> known = entry.renderings().get(language);
        if (known == null) {
            known = render(entry, language, live);
            entry.renderings().put(language, known);
        }
        return known;
    }

    private Future<Caption> render(LogEntry entry, Locale language, Optional<GrowingTranslation> live) {
        if (entry.isHidden()) {
            return Future.succeededFuture(entry.hidden(language));
        }
        Caption source = entry.source();
        if (isReadAsIs(source, language)) {
            return Future.succeededFuture(source.shownAs(language, source.marks()));
        }
        if (!entry.isAnew()) {
            return of(entry.earlier().orElseThrow(), language, live)
                    .map(earlier -> earlier.entered(entry.seq(), source.revision())
                            .reviewed(earlier.review().isHiding() ? earlier.review() : source.review()));
        }
        GrowingTranslation growing = live.orElseGet(() -> translations.apply(source.language(), language));
        Optional<TranslationLane> lane = lanes.lane(source.language(), language);
        if (lane.isEmpty()) {
            return Future.succeededFuture(untranslated(source, language, growing, Mark.TRANSLATION_FAILED));
        }
        Future<Caption> made = live.isPresent()
                ? renderInTime(source, language, growing, lane.get())
                : finished(source, language, growing, lane.get(), lane.get()::translateLater);
        return made.compose(rendering -> kept(entry, rendering)).otherwise(failure -> {
            // readers wait for it
            LOG.error("entry {} could not be rendered in {}", entry.seq(), language, failure);
            return entry.isHidden()
                    ? entry.hidden(language)
                    : untranslated(source, language, growing, Mark.TRANSLATION_FAILED);
        });
    }

    /** What failed is tried again by the next server. */
    private Future<Caption> kept(LogEntry entry, Caption rendering) {
        if (entry.isHidden()) {
            return Future.succeededFuture(entry.hidden(rendering.language()));
        }
        boolean failed = rendering.marks().contains(Mark.TRANSLATION_FAILED);
        if (!failed && screen.apply(rendering) == CaptionScreen.Verdict.HELD) {
            entry.held().put(rendering.language(), rendering);
            return Future.succeededFuture(rendering.hidden(rendering.language(), Review.HELD));
        }
        return entry.isAbandoned() || failed
                ? Future.succeededFuture(rendering)
                : record.render(rendering).map(rendering);
    }

    private Future<Caption> renderInTime(
            Caption source, Locale language, GrowingTranslation growing, TranslationLane lane) {
        Promise<Caption> shown = Promise.promise();
        Caption delayed = untranslated(source, language, growing, Mark.TRANSLATION_DELAYED);
        Future<Caption> rendering;
        if (lane.isFull()) {
            shown.complete(delayed);
            rendering = finished(source, language, growing, lane, lane::translateLater);
        } else {
            long timer = vertx.setTimer(patience.toMillis(), fired -> shown.tryComplete(delayed));
            rendering = finished(source, language, growing, lane, lane::translateLive);
            rendering.onComplete(done -> vertx.cancelTimer(timer));
        }
        rendering.onSuccess(caption -> {
            if (!shown.tryComplete(caption)) {
                late.accept(caption);
            }
        });
        return shown.future();
    }

    private Future<Caption> finished(
            Caption source,
            Locale language,
            GrowingTranslation growing,
            TranslationLane lane,
            BiFunction<String, List<TranslationRequest>, Future<Translated>> queue) {
        GrowingTranslation.Plan plan = growing.next(source.text(), source.stable(), true, lane.isSteerable());
        return queue.apply(meeting, plan.requests())
                .map(done -> translated(
                        source,
                        language,
                        growing.accept(plan, done.translations()).orElseThrow(),
                        done.modelIds()))
                .otherwise(failure -> {
                    LOG.warn("translation {} to {}: {}", source.language(), language, failure.getMessage());
                    return untranslated(source, language, growing, Mark.TRANSLATION_FAILED);
                });
    }

    /** The source itself, behind what readers were promised to keep. */
    private static Caption untranslated(Caption source, Locale language, GrowingTranslation growing, Mark reason) {
        Set<Mark> marks = EnumSet.of(reason);
        marks.addAll(source.marks());
        String committed = growing.committed();
        if (committed.isEmpty()) {
            return source.shownAs(language, marks);
        }
        String text = committed + " " + source.text();
        return source.rendered(language, text, text.codePointCount(0, text.length()), source.made(), marks);
    }
}
