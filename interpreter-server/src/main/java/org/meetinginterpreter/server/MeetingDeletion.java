package org.meetinginterpreter.server;

import io.vertx.core.Future;
import java.util.Optional;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.Problem;

/** Deletes meetings: key and rows, invitations, what translators remember; whoever is in it is told and leaves. */
final class MeetingDeletion {
    private static final int POLICY_VIOLATION = 1008;

    private final MeetingRegistry meetings;
    private final Invitations invitations;
    private final AudioTracks tracks;
    private final OpenConnections connections;
    private final Runnable forgetTexts;

    MeetingDeletion(
            MeetingRegistry meetings,
            Invitations invitations,
            AudioTracks tracks,
            OpenConnections connections,
            Runnable forgetTexts) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.tracks = tracks;
        this.connections = connections;
        this.forgetTexts = forgetTexts;
    }

    /**
     * Deletes a meeting.
     *
     * @param told what open pages are told
     * @return ends when nothing of it is stored any more, or as soon as that cannot be waited for
     */
    Future<Void> delete(Meeting meeting, Problem told) {
        Future<Void> deleted = meetings.delete(meeting);
        forgetTexts.run();
        invitations.forget(meeting.id());
        meeting.participants().forEach(participant -> tracks.discard(participant.id(), told));
        connections.close(grant -> grant.meeting().equals(Optional.of(meeting.id())), told);
        meeting.captions().closeReaders(POLICY_VIOLATION, "the meeting was deleted");
        return deleted;
    }
}
