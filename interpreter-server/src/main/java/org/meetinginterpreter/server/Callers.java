package org.meetinginterpreter.server;

import io.vertx.core.Future;
import java.util.Optional;
import org.meetinginterpreter.meeting.DamagedMeeting;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.ApiKeys;
import org.meetinginterpreter.security.Bearer;
import org.meetinginterpreter.security.Grant;
import org.meetinginterpreter.security.Tokens;

/** From a token to who holds it, and from there to the meeting in which something is to be done. */
final class Callers {
    private final Tokens tokens;
    private final ApiKeys keys;
    private final MeetingRegistry meetings;

    Callers(Tokens tokens, ApiKeys keys, MeetingRegistry meetings) {
        this.tokens = tokens;
        this.keys = keys;
        this.meetings = meetings;
    }

    /**
     * Who holds a token or a key; fails with a {@link Problem} when it is not valid or its holder was removed.
     *
     * @param meeting where something is to be done, if anywhere; then its log has been read
     */
    Future<Caller> identify(String token, Optional<String> meeting) {
        return Future.succeededFuture()
                .compose(start -> granted(token))
                .map(this::holder)
                .compose(caller -> meeting.filter(
                                id -> caller.grant().meeting().map(id::equals).orElse(true))
                        .map(meetings::load)
                        .orElse(Future.succeededFuture())
                        .map(caller));
    }

    private Future<Grant> granted(String token) {
        if (!ApiKeys.isKey(token)) {
            return tokens.verify(token);
        }
        return keys.grant(token)
                .map(grant -> {
                    tokens.requireAlive(grant);
                    return Future.succeededFuture(grant);
                })
                .orElseGet(() -> Future.failedFuture(revoked()));
    }

    private static Problem revoked() {
        return ProblemType.NOT_AUTHENTICATED.because(
                "The key is not valid: mistyped, revoked, or its meeting was deleted; ask the organizer for another.");
    }

    private Caller holder(Grant grant) {
        Bearer bearer = grant.bearer();
        bearer.meeting().flatMap(meetings::damaged).ifPresent(damaged -> {
            throw damaged.told();
        });
        if (bearer.rights().isPresent()) {
            boolean known = keys.find(bearer.id()).isPresent()
                    && bearer.meeting().map(id -> meetings.find(id).isPresent()).orElse(true);
            if (!known) {
                throw revoked();
            }
            return new Caller(grant, Optional.empty());
        }
        if (bearer.meeting().isEmpty()) {
            return new Caller(grant, Optional.empty());
        }
        Participant participant = meetings.find(bearer.meeting().get())
                .flatMap(meeting -> meeting.participant(bearer.id()))
                .orElseThrow(() -> ProblemType.NOT_AUTHENTICATED.because(
                        "The token's holder is no longer in the meeting: removed, or the meeting was deleted."));
        return new Caller(grant.as(participant.role()), Optional.of(participant));
    }

    /** The meeting, when the caller may do this in it. */
    Meeting meeting(Caller caller, Act act, String id) {
        act.require(caller.grant(), id);
        damaged(caller, id).ifPresent(damaged -> {
            throw damaged.told();
        });
        return meetings.find(id)
                .filter(meeting -> caller.grant().bearer().reaches(meeting.owner()))
                .orElseThrow(() ->
                        ProblemType.NOT_FOUND.because("There is no such meeting, or this token is for another one."));
    }

    /** The meeting as far as it can be read, when it is damaged and the caller's. */
    Optional<DamagedMeeting> damaged(Caller caller, String id) {
        return meetings.damaged(id).filter(meeting -> caller.grant().bearer().reaches(meeting.owner()));
    }

    /** Why a connection may not stay open, if so. */
    Optional<Problem> objection(OpenConnection connection) {
        try {
            tokens.requireAlive(connection.grant());
            meeting(holder(connection.grant()), connection.act(), connection.meeting());
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem);
        }
    }
}
