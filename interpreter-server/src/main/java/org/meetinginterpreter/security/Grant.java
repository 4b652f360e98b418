package org.meetinginterpreter.security;

import java.time.Instant;
import java.util.Optional;
import org.meetinginterpreter.meeting.Role;

/**
 * What a valid token says.
 *
 * @param tokenId names the token for its revocation; not secret
 * @param participant who holds it
 * @param meeting the meeting it is good for; nothing: the deployment's organizer, good for all
 */
public record Grant(String tokenId, String participant, Optional<String> meeting, Role role, Instant expires) {
    /** Whoever has the organizer's link. */
    public boolean isDeploymentOrganizer() {
        return meeting.isEmpty() && role == Role.ORGANIZER;
    }
}
