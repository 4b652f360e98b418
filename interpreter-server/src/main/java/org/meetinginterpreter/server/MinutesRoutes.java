package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.Review;
import org.meetinginterpreter.caption.SaidUtterance;
import org.meetinginterpreter.digest.MeetingOverview;
import org.meetinginterpreter.digest.MeetingSummaries;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.minutes.Minutes;
import org.meetinginterpreter.minutes.MinutesFormat;
import org.meetinginterpreter.minutes.NoLettersException;
import org.meetinginterpreter.minutes.UsedTerms;
import org.meetinginterpreter.minutes.WrittenMinutes;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.summary.Summary;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Minutes as files, in every language; before the end of the meeting as a draft. Belongs to the server's event loop. */
final class MinutesRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(MinutesRoutes.class);
    /** A page or two. */
    private static final int WORDS = 300;

    private final MeetingSummaries summaries;
    private final WorkerExecutor worker;

    MinutesRoutes(MeetingSummaries summaries, WorkerExecutor worker) {
        this.summaries = summaries;
        this.worker = worker;
    }

    /** What stands in the minutes, in the reader's language. */
    private record Contents(MeetingOverview overview, List<String> agenda) {}

    void register(ApiRouter api) {
        for (MinutesFormat format : MinutesFormat.values()) {
            api.streamRoute(
                    HttpMethod.GET,
                    "/meetings/:meeting/minutes." + format.extension(),
                    request -> write(request, format));
        }
    }

    private void write(ApiRequest request, MinutesFormat format) {
        Meeting meeting = request.meeting(Act.EXPORT);
        Locale language = meeting.language(request.query("language").text("language"));
        CaptionPipeline captions = meeting.captions();
        String title = meeting.title();
        String state = meeting.state().wire();
        Optional<Instant> started = meeting.started();
        Optional<Instant> ended = meeting.ended();
        Map<Review, Long> reviewed = captions.reviewed();
        List<SaidUtterance> said = captions.saidSoFar();
        List<String> present = present(meeting, said);
        Glossary glossary = meeting.glossary().inForce();
        long last = meeting.last();
        // what rests on captions that may not be read any more is not there, approved or not
        WrittenMinutes written = meeting.minutes().only(readable(said, language));
        summaries
                .whole(captions, language, WORDS)
                .compose(overview -> written.text()
                        .map(text -> of(written, text, overview, glossary))
                        .orElseGet(() -> Future.succeededFuture(new Contents(overview, written.agenda()))))
                .recover(SummaryRoutes::refused)
                .compose(contents -> worker.executeBlocking(
                        () -> format.write(new Minutes(
                                meeting.id(),
                                title,
                                state,
                                started,
                                ended,
                                speakers(said),
                                contents.overview(),
                                times(said),
                                UsedTerms.of(said, glossary, language),
                                new Minutes.Reviewed(
                                        reviewed.getOrDefault(Review.APPROVED, 0L),
                                        reviewed.getOrDefault(Review.CORRECTED, 0L),
                                        reviewed.getOrDefault(Review.WITHHELD, 0L)),
                                Instant.now(),
                                new Minutes.People(
                                        present,
                                        contents.agenda(),
                                        written.text().map(WrittenMinutes.Text::language),
                                        written.approval(),
                                        written.approval()
                                                .filter(approval -> last > approval.last())
                                                .isPresent()))),
                        false))
                .recover(MinutesRoutes::refused)
                .onSuccess(file -> send(request, language, format, file))
                .onFailure(failure -> request.context().fail(failure));
    }

    /** Utterances on which minutes may rest in a language. */
    private static Set<Long> readable(List<SaidUtterance> said, Locale language) {
        return said.stream()
                .filter(one -> !one.hiddenIn().contains(language))
                .map(SaidUtterance::number)
                .collect(Collectors.toSet());
    }

    /** What people wrote in the place of what the machine noticed, in the reader's language where models lead there. */
    private Future<Contents> of(
            WrittenMinutes written, WrittenMinutes.Text text, MeetingOverview overview, Glossary glossary) {
        Locale to = overview.rendered().language();
        List<String> texts = new ArrayList<>(written.agenda());
        text.points().forEach(line -> texts.add(line.text()));
        text.decisions().forEach(line -> texts.add(line.text()));
        text.actions().forEach(task -> texts.addAll(List.of(task.what(), task.due())));
        text.questions().forEach(line -> texts.add(line.text()));
        return summaries.rendered(texts, text.language(), to, glossary).map(rendered -> {
            Iterator<String> next = rendered.orElse(texts).iterator();
            List<String> agenda =
                    written.agenda().stream().map(line -> next.next()).toList();
            Summary summary = new Summary(
                    text.points().stream()
                            .map(line -> new Summary.Point(next.next(), "", line.seqs(), 1, true))
                            .toList(),
                    text.decisions().stream()
                            .map(line -> new Summary.Decision(next.next(), line.seqs()))
                            .toList(),
                    text.actions().stream()
                            .map(task -> new Summary.Action(task.who(), next.next(), next.next(), task.seqs()))
                            .toList(),
                    text.questions().stream()
                            .map(line -> new Summary.Question(next.next(), true, line.seqs()))
                            .toList(),
                    List.of(),
                    overview.summary().ranking());
            return new Contents(
                    new MeetingOverview(
                            overview.rendered().with(summary),
                            overview.last(),
                            List.of(),
                            Map.of(),
                            rendered.isPresent() ? to : text.language(),
                            overview.utterances()),
                    agenda);
        });
    }

    private static Future<byte[]> refused(Throwable failure) {
        if (failure instanceof NoLettersException) {
            LOG.warn("minutes cannot be written: {}", failure.getMessage());
            return Future.failedFuture(ProblemType.FORMAT_UNAVAILABLE.because(failure.getMessage()));
        }
        return Future.failedFuture(failure);
    }

    private static List<String> speakers(List<SaidUtterance> said) {
        return said.stream()
                .map(one -> one.source().speaker().name())
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }

    /** Who agreed to be named, and did not say anything that may be read. */
    private static List<String> present(Meeting meeting, List<SaidUtterance> said) {
        List<String> spoke = speakers(said);
        return meeting.participants().stream()
                .filter(Participant::isNamed)
                .map(Participant::name)
                .filter(name -> !spoke.contains(name))
                .distinct()
                .toList();
    }

    private static Map<Long, Duration> times(List<SaidUtterance> said) {
        return said.stream()
                .collect(Collectors.toMap(
                        SaidUtterance::number,
                        one -> Duration.ofMillis(one.source().startMillis()),
                        (first, again) -> first));
    }

    private static void send(ApiRequest request, Locale language, MinutesFormat format, byte[] file) {
        HttpServerResponse response = request.context().response();
        if (response.closed()) {
            return;
        }
        Future<Void> unused = response.putHeader("content-type", format.mediaType())
                .putHeader(
                        "content-disposition",
                        "attachment; filename=\"minutes-" + language.toLanguageTag() + "." + format.extension() + "\"")
                .end(Buffer.buffer(file));
    }
}
