package org.meetinginterpreter.server;

import java.util.Optional;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.Role;
import org.meetinginterpreter.security.Grant;

/**
 * Who asks: a valid token, and the participant who holds it.
 *
 * @param participant nothing for the deployment's organizer
 */
record Caller(Grant grant, Optional<Participant> participant) {
    /** As whom captions show what this caller types. */
    Speaker speaker() {
        return participant
                .map(known -> new Speaker(known.id(), known.name()))
                .orElse(new Speaker(grant.participant(), "Organizer"));
    }

    boolean isOrganizer() {
        return grant.role() == Role.ORGANIZER;
    }

    Participant requireParticipant() {
        return participant.orElseThrow(() -> ProblemType.FORBIDDEN.because(
                "Only a participant of the meeting can do this; join it with an invitation or its code."));
    }
}
