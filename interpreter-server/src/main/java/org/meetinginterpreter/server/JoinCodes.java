package org.meetinginterpreter.server;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Attempts;

/**
 * The door for those who know a join code, and a passcode where the meeting has one. Attempts are counted for the peer's network and
 * for the code, whether there is such a code or not, before anything is compared. Belongs to the server's event loop.
 */
final class JoinCodes {
    private static final String NO_PASSCODE = "";

    private final MeetingRegistry meetings;
    private final Attempts byNetwork;
    private final Attempts byCode;
    private final Refusals refusals;

    JoinCodes(MeetingRegistry meetings, ServerOptions.Limits limits, Refusals refusals) {
        this.meetings = meetings;
        this.byNetwork = new Attempts(limits.joinAttempts());
        this.byCode = new Attempts(limits.codeAttempts());
        this.refusals = refusals;
    }

    /** The meeting; a code that is not known costs the same work and gets the same answer as a wrong passcode. */
    Meeting open(Fields body, RoutingContext context) {
        String code = body.text("code", 40);
        String given = body.optionalText("passcode", 100).orElse("");
        String network = network(context);
        String counted = MeetingRegistry.plainCode(code);
        byNetwork.take(network);
        byCode.take(counted);
        Optional<Meeting> known = meetings.withCode(code);
        Optional<String> passcode = known.flatMap(meeting -> meeting.options().passcode());
        boolean same = same(passcode.orElse(NO_PASSCODE), given);
        if (known.isEmpty() || (passcode.isPresent() && !same)) {
            refusals.wrongCode(context, known.map(Meeting::id));
            throw ProblemType.WRONG_CODE.because("No meeting has this code, or its passcode is missing or another one."
                    + " A code looks like K7Q-M2P; the organizer tells both.");
        }
        byNetwork.giveBack(network);
        byCode.giveBack(counted);
        return known.get();
    }

    /** A wrong secret counts; nobody can guess one, so a right one is taken whatever others tried from there. */
    RuntimeException wrongSecret(RoutingContext context) {
        byNetwork.take(network(context));
        refusals.wrongCode(context, Optional.empty());
        return ProblemType.WRONG_CODE.because(
                "This link is not valid: used already, expired or mistyped; ask the organizer for another.");
    }

    private static String network(RoutingContext context) {
        return Attempts.network(ClientAddresses.of(context));
    }

    /** In a time that tells nothing, not even how much of it is right or how long it is. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                Invitations.hash(expected).getBytes(StandardCharsets.US_ASCII),
                Invitations.hash(given).getBytes(StandardCharsets.US_ASCII));
    }
}
