package org.meetinginterpreter.server;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.meeting.Consent;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;

/**
 * Takes away what people said, or all that there is of them, from the record, from every reader's screen, and from the memory of translators. It takes effect at
 * once; the futures end when nothing is stored any more, or as soon as that cannot be waited for.
 */
final class Erasure {
    private final MeetingArchive archive;
    private final Invitations invitations;
    private final AudioTracks tracks;
    private final OpenConnections connections;
    private final Runnable forgetTexts;

    /** @param forgetTexts empties what translators remember */
    Erasure(
            MeetingArchive archive,
            Invitations invitations,
            AudioTracks tracks,
            OpenConnections connections,
            Runnable forgetTexts) {
        this.archive = archive;
        this.invitations = invitations;
        this.tracks = tracks;
        this.connections = connections;
        this.forgetTexts = forgetTexts;
    }

    /** Everything that somebody said; tombstones stay in its place. */
    Future<Void> captions(Meeting meeting, String speaker) {
        return captions(meeting, speaker, Optional.empty());
    }

    /** @param name which goes from the minutes as well */
    private Future<Void> captions(Meeting meeting, String speaker, Optional<String> name) {
        Set<Long> seqs = meeting.captions().numbersOf(speaker);
        meeting.write(meeting.minutes().without(seqs, name));
        Future<Void> erased = meeting.captions().erase(speaker);
        forgetTexts.run();
        return meeting.minutes().version() == 0
                ? erased
                : Future.join(erased, archive.saveErased(meeting)).mapEmpty();
    }

    /** All sound of somebody that was kept. */
    Future<Void> sound(Meeting meeting, String speaker) {
        return archive.sounds().erase(meeting.id(), speaker);
    }

    /** A person with everything there is: words, name, consents, an invitation that waits; whoever it is leaves the meeting. */
    Future<Void> person(Meeting meeting, String person) {
        Problem told = ProblemType.FORBIDDEN.because(
                "Your data in this meeting was erased, as you or the organizer asked; join again to go on.");
        tracks.discard(person, told);
        connections.close(
                grant -> grant.participant().equals(person) && grant.meeting().equals(Optional.of(meeting.id())), told);
        Future<Void> sound = sound(meeting, person);
        Optional<String> name = meeting.participant(person).map(Participant::name);
        List<Consent> consents = meeting.forget(person);
        return Future.join(
                        archive.forget(meeting, person, consents),
                        archive.withdraw(invitations.withdraw(meeting.id(), person)),
                        sound,
                        captions(meeting, person, name))
                .mapEmpty();
    }

    /** 204 when it is done; 202 while the record cannot be written: nobody sees it any more, and it will be erased there as well. */
    Reply reply() {
        return archive.isFailing() ? Reply.accepted() : Reply.nothing();
    }
}
