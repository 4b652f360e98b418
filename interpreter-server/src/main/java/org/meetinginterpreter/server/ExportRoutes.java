package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.LogReading;
import org.meetinginterpreter.export.CaptionWriter;
import org.meetinginterpreter.export.ExportFormat;
import org.meetinginterpreter.export.ExportHead;
import org.meetinginterpreter.export.ExportedCaption;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The captions of a meeting as files, in every language, at any moment. Belongs to the server's event loop. */
final class ExportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);
    /** Captions that are rendered and written together: what a language lacks is translated in batches, and never all of it at once. */
    private static final int AT_ONCE = 64;

    private final Vertx vertx;
    private final ServerOptions.Lifetimes lifetimes;
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> running = new HashMap<>();

    /**
     * @param most files written at once
     * @param mostOfOne files written at once for one holder of a token
     */
    ExportRoutes(Vertx vertx, ServerOptions.Lifetimes lifetimes, int most, int mostOfOne) {
        this.vertx = vertx;
        this.lifetimes = lifetimes;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    void register(ApiRouter api) {
        for (ExportFormat format : ExportFormat.values()) {
            api.streamRoute(
                    HttpMethod.GET,
                    "/meetings/:meeting/captions." + format.extension(),
                    request -> export(request, format));
        }
    }

    private void export(ApiRequest request, ExportFormat format) {
        Meeting meeting = request.meeting(Act.EXPORT);
        Query query = request.query("language", "beside");
        Locale language = meeting.language(query.text("language"));
        Optional<Locale> beside = query.optional("beside").map(meeting::language);
        if (beside.filter(language::equals).isPresent()) {
            throw ProblemType.INVALID_REQUEST.because(
                    "beside names the same language; name another one of the meeting, or leave it out.");
        }
        String holder = request.caller().grant().participant();
        if (running.getOrDefault(holder, 0) >= mostOfOne
                || running.values().stream().mapToInt(Integer::intValue).sum() >= most) {
            throw ProblemType.LIMIT_REACHED.because("So many files are being written; try again in a moment.");
        }
        running.merge(holder, 1, Integer::sum);
        LogReading reading = meeting.captions().read(language);
        // both begin at the same moment, so they go through the same utterances
        Optional<LogReading> other = beside.map(meeting.captions()::read);
        HttpServerResponse response = request.context()
                .response()
                .setChunked(true)
                .putHeader("content-type", format.mediaType())
                .putHeader(
                        "content-disposition",
                        "attachment; filename=\"captions-" + language.toLanguageTag()
                                + beside.map(one -> "-" + one.toLanguageTag()).orElse("") + "."
                                + format.extension() + "\"");
        CaptionWriter writer = format.writer(new ExportHead(
                meeting.id(),
                meeting.title(),
                meeting.state().wire(),
                language,
                reading.vouching(),
                reading.speakers(),
                reading.last(),
                Instant.now(),
                other.map(one -> new ExportHead.Beside(beside.orElseThrow(), one.vouching()))));
        new Writing(
                        response,
                        reading,
                        other,
                        writer,
                        () -> running.computeIfPresent(holder, (who, count) -> count == 1 ? null : count - 1))
                .begin();
    }

    /** One file on its way. */
    private final class Writing {
        private final HttpServerResponse response;
        private final LogReading reading;
        private final Optional<LogReading> beside;
        private final CaptionWriter writer;
        private final Runnable over;
        private boolean isOver;

        Writing(
                HttpServerResponse response,
                LogReading reading,
                Optional<LogReading> beside,
                CaptionWriter writer,
                Runnable over) {
            this.response = response;
            this.reading = reading;
            this.beside = beside;
            this.writer = writer;
            this.over = over;
        }

        void begin() {
            response.closeHandler(gone -> finish());
            response.endHandler(done -> finish());
            response.exceptionHandler(broken -> finish());
            response.write(writer.head());
            goOn();
        }

        private void goOn() {
            if (isOver) {
                return;
            }
            if (!response.writeQueueFull()) {
                next().onSuccess(this::write).onFailure(failure -> {
                    LOG.error("an export failed", failure);
                    giveUp();
                });
                return;
            }
            long timer = vertx.setTimer(lifetimes.slowReader().toMillis(), fired -> giveUp());
            response.drainHandler(drained -> {
                response.drainHandler(null);
                vertx.cancelTimer(timer);
                goOn();
            });
        }

        /** The next captions, each with how it reads beside. */
        private Future<Optional<List<ExportedCaption>>> next() {
            Future<Optional<List<Caption>>> texts = reading.next(AT_ONCE);
            Future<Optional<List<Caption>>> others =
                    beside.map(other -> other.next(AT_ONCE)).orElseGet(() -> Future.succeededFuture(Optional.empty()));
            return Future.all(texts, others).map(done -> {
                Map<String, Caption> byUtterance = others.result().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(Caption::utterance, Function.identity()));
                return texts.result()
                        .map(captions -> captions.stream()
                                .map(caption -> new ExportedCaption(
                                        caption, Optional.ofNullable(byUtterance.get(caption.utterance()))))
                                .toList());
            });
        }

        private void write(Optional<List<ExportedCaption>> captions) {
            if (isOver) {
                return;
            }
            if (captions.isEmpty()) {
                response.end(writer.end());
                return;
            }
            StringBuilder text = new StringBuilder();
            captions.get().forEach(caption -> text.append(writer.add(caption)));
            if (text.length() == 0) {
                goOn();
            } else {
                response.write(text.toString()).onSuccess(written -> goOn()).onFailure(broken -> finish());
            }
        }

        /** A file that ends too soon must not look whole. */
        private void giveUp() {
            if (!isOver) {
                finish();
                response.reset();
            }
        }

        private void finish() {
            if (!isOver) {
                isOver = true;
                over.run();
            }
        }
    }
}
