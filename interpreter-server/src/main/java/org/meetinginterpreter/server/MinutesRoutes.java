package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.Review;
import org.meetinginterpreter.caption.SaidUtterance;
import org.meetinginterpreter.digest.MeetingSummaries;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.minutes.Minutes;
import org.meetinginterpreter.minutes.MinutesFormat;
import org.meetinginterpreter.minutes.UsedTerms;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.translation.glossary.Glossary;

/** Minutes as files, in every language; before the end of the meeting as a draft. Belongs to the server's event loop. */
final class MinutesRoutes {
    /** A page or two. */
    private static final int WORDS = 300;

    private final MeetingSummaries summaries;
    private final WorkerExecutor worker;

    MinutesRoutes(MeetingSummaries summaries, WorkerExecutor worker) {
        this.summaries = summaries;
        this.worker = worker;
    }

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
        Glossary glossary = meeting.glossary().inForce();
        summaries
                .whole(captions, language, WORDS)
                .recover(SummaryRoutes::refused)
                .compose(overview -> worker.executeBlocking(
                        () -> format.write(new Minutes(
                                meeting.id(),
                                title,
                                state,
                                started,
                                ended,
                                speakers(said),
                                overview,
                                times(said),
                                UsedTerms.of(said, glossary, language),
                                new Minutes.Reviewed(
                                        reviewed.getOrDefault(Review.APPROVED, 0L),
                                        reviewed.getOrDefault(Review.CORRECTED, 0L),
                                        reviewed.getOrDefault(Review.WITHHELD, 0L)),
                                Instant.now())),
                        false))
                .onSuccess(file -> send(request, language, format, file))
                .onFailure(failure -> request.context().fail(failure));
    }

    private static List<String> speakers(List<SaidUtterance> said) {
        return said.stream()
                .map(one -> one.source().speaker().name())
                .filter(name -> !name.isBlank())
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
