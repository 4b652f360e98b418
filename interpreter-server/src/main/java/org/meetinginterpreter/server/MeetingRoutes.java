package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.meetinginterpreter.meeting.ConsentTexts;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Languages;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.MeetingOptions;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.PrivacyOptions;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;

/** Planning, starting, ending and deleting meetings. */
final class MeetingRoutes {
    private static final int LONGEST_TITLE = 200;

    private final MeetingRegistry meetings;
    private final MeetingArchive archive;
    private final Invitations invitations;
    private final AudioTracks tracks;
    private final OpenConnections connections;
    private final MeetingView view;
    private final int mostLanguages;
    private final Consumer<Meeting> prepare;
    private final Runnable forgetTexts;

    MeetingRoutes(
            MeetingRegistry meetings,
            MeetingArchive archive,
            Invitations invitations,
            AudioTracks tracks,
            OpenConnections connections,
            MeetingView view,
            int mostLanguages,
            Consumer<Meeting> prepare,
            Runnable forgetTexts) {
        this.meetings = meetings;
        this.archive = archive;
        this.invitations = invitations;
        this.tracks = tracks;
        this.connections = connections;
        this.view = view;
        this.mostLanguages = mostLanguages;
        this.prepare = prepare;
        this.forgetTexts = forgetTexts;
    }

    void register(ApiRouter api) {
        api.act(HttpMethod.POST, "/meetings", "meeting.create", this::create);
        api.route(HttpMethod.GET, "/meetings", this::list);
        api.route(HttpMethod.GET, "/meetings/:meeting", this::show);
        api.act(HttpMethod.PATCH, "/meetings/:meeting", "meeting.change", this::change);
        api.act(HttpMethod.DELETE, "/meetings/:meeting", "meeting.delete", this::delete);
        api.act(HttpMethod.POST, "/meetings/:meeting/start", "meeting.start", this::start);
        api.act(HttpMethod.POST, "/meetings/:meeting/end", "meeting.end", this::end);
    }

    private Future<Reply> create(ApiRequest request) {
        Act.RUN_DEPLOYMENT.require(request.caller().grant());
        Fields body = request.body("title", "languages", "options");
        return meetings.create(
                        body.text("title", LONGEST_TITLE),
                        languages(body),
                        body.has("options") ? options(body) : MeetingOptions.none())
                .map(meeting -> Reply.created(view.of(meeting, request.caller())));
    }

    private Future<Reply> list(ApiRequest request) {
        Act.RUN_DEPLOYMENT.require(request.caller().grant());
        JsonArray all = new JsonArray();
        meetings.all().forEach(meeting -> all.add(view.of(meeting, request.caller())));
        return Future.succeededFuture(Reply.ok(new JsonObject().put("meetings", all)));
    }

    private Future<Reply> show(ApiRequest request) {
        return Future.succeededFuture(Reply.ok(view.of(request.meeting(Act.READ_MEETING), request.caller())));
    }

    private Future<Reply> change(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_MEETING);
        Fields body = request.body("title", "languages", "options");
        meeting.change(
                body.optionalText("title", LONGEST_TITLE).orElse(meeting.title()),
                body.has("languages") ? languages(body) : meeting.languages(),
                body.has("options") ? options(body) : meeting.options());
        return saved(meeting, request);
    }

    private Future<Reply> start(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_MEETING);
        request.body();
        meeting.start();
        prepare.accept(meeting);
        return saved(meeting, request);
    }

    private Future<Reply> saved(Meeting meeting, ApiRequest request) {
        return archive.save(meeting).map(done -> Reply.ok(view.of(meeting, request.caller())));
    }

    private Future<Reply> end(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_MEETING);
        request.body();
        meeting.beginEnd();
        return tracks.endAll(meeting.id()).compose(done -> {
            meeting.end();
            return saved(meeting, request);
        });
    }

    private Future<Reply> delete(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_MEETING);
        Future<Void> deleted = meetings.delete(meeting);
        forgetTexts.run();
        invitations.forget(meeting.id());
        Optional<String> id = Optional.of(meeting.id());
        meeting.participants()
                .forEach(participant ->
                        tracks.discard(participant.id(), ProblemType.NOT_FOUND.because("The meeting was deleted.")));
        connections.close(
                grant -> grant.meeting().equals(id), ProblemType.NOT_FOUND.because("The meeting was deleted."));
        meeting.captions().closeReaders(1008, "the meeting was deleted");
        return deleted.map(done -> Reply.nothing());
    }

    private List<Locale> languages(Fields body) {
        List<Locale> languages = new ArrayList<>();
        for (String tag : body.texts("languages")) {
            Locale language = Languages.parse(tag);
            if (languages.contains(language)) {
                throw ProblemType.INVALID_REQUEST.because("languages has " + language.toLanguageTag() + " twice.");
            }
            languages.add(language);
        }
        if (languages.isEmpty() || languages.size() > mostLanguages) {
            throw ProblemType.INVALID_REQUEST.because("languages must have 1 to " + mostLanguages + " languages.");
        }
        return languages;
    }

    private static MeetingOptions options(Fields body) {
        Fields options = body.object("options", "embedOrigins", "passcode", "vocabulary", "keepSound", "consentTexts");
        return new MeetingOptions(
                options.has("embedOrigins") ? options.texts("embedOrigins") : List.of(),
                options.optionalText("passcode", 100),
                MeetingOptions.vocabulary(options.has("vocabulary") ? options.texts("vocabulary") : List.of()),
                new PrivacyOptions(
                        options.flag("keepSound", false),
                        options.has("consentTexts")
                                ? Optional.of(ConsentTexts.of(options.map("consentTexts")))
                                : Optional.empty()));
    }
}
