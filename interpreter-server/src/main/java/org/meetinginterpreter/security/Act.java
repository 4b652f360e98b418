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
    /** Issue organizer's links, revoke others' tokens, read metrics and all of the audit log, change keys. */
    RUN_DEPLOYMENT(Where.DEPLOYMENT_AS_ADMIN, ORGANIZER),
    /** Create and list meetings: those who signed in have their own, admins have all. */
    PLAN_MEETINGS(Where.DEPLOYMENT, ORGANIZER),
    READ_MEETING(Where.MEETING, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    CHANGE_MEETING(Where.MEETING, ORGANIZER),
    SHOW_JOIN_CODE(Where.MEETING, ORGANIZER),
    INVITE(Where.MEETING, ORGANIZER),
    MANAGE_KEYS(Where.MEETING, ORGANIZER),
    SEE_PARTICIPANTS(Where.MEETING, ORGANIZER),
    CHANGE_PARTICIPANTS(Where.MEETING, ORGANIZER),
    SEE_STATISTICS(Where.MEETING, ORGANIZER),
    READ_AUDIT(Where.MEETING, ORGANIZER),
    /** What is said, live. */
    READ_FEED(Where.MEETING, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    READ_CAPTIONS(Where.MEETING, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    /** What was said, as a file. */
    EXPORT(Where.MEETING, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    REVIEW(Where.MEETING, ORGANIZER, REVIEWER),
    READ_GLOSSARY(Where.MEETING, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    ADD_TO_GLOSSARY(Where.MEETING, ORGANIZER, REVIEWER),
    CHANGE_GLOSSARY(Where.MEETING, ORGANIZER),
    TYPE(Where.MEETING, ORGANIZER, SPEAKER, INTEGRATOR),
    /** Of oneself, and as organizer of everybody. */
    PERSONAL_DATA(Where.MEETING, ORGANIZER, SPEAKER, LISTENER, REVIEWER, INTEGRATOR),
    SPEAK(Where.MEETING, SPEAKER),
    CONSENT(Where.MEETING, SPEAKER);

    private enum Where {
        MEETING,
        DEPLOYMENT,
        DEPLOYMENT_AS_ADMIN
    }

    private final Where where;
    // Set.of cannot change, which the checker does not see
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    Act(Where where, Role... roles) {
        this.where = where;
        this.roles = Set.of(roles);
    }

    /** Whether the holder of a token may do this somewhere in its meeting. */
    public boolean isAllowed(Grant grant) {
        Bearer bearer = grant.bearer();
        return roles.contains(bearer.role())
                && (where == Where.MEETING || bearer.meeting().isEmpty())
                && (where != Where.DEPLOYMENT_AS_ADMIN || bearer.admin())
                && bearer.rights().map(this::isAmong).orElse(true);
    }

    /** Whether the key of a program with these rights may do this: none may do anything but read. */
    private boolean isAmong(Set<KeyRight> rights) {
        return switch (this) {
            case READ_MEETING -> true;
            case READ_FEED -> rights.contains(KeyRight.FEED);
            case READ_CAPTIONS, READ_GLOSSARY -> rights.contains(KeyRight.CAPTIONS);
            case EXPORT -> rights.contains(KeyRight.EXPORTS);
            default -> false;
        };
    }

    /** Refuses a token that does not allow this. */
    public void require(Grant grant) {
        if (!isAllowed(grant)) {
            throw ProblemType.FORBIDDEN.because(refusal(grant));
        }
    }

    private String refusal(Grant grant) {
        if (grant.bearer().rights().isPresent()) {
            return "This key is not good for that; its rights were chosen when it was made.";
        }
        return switch (where) {
            case DEPLOYMENT_AS_ADMIN ->
                "This needs the organizer's link that the server printed at its start, or an admin's sign-in.";
            case DEPLOYMENT -> "This needs the organizer's link that the server printed at its start, or a sign-in.";
            case MEETING -> "A " + grant.role().wire() + " may not do this; ask the meeting's organizer.";
        };
    }

    /** Refuses a token that does not allow this in this meeting; of other meetings it does not even learn that they exist. */
    public void require(Grant grant, String meeting) {
        if (grant.meeting().isPresent() && !grant.meeting().get().equals(meeting)) {
            throw ProblemType.NOT_FOUND.because("There is no such meeting, or this token is for another one.");
        }
        require(grant);
    }
}
