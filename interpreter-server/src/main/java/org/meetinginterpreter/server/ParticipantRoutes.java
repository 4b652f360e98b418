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
import org.meetinginterpreter.meeting.Role;
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
        Fields body = request.body("muted", "role");
        boolean muted = body.flag("muted", participant.isMuted());
        Role role = body.has("role") ? role(body.text("role", 40)) : participant.role();
        if (role != participant.role()) {
            assume(participant, role);
        }
        if (muted != participant.isMuted()) {
            participant.mute(muted);
            tracks.mute(participant.id(), muted);
        }
        return archive.save(meeting, participant).map(done -> Reply.ok(MeetingView.of(participant)));
    }

    private static Role role(String wire) {
        return Role.of(wire)
                .orElseThrow(() -> ProblemType.INVALID_REQUEST.because(
                        "role must be organizer, speaker, listener, reviewer or integrator."));
    }

    /** What the new role does not allow ends now; other connections of the participant go on. */
    private void assume(Participant participant, Role role) {
        participant.assume(role);
        Problem other = ProblemType.FORBIDDEN.because(
                "The organizer made you a " + role.wire() + "; what only another role may do has ended.");
        connections.closeUnlessAllowed(participant.id(), role, other);
        if (role != Role.SPEAKER) {
            tracks.discard(participant.id(), other);
        }
    }

    private Future<Reply> remove(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CHANGE_PARTICIPANTS);
        Participant participant = request.participant(meeting);
        List<Consent> consents = meeting.remove(participant);
        Problem removed = ProblemType.FORBIDDEN.because("The organizer removed you from the meeting.");
        connections.close(grant -> grant.participant().equals(participant.id()), removed);
        tracks.discard(participant.id(), removed);
        return archive.remove(meeting, participant, consents).map(done -> Reply.nothing());
    }
}
