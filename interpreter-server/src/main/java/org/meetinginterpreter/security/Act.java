package org.meetinginterpreter.security;

import static org.meetinginterpreter.meeting.Role.INTEGRATOR;
import static org.meetinginterpreter.meeting.Role.LISTENER;
import static org.meetinginterpreter.meeting.Role.ORGANIZER;
import static org.meetinginterpreter.meeting.Role.REVIEWER;
import static org.meetinginterpreter.meeting.Role.SPEAKER;

import java.util.Set;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.Role;

/** Who may do what: the one table of the whole server. */
public enum Act {
    /** Create and list meetings, read metrics: only with the organizer's link of the deployment. */
    RUN_DEPLOYMENT(true, ORGANIZER),
    READ_MEETING(false, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    CHANGE_MEETING(false, ORGANIZER),
    SHOW_JOIN_CODE(false, ORGANIZER),
    INVITE(false, ORGANIZER),
    SEE_PARTICIPANTS(false, ORGANIZER),
    CHANGE_PARTICIPANTS(false, ORGANIZER),
    SEE_STATISTICS(false, ORGANIZER),
    READ_AUDIT(false, ORGANIZER),
    READ_CAPTIONS(false, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    REVIEW(false, ORGANIZER, REVIEWER),
    TYPE(false, ORGANIZER, SPEAKER, INTEGRATOR),
    /** Of oneself, and as organizer of everybody. */
    PERSONAL_DATA(false, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    SPEAK(false, SPEAKER),
    CONSENT(false, SPEAKER);

    private final boolean deployment;
    // Set.of cannot change, which the checker does not see
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    Act(boolean deployment, Role... roles) {
        this.deployment = deployment;
        this.roles = Set.of(roles);
    }

    /** Whether the holder of a token may do this somewhere in its meeting. */
    public boolean isAllowed(Grant grant) {
        return roles.contains(grant.role()) && (!deployment || grant.isDeploymentOrganizer());
    }

    /** Refuses a token that does not allow this. */
    public void require(Grant grant) {
        if (!isAllowed(grant)) {
            throw ProblemType.FORBIDDEN.because(
                    deployment
                            ? "This needs the organizer's link that the server printed at its start."
                            : "A " + grant.role().wire() + " may not do this; ask the meeting's organizer.");
        }
    }

    /** Refuses a token that does not allow this in this meeting; of other meetings it does not even learn that they exist. */
    public void require(Grant grant, String meeting) {
        if (grant.meeting().isPresent() && !grant.meeting().get().equals(meeting)) {
            throw ProblemType.NOT_FOUND.because("There is no such meeting, or this token is for another one.");
        }
        require(grant);
    }
}
