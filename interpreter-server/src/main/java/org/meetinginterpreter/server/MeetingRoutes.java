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
import org.meetinginterpreter.meeting.DamagedMeeting;
import org.meetinginterpreter.meeting.Languages;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.MeetingOptions;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.Privacy;
import org.meetinginterpreter.meeting.PrivacyOptions;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.Retention;
import org.meetinginterpreter.security.Act;

/** Planning, starting, ending and deleting meetings. */
final class MeetingRoutes {
    private static final int LONGEST_TITLE = 200;
    private static final String[] OPTIONS = {
        "embedOrigins", "passcode", "vocabulary", "keepSound", "consentTexts", "retentionDays", "review"
    };

    private final MeetingRegistry meetings;
    private final MeetingArchive archive;
    private final AudioTracks tracks;
    private final MeetingView view;
    private final int mostLanguages;
    private final Consumer<Meeting> prepare;
    private final MeetingDeletion deletion;
    private final Privacy privacy;

    MeetingRoutes(
            MeetingRegistry meetings,
            MeetingArchive archive,
            AudioTracks tracks,
            MeetingView view,
            int mostLanguages,
            Consumer<Meeting> prepare,
            MeetingDeletion deletion,
            Privacy privacy) {
        this.meetings = meetings;
        this.archive = archive;
        this.tracks = tracks;
        this.view = view;
        this.mostLanguages = mostLanguages;
        this.prepare = prepare;
        this.deletion = deletion;
        this.privacy = privacy;
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
        Act.PLAN_MEETINGS.require(request.caller().grant());
        Fields body = request.body("title", "languages", "options");
        return meetings.create(
                        request.caller().grant().bearer().owner(),
                        body.text("title", LONGEST_TITLE),
                        languages(body),
                        options(body, MeetingOptions.first(privacy.retention())))
                .map(meeting ->
                        Reply.created(view.of(meeting, request.caller())).about(Optional.of(meeting.id())));
    }

    private Future<Reply> list(ApiRequest request) {
        Act.PLAN_MEETINGS.require(request.caller().grant());
        JsonArray all = new JsonArray();
        meetings.all().stream()
                .filter(meeting -> request.caller().grant().bearer().reaches(meeting.owner()))
                .forEach(meeting -> all.add(view.of(meeting, request.caller())));
        JsonArray damaged = new JsonArray();
        meetings.damaged().stream()
                .filter(meeting -> request.caller().grant().bearer().reaches(meeting.owner()))
                .forEach(meeting -> damaged.add(MeetingView.of(meeting)));
        return Future.succeededFuture(
                Reply.ok(new JsonObject().put("meetings", all).put("damaged", damaged)));
    }

    private Future<Reply> show(ApiRequest request) {
        return Future.succeededFuture(Reply.ok(view.of(request.meeting(Act.READ_MEETING), request.caller())));
    }

    private Future<Reply> change(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_MEETING);
        Fields body = request.body("title", "languages", "options");
        MeetingOptions options = body.has("options") ? options(body, meeting.options()) : meeting.options();
        requirePromised(meeting, options.privacy().retention());
        meeting.change(
                body.optionalText("title", LONGEST_TITLE).orElse(meeting.title()),
                body.has("languages") ? languages(body) : meeting.languages(),
                options);
        return tracks.revise(meeting).compose(known -> saved(meeting, request));
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
        Optional<DamagedMeeting> damaged = request.damaged(Act.CHANGE_MEETING);
        if (damaged.isPresent()) {
            return deletion.delete(damaged.get()).map(done -> Reply.nothing());
        }
        Meeting meeting = request.meeting(Act.CHANGE_MEETING);
        return deletion.delete(meeting, ProblemType.MEETING_DELETED.because("The organizer deleted the meeting."))
                .map(done -> Reply.nothing());
    }

    /** Whoever joined was told how long the meeting is kept: from then on it can only be less. */
    private static void requirePromised(Meeting meeting, Retention retention) {
        if (!meeting.participants().isEmpty() && retention.isLongerThan(meeting.retention())) {
            throw ProblemType.WRONG_STATE.because("People joined who were told that the meeting is kept for less time;"
                    + " options.retentionDays can only be made smaller now.");
        }
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

    /** @param before what holds for what is not said */
    private MeetingOptions options(Fields body, MeetingOptions before) {
        Fields options = body.has("options") ? body.object("options", OPTIONS) : Fields.of(new JsonObject(), OPTIONS);
        return new MeetingOptions(
                options.has("embedOrigins") ? options.texts("embedOrigins") : before.embedOrigins(),
                options.isFalse("passcode")
                        ? Optional.empty()
                        : options.optionalText("passcode", 100)
                                .map(MeetingOptions::passcode)
                                .or(before::passcode),
                options.has("vocabulary")
                        ? MeetingOptions.vocabulary(options.texts("vocabulary"))
                        : before.vocabulary(),
                new PrivacyOptions(
                        options.flag("keepSound", before.privacy().keepSound()),
                        options.has("consentTexts")
                                ? Optional.of(ConsentTexts.of(options.map("consentTexts")))
                                : before.privacy().consentTexts(),
                        retention(options, before.privacy().retention())),
                ReviewFields.of(options, before.review()));
    }

    private Retention retention(Fields options, Retention otherwise) {
        if (!options.has("retentionDays")) {
            return otherwise;
        }
        Retention wanted = Retention.ofDays(options.integer("retentionDays", 0, Retention.MOST_DAYS));
        if (wanted.isLongerThan(privacy.longestRetention())) {
            throw ProblemType.INVALID_REQUEST.because("options.retentionDays: this server keeps meetings at most "
                    + privacy.longestRetention().days().getAsInt() + " days after their end.");
        }
        return wanted;
    }
}
