package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.meeting.CleanText;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.MeetingState;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.minutes.WrittenMinutes.Approval;
import org.meetinginterpreter.minutes.WrittenMinutes.Line;
import org.meetinginterpreter.minutes.WrittenMinutes.Task;
import org.meetinginterpreter.minutes.WrittenMinutes.Text;
import org.meetinginterpreter.security.Act;

/** What the organizer makes of the minutes: an agenda, a text, an approval. Belongs to the server's event loop. */
final class WrittenMinutesRoutes {
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_SEQS = 100;

    private final MeetingArchive archive;

    WrittenMinutesRoutes(MeetingArchive archive) {
        this.archive = archive;
    }

    void register(ApiRouter api) {
        String path = "/meetings/:meeting/minutes";
        api.route(HttpMethod.GET, path, this::show);
        api.act(HttpMethod.PUT, path, "minutes.write", this::write);
        api.act(HttpMethod.POST, path + "/approval", "minutes.approve", this::approve);
    }

    private Future<Reply> show(ApiRequest request) {
        request.query();
        return Future.succeededFuture(Reply.ok(json(request.meeting(Act.CHANGE_MEETING))));
    }

    private Future<Reply> write(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_MEETING);
        Fields body = request.body("version", "agenda", "text");
        List<String> agenda = body.has("agenda") ? body.texts("agenda") : List.of();
        if (agenda.size() > MOST_LINES || agenda.stream().anyMatch(String::isBlank)) {
            throw ProblemType.INVALID_REQUEST.because(
                    "agenda must have at most " + MOST_LINES + " lines, none of them empty.");
        }
        Optional<Text> text = body.has("text")
                ? Optional.of(
                        text(meeting, body.object("text", "language", "points", "decisions", "actions", "questions")))
                : Optional.empty();
        requireVersion(meeting, body);
        meeting.write(meeting.minutes().edited(agenda, text));
        return saved(meeting, request);
    }

    private Future<Reply> approve(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_MEETING);
        Fields body = request.body("version", "name");
        String name = line(body, "name", LONGEST_NAME);
        requireVersion(meeting, body);
        if (meeting.state() != MeetingState.ENDED) {
            throw ProblemType.WRONG_STATE.because(
                    "The meeting is " + meeting.state().wire() + "; its minutes can be approved once it has ended.");
        }
        if (meeting.minutes().text().isEmpty()) {
            throw ProblemType.WRONG_STATE.because(
                    "The minutes are still the machine's, which follow the record; write a text first (PUT …/minutes),"
                            + " so that what is approved stands still.");
        }
        meeting.write(meeting.minutes()
                .approved(new Approval(request.caller().grant().participant(), name, Instant.now(), meeting.last())));
        return saved(meeting, request);
    }

    private Future<Reply> saved(Meeting meeting, ApiRequest request) {
        ApiRouter.concerns(request.context(), "version " + meeting.minutes().version());
        return archive.save(meeting).map(done -> Reply.ok(json(meeting)));
    }

    private static JsonObject json(Meeting meeting) {
        JsonObject json = meeting.minutes().toJson();
        JsonObject approval = json.getJsonObject("approval");
        if (approval != null) {
            long last = ((Number) approval.remove("last")).longValue();
            approval.put("changedSince", meeting.last() > last);
        }
        return json;
    }

    private static void requireVersion(Meeting meeting, Fields body) {
        long version = meeting.minutes().version();
        if (body.integer("version", 0, Integer.MAX_VALUE) != version) {
            throw ProblemType.MINUTES_CHANGED.because(
                    "Somebody changed the minutes meanwhile; they are at version " + version + ". Read them again.",
                    new JsonObject().put("version", version));
        }
    }

    private static Text text(Meeting meeting, Fields text) {
        Locale language = meeting.language(text.text("language", 40));
        return new Text(
                language,
                lines(text, "points"),
                lines(text, "decisions"),
                text.objects("actions", MOST_LINES, "who", "what", "due", "seqs").stream()
                        .map(task -> new Task(
                                optionalLine(task, "who"),
                                line(task, "what", LONGEST_LINE),
                                optionalLine(task, "due"),
                                task.seqs("seqs", MOST_SEQS)))
                        .toList(),
                lines(text, "questions"));
    }

    private static List<Line> lines(Fields text, String name) {
        return text.objects(name, MOST_LINES, "text", "seqs").stream()
                .map(line -> new Line(line(line, "text", LONGEST_LINE), line.seqs("seqs", MOST_SEQS)))
                .toList();
    }

    private static String line(Fields fields, String name, int longest) {
        String text = fields.text(name, longest);
        CleanText.lineFault(text, longest).ifPresent(fault -> {
            throw ProblemType.INVALID_REQUEST.because(name + " " + fault + ".");
        });
        return text;
    }

    private static String optionalLine(Fields fields, String name) {
        return fields.has(name) ? line(fields, name, LONGEST_NAME) : "";
    }
}
