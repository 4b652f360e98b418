package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.Mark;
import org.meetinginterpreter.digest.MeetingOverview;
import org.meetinginterpreter.digest.MeetingSummaries;
import org.meetinginterpreter.embedding.EmbeddingException;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.summary.Summary;
import org.meetinginterpreter.summary.Summary.Wording;
import org.meetinginterpreter.translation.TranslationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a meeting comes to, when somebody asks and, on feeds that want it, as it goes on. Belongs to the server's event loop. */
final class SummaryRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SummaryRoutes.class);
    /** Words for one who comes late or comes back: read in half a minute. */
    private static final int MISSED_WORDS = 120;

    /** How often at most, where something was said meanwhile: half of the 30 s of speech after which readers must have it. */
    private static final Duration REFRESH = Duration.ofSeconds(15);

    /** How often it is looked for. */
    static final long LOOK_MILLIS = 1_000;

    /** What readers of a meeting were last told, by language. */
    private static final class Told {
        private final Map<Locale, JsonObject> byLanguage = new HashMap<>();
        private long changes = -1;
        private long nanos = System.nanoTime() - REFRESH.toNanos();

        boolean isYoung() {
            return System.nanoTime() - nanos < REFRESH.toNanos();
        }
    }

    private final MeetingSummaries summaries;
    private final Map<String, Told> told = new HashMap<>();
    private final LocalFigures local = new LocalFigures();

    SummaryRoutes(MeetingSummaries summaries) {
        this.summaries = summaries;
        summaries.whenWritten(captions -> {
            Told before = told.get(captions.meeting());
            if (before != null) {
                before.changes = -1;
                refresh(captions);
            }
        });
    }

    void register(ApiRouter api) {
        api.route(HttpMethod.GET, "/meetings/:meeting/summary", this::read);
    }

    private Future<Reply> read(ApiRequest request) {
        Meeting meeting = request.meeting(Act.READ_CAPTIONS);
        Query query = request.query("language", "after", "locale");
        Locale language = meeting.language(query.text("language"));
        Optional<Locale> figures = query.locale();
        long after = query.seq("after");
        CaptionPipeline captions = meeting.captions();
        CaptionSocket.requireInLog(captions, after);
        Future<MeetingOverview> overview = after == 0
                ? summaries.running(captions, language)
                : summaries.since(captions, language, after, MISSED_WORDS);
        return overview.map(done -> json(meeting.id(), done))
                .map(json -> Reply.ok(
                        figures.map(reader -> local.summary(json, reader)).orElse(json)))
                .recover(SummaryRoutes::refused);
    }

    /** Why a summary cannot be had now, for its reader. */
    static <T> Future<T> refused(Throwable failure) {
        if (failure instanceof MeetingSummaries.Overloaded) {
            return Future.failedFuture(
                    ProblemType.OVERLOADED.because("So many summaries are being made; try again in a moment."));
        }
        if (failure instanceof TranslationException || failure instanceof EmbeddingException) {
            LOG.warn("a summary cannot be made: {}", failure.getMessage());
            return Future.failedFuture(
                    ProblemType.OVERLOADED.because(
                            "The summary cannot be made now, as a model failed; its log says which. Captions go on; try again."));
        }
        return Future.failedFuture(failure);
    }

    /** People changed or hid something: no screen may go on showing what came of it. */
    void revised(CaptionPipeline captions) {
        summaries.revised(captions);
        refresh(captions);
    }

    /** Tells the readers of a meeting what it comes to, if that is something else than before, and not too often. */
    void look(Meeting meeting) {
        Told before = told.get(meeting.id());
        if (before == null || !before.isYoung()) {
            refresh(meeting.captions());
        }
    }

    private void refresh(CaptionPipeline captions) {
        List<Locale> languages = captions.summaryLanguages();
        if (languages.isEmpty()) {
            told.remove(captions.meeting());
            return;
        }
        Told before = told.computeIfAbsent(captions.meeting(), id -> new Told());
        boolean nothingNew = before.changes == captions.changes()
                && before.byLanguage.keySet().containsAll(languages);
        if (nothingNew) {
            return;
        }
        before.changes = captions.changes();
        before.nanos = System.nanoTime();
        for (Locale language : languages) {
            summaries
                    .running(captions, language)
                    .onSuccess(overview -> tell(captions, before, language, overview))
                    .onFailure(failure -> {
                        before.changes = -1;
                        LOG.warn("a summary cannot be made now: {}", failure.getMessage());
                    });
        }
    }

    private void tell(CaptionPipeline captions, Told before, Locale language, MeetingOverview overview) {
        JsonObject json = json(captions.meeting(), overview);
        JsonObject without = json.copy();
        without.remove("last");
        if (!without.equals(before.byLanguage.put(language, without))) {
            captions.summarised(language, json);
        }
    }

    /** Nothing of a meeting is left. */
    void forget(String meeting) {
        told.remove(meeting);
        summaries.forget(meeting);
    }

    /** As on the wire. */
    private JsonObject json(String meeting, MeetingOverview overview) {
        Summary summary = overview.summary();
        Locale language = overview.rendered().language();
        JsonArray points = new JsonArray();
        summary.points()
                .forEach(point -> points.add(from(overview, point.lines())
                        .put("text", point.text())
                        .put(
                                "language",
                                overview.otherwise()
                                        .getOrDefault(point.lines().get(0), language)
                                        .toLanguageTag())
                        .put("speaker", point.speaker())
                        .put("settled", point.settled())
                        .put("wording", point.wording().wire())));
        JsonArray decisions = new JsonArray();
        summary.decisions()
                .forEach(decision ->
                        decisions.add(from(overview, decision.lines()).put("text", decision.text())));
        JsonArray actions = new JsonArray();
        summary.actions()
                .forEach(action -> actions.add(from(overview, action.lines())
                        .put("who", action.who())
                        .put("what", action.what())
                        .put("due", action.due())));
        JsonArray questions = new JsonArray();
        summary.questions()
                .forEach(question -> questions.add(from(overview, question.lines())
                        .put("text", question.text())
                        .put("open", question.open())));
        JsonArray figures = new JsonArray();
        summary.figures()
                .forEach(figure -> figures.add(from(overview, figure.lines())
                        .put("value", figure.value())
                        .put("what", figure.what())));
        JsonArray made = new JsonArray().add("summarised:extractive");
        summaries
                .writer()
                .filter(writer -> summary.points().stream().anyMatch(point -> point.wording() != Wording.SAID))
                .ifPresent(writer -> made.add("written:" + writer));
        overview.rendered().models().forEach(model -> made.add("translated:" + model));
        return new JsonObject()
                .put("type", "summary")
                .put("meeting", meeting)
                .put("language", language.toLanguageTag())
                .put("last", overview.last())
                .put("points", points)
                .put("decisions", decisions)
                .put("actions", actions)
                .put("questions", questions)
                .put("figures", figures)
                .put("noticedIn", overview.actsIn().toLanguageTag())
                .put(
                        "rankedByWords",
                        new JsonArray(overview.byWords().stream()
                                .map(Locale::toLanguageTag)
                                .toList()))
                .put("made", made)
                .put("marks", new JsonArray().add(Mark.MACHINE_MADE.wire()));
    }

    /** The captions that something comes from: where they first entered the log, and their utterances. */
    private static JsonObject from(MeetingOverview overview, List<Long> lines) {
        JsonArray utterances = new JsonArray();
        lines.forEach(line -> utterances.add(overview.utterances().get(line)));
        return new JsonObject().put("seqs", new JsonArray(List.copyOf(lines))).put("utterances", utterances);
    }
}
