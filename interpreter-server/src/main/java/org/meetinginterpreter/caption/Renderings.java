package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.meetinginterpreter.caption.TranslationLane.Translated;
import org.meetinginterpreter.model.LanguageMatch;
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

    private final Vertx vertx;
    private final String meeting;
    private final TranslationLanes lanes;
    private final Duration patience;
    private final Consumer<Caption> late;

    /**
     * @param meeting whose captions they are: meetings take turns at the translators
     * @param patience how long readers of a live final wait for its translation
     * @param late takes a rendering that was made after its readers had been given the source
     */
    Renderings(Vertx vertx, String meeting, TranslationLanes lanes, Duration patience, Consumer<Caption> late) {
        this.vertx = vertx;
        this.meeting = meeting;
        this.lanes = lanes;
        this.patience = patience;
        this.late = late;
    }

    /** For the readers of a language at the moment when the entry was made. */
    Future<Caption> live(LogEntry entry, Locale language) {
        return of(entry, language, true);
    }

    /** For a late reader or an export. */
    Future<Caption> onDemand(LogEntry entry, Locale language) {
        return of(entry, language, false);
    }

    /** Whether readers of {@code shown} read the words of {@code spoken} as they are: the same language and script, any region. */
    public static boolean readAsIs(Locale spoken, Locale shown) {
        return LanguageMatch.serves(shown, spoken);
    }

    /**
     * The caption of a translation; {@code stable} is 0 while it grows, since the next version may change every word. Finals alone
     * tell what the translation lost: a growing one may still get it.
     */
    static Caption translated(Caption source, Locale language, Translated translation) {
        List<String> made = new ArrayList<>(source.made());
        translation.modelIds().forEach(model -> made.add("translated:" + model));
        Translation result = translation.translations().get(0);
        if (!source.isFinal()) {
            return source.rendered(language, result.text(), 0, made, Set.of(Mark.MACHINE_MADE));
        }
        String text = result.withDoubts();
        Set<Mark> marks = EnumSet.of(Mark.MACHINE_MADE);
        result.doubts().forEach(doubt -> marks.add(Mark.of(doubt.kind())));
        return source.rendered(language, text, text.codePointCount(0, text.length()), made, marks);
    }

    private Future<Caption> of(LogEntry entry, Locale language, boolean live) {
        Future<Caption> known = entry.renderings().get(language);
        if (known == null) {
            known = render(entry, language, live);
            entry.renderings().put(language, known);
        }
        return known;
    }

    private Future<Caption> render(LogEntry entry, Locale language, boolean live) {
        if (entry.corrected().isPresent()) {
            return of(entry.corrected().get(), language, live)
                    .map(earlier -> earlier.entered(entry.seq(), entry.source().revision()));
        }
        Caption source = entry.source();
        if (readAsIs(source.language(), language)) {
            return Future.succeededFuture(source.shownAs(language, source.marks()));
        }
        Optional<TranslationLane> lane = lanes.lane(source.language(), language);
        if (lane.isEmpty()) {
            return Future.succeededFuture(untranslated(source, language, Mark.TRANSLATION_FAILED));
        }
        return live
                ? renderInTime(source, language, lane.get())
                : finished(source, language, lane.get().translateLater(meeting, whole(source)));
    }

    private Future<Caption> renderInTime(Caption source, Locale language, TranslationLane lane) {
        Promise<Caption> shown = Promise.promise();
        Caption delayed = untranslated(source, language, Mark.TRANSLATION_DELAYED);
        Future<Caption> rendering;
        if (lane.isFull()) {
            shown.complete(delayed);
            rendering = finished(source, language, lane.translateLater(meeting, whole(source)));
        } else {
            long timer = vertx.setTimer(patience.toMillis(), fired -> shown.tryComplete(delayed));
            rendering = finished(source, language, lane.translateLive(meeting, whole(source)));
            rendering.onComplete(done -> vertx.cancelTimer(timer));
        }
        rendering.onSuccess(caption -> {
            if (!shown.tryComplete(caption)) {
                late.accept(caption);
            }
        });
        return shown.future();
    }

    private static Future<Caption> finished(Caption source, Locale language, Future<Translated> translation) {
        return translation.map(done -> translated(source, language, done)).otherwise(failure -> {
            LOG.warn("translation {} to {}: {}", source.language(), language, failure.getMessage());
            return untranslated(source, language, Mark.TRANSLATION_FAILED);
        });
    }

    private static List<TranslationRequest> whole(Caption source) {
        return List.of(TranslationRequest.of(source.text()));
    }

    private static Caption untranslated(Caption source, Locale language, Mark reason) {
        Set<Mark> marks = EnumSet.of(reason);
        marks.addAll(source.marks());
        return source.shownAs(language, marks);
    }
}
