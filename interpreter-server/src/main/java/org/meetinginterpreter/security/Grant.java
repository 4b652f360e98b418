package org.meetinginterpreter.security;

import java.time.Instant;
import java.util.Optional;
import org.meetinginterpreter.meeting.Role;

/**
 * What a valid token says.
 *
 * @param tokenId names the token, and those it was refreshed to, for their revocation; not secret
 */
public record Grant(String tokenId, Bearer bearer, Instant expires) {
    /** Who holds it. */
    public String participant() {
        return bearer.id();
    }

    /** The meeting it is good for; nothing: the deployment. */
    public Optional<String> meeting() {
        return bearer.meeting();
    }

    public Role role() {
        return bearer.role();
    }

    /** The role that counts is the one its holder has now, whichever it was when the token was signed. */
    public Grant as(Role now) {
        return now == role() ? this : new Grant(tokenId, bearer.as(now), expires);
    }

    /** Whether another token is for the same holder in the same place. */
    public boolean isOfTheHolderOf(Grant other) {
        return participant().equals(other.participant()) && meeting().equals(other.meeting());
    }
}
