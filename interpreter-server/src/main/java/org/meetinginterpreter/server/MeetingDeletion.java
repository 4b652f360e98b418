package org.meetinginterpreter.server;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.meetinginterpreter.meeting.DamagedMeeting;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.Problem;

/** Deletes meetings: key and rows, programs' keys, invitations, what translators remember; whoever is in it is told and leaves. */
final class MeetingDeletion {
    private static final int POLICY_VIOLATION = 1008;

    private final MeetingRegistry meetings;
    private final Invitations invitations;
    private final AudioTracks tracks;
    private final OpenConnections connections;
    private final Function<String, Future<Void>> forgetKeys;
    private final Consumer<String> forgetTexts;

    MeetingDeletion(
            MeetingRegistry meetings,
            Invitations invitations,
            AudioTracks tracks,
            OpenConnections connections,
            Function<String, Future<Void>> forgetKeys,
            Consumer<String> forgetTexts) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.tracks = tracks;
        this.connections = connections;
        this.forgetKeys = forgetKeys;
        this.forgetTexts = forgetTexts;
    }

    /** Deletes one that cannot be read: nobody is in it. */
    Future<Void> delete(DamagedMeeting meeting) {
        return Future.join(meetings.delete(meeting), forgetKeys.apply(meeting.id()))
                .mapEmpty();
    }

    /**
     * Deletes a meeting.
     *
     * @param told what open pages are told
     * @return ends when nothing of it is stored any more, or as soon as that cannot be waited for
     */
    Future<Void> delete(Meeting meeting, Problem told) {
        Future<Void> deleted = Future.join(meetings.delete(meeting), forgetKeys.apply(meeting.id()))
                .mapEmpty();
        forgetTexts.accept(meeting.id());
        invitations.forget(meeting.id());
        meeting.participants().forEach(participant -> tracks.discard(participant.id(), told));
        connections.close(grant -> grant.meeting().equals(Optional.of(meeting.id())), told);
        meeting.captions().closeReaders(POLICY_VIOLATION, "the meeting was deleted");
        return deleted;
    }
}
