package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.SourceText;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Subscription;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.translation.Steadiness;

/** Captions over HTTP: typed ones in; lists and event streams out. */
final class CaptionRoutes {
    private static final int MOST_TYPED_AT_ONCE = 10;
    private static final int MOST_IN_A_PAGE = 1_000;

    private final Vertx vertx;
    private final ServerOptions.Lifetimes lifetimes;
    private final OpenConnections connections;
    private final FeedEncoder encoder;
    private final int longestText;
    private final LocalFigures local = new LocalFigures();

    CaptionRoutes(
            Vertx vertx,
            ServerOptions.Lifetimes lifetimes,
            OpenConnections connections,
            FeedEncoder encoder,
            int longestText) {
        this.vertx = vertx;
        this.lifetimes = lifetimes;
        this.connections = connections;
        this.encoder = encoder;
        this.longestText = longestText;
    }

    void register(ApiRouter api) {
        api.route(HttpMethod.POST, "/meetings/:meeting/utterances", this::type);
        api.route(HttpMethod.GET, "/meetings/:meeting/captions", this::list);
        api.streamRoute(HttpMethod.GET, "/meetings/:meeting/feed", this::feed);
    }

    private Future<Reply> type(ApiRequest request) {
        Meeting meeting = request.meeting(Act.TYPE);
        Fields body = request.body("language", "text", "final", "utterance");
        Locale language = meeting.language(body.text("language", 40));
        String text = body.text("text", longestText);
        boolean isFinal = body.flag("final", true);
        Optional<String> known = body.optionalText("utterance", 40);
        meeting.requireLive();
        CaptionPipeline captions = meeting.captions();
        Speaker speaker = request.caller().speaker();
        Optional<Caption> earlier = known.map(utterance -> typed(captions, speaker, utterance, language));
        if (earlier.isEmpty() && typing(captions, speaker).size() >= MOST_TYPED_AT_ONCE) {
            throw ProblemType.LIMIT_REACHED.because("You have " + MOST_TYPED_AT_ONCE
                    + " utterances that are not final; make one final before you begin another.");
        }
        long now = meeting.elapsedMillis();
        Future<Caption> caption = captions.hear(new SourceText(
                earlier.map(Caption::utterance).orElseGet(captions::nextUtterance),
                speaker,
                language,
                text,
                isFinal ? text.codePointCount(0, text.length()) : 0,
                isFinal,
                earlier.map(Caption::startMillis).orElse(now),
                now,
                SourceText.TYPED));
        return caption.map(said -> Reply.ok(said.toJson()));
    }

    private static List<Caption> typing(CaptionPipeline captions, Speaker speaker) {
        return captions.growing().stream()
                .filter(caption -> caption.speaker().id().equals(speaker.id())
                        && caption.made().contains(SourceText.TYPED))
                .toList();
    }

    /** The utterance that this person has begun to type. */
    private static Caption typed(CaptionPipeline captions, Speaker speaker, String utterance, Locale language) {
        if (captions.isFinal(utterance)) {
            throw ProblemType.UTTERANCE_FINAL.because("The utterance is final; leave utterance out to begin another.");
        }
        Caption earlier = typing(captions, speaker).stream()
                .filter(caption -> caption.utterance().equals(utterance))
                .findFirst()
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "You are typing no such utterance; leave utterance out, the answer names the new one."));
        if (!earlier.language().equals(language)) {
            throw ProblemType.INVALID_REQUEST.because(
                    "The utterance began in " + earlier.language().toLanguageTag() + "; its language cannot change.");
        }
        return earlier;
    }

    private Future<Reply> list(ApiRequest request) {
        Meeting meeting = request.meeting(Act.READ_CAPTIONS);
        // the address is that of the feed too: its mode and summaries mean nothing here
        Query query = request.query("language", "after", "limit", "mode", "summary", "locale");
        query.mode();
        query.flag("summary");
        Locale language = meeting.language(query.text("language"));
        Optional<Locale> figures = query.locale();
        int most = query.limit(MOST_IN_A_PAGE).orElse(Integer.MAX_VALUE);
        return meeting.captions().captions(language, query.seq("after"), most).map(page -> {
            JsonArray all = new JsonArray();
            page.captions()
                    .forEach(caption -> all.add(figures.map(reader -> local.caption(caption, reader))
                            .orElseGet(caption::toJson)));
            return Reply.ok(new JsonObject()
                    .put("captions", all)
                    .put("last", page.last())
                    .put("more", page.more()));
        });
    }

    private void feed(ApiRequest request) {
        Meeting meeting = request.meeting(Act.READ_FEED);
        Query query = request.query("language", "after", "mode", "summary", "locale");
        Steadiness mode = query.mode();
        Locale language = meeting.language(query.text("language"));
        // a browser that comes back by itself repeats the old address and names what it has in this header
        String lastEvent = request.context().request().getHeader("last-event-id");
        long after = lastEvent == null ? query.seq("after") : Query.seq("Last-Event-ID", lastEvent);
        CaptionSocket.requireInLog(meeting.captions(), after);
        connections.requireRoom(request.caller().grant());
        new EventStream(
                vertx,
                request.context().response(),
                lifetimes,
                connections,
                encoder,
                request.caller(),
                meeting.id(),
                meeting.captions(),
                new Subscription(language, mode, after, query.flag("summary"), query.locale()));
    }
}
