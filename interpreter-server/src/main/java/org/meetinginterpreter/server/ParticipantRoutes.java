package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.meetinginterpreter.meeting.Consent;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;

/** Who is in a meeting. */
final class ParticipantRoutes {
    private final MeetingArchive archive;
    private final AudioTracks tracks;
    private final OpenConnections connections;

    ParticipantRoutes(MeetingArchive archive, AudioTracks tracks, OpenConnections connections) {
        this.archive = archive;
        this.tracks = tracks;
        this.connections = connections;
    }

    void register(ApiRouter api) {
        api.route(HttpMethod.GET, "/meetings/:meeting/participants", this::list);
        api.act(HttpMethod.PATCH, "/meetings/:meeting/participants/:participant", "participant.change", this::change);
        api.act(HttpMethod.DELETE, "/meetings/:meeting/participants/:participant", "participant.remove", this::remove);
    }

    private Future<Reply> list(ApiRequest request) {
        JsonArray all = new JsonArray();
        request.meeting(Act.SEE_PARTICIPANTS).participants().forEach(one -> all.add(MeetingView.of(one)));
        return Future.succeededFuture(Reply.ok(new JsonObject().put("participants", all)));
    }

    private Future<Reply> change(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_PARTICIPANTS);
        Participant participant = request.participant(meeting);
        boolean muted = request.body("muted").flag("muted", participant.isMuted());
        if (muted != participant.isMuted()) {
            participant.mute(muted);
            tracks.mute(participant.id(), muted);
        }
        return archive.save(meeting, participant).map(done -> Reply.ok(MeetingView.of(participant)));
    }

    private Future<Reply> remove(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_PARTICIPANTS);
        Participant participant = request.participant(meeting);
        List<Consent> consents = meeting.remove(participant);
        Problem removed = ProblemType.FORBIDDEN.because("The organizer removed you from the meeting.");
        tracks.discard(participant.id(), removed);
        connections.close(grant -> grant.participant().equals(participant.id()), removed);
        return archive.remove(meeting, participant, consents).map(done -> Reply.nothing());
    }
}
