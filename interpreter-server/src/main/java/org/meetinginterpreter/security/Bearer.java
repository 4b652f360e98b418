package org.meetinginterpreter.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.meeting.Role;

/**
 * Whom a token is for.
 *
 * @param id pseudonymous: a participant's, an organizer's, or that of a program's key
 * @param meeting the meeting it is good for; nothing: the deployment
 * @param admin whether it may do everything in the deployment, such as making keys and reading all of the audit log
 * @param rights what the key of a program is good for; nothing: the bearer is no key, and may do what the role may
 * @param until when whoever signed in has to do so again; nothing: nobody signed in
 */
public record Bearer(
        String id,
        Optional<String> meeting,
        Role role,
        boolean admin,
        Optional<Set<KeyRight>> rights,
        Optional<Instant> until) {
    private static final String DEPLOYMENT = "organizer";

    public Bearer {
        rights = rights.map(Set::copyOf);
        if (admin && (meeting.isPresent() || role != Role.ORGANIZER)) {
            throw new IllegalArgumentException("an admin is an organizer of the whole deployment");
        }
    }

    /** Whoever has the link that the server printed at its start. */
    public static Bearer holderOfTheLink() {
        return new Bearer(DEPLOYMENT, Optional.empty(), Role.ORGANIZER, true, Optional.empty(), Optional.empty());
    }

    /** Somebody who signed in: an organizer of the own meetings, or an admin. */
    public static Bearer signedIn(String id, boolean admin, Instant until) {
        return new Bearer(id, Optional.empty(), Role.ORGANIZER, admin, Optional.empty(), Optional.of(until));
    }

    public static Bearer participant(String id, String meeting, Role role) {
        return new Bearer(id, Optional.of(meeting), role, false, Optional.empty(), Optional.empty());
    }

    /** A program with a key. */
    public static Bearer program(String keyId, Optional<String> meeting, Set<KeyRight> rights) {
        return new Bearer(keyId, meeting, Role.INTEGRATOR, false, Optional.of(rights), Optional.empty());
    }

    /** Whether it has no seat in a meeting, but may plan some. */
    public boolean plansMeetings() {
        return meeting.isEmpty() && role == Role.ORGANIZER;
    }

    /** To whom meetings belong that this bearer makes: whoever signed in. */
    public Optional<String> owner() {
        return until.map(signedIn -> id);
    }

    /** Whether meetings of this owner can be known to the bearer, whatever may be done in them. */
    public boolean reaches(Optional<String> owner) {
        return until.isEmpty() || admin || owner.equals(Optional.of(id));
    }

    /** The same with another role. */
    Bearer as(Role other) {
        return new Bearer(id, meeting, other, admin, rights, until);
    }
}
