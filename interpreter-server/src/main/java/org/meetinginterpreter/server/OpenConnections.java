package org.meetinginterpreter.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.Role;
import org.meetinginterpreter.security.Grant;

/**
 * What is open now, so that nobody stays whose token was revoked or expired, who was removed, or whose role does not allow it any
 * more. Belongs to the server's event loop.
 */
final class OpenConnections {
    private final Set<OpenConnection> open = new LinkedHashSet<>();
    private final int mostOfOne;

    /** @param mostOfOne how many may be open with one token or key */
    OpenConnections(int mostOfOne) {
        this.mostOfOne = mostOfOne;
    }

    /** Refuses one more than a token may have. */
    void requireRoom(Grant grant) {
        long same = open.stream()
                .filter(one -> one.grant().tokenId().equals(grant.tokenId()))
                .limit(mostOfOne)
                .count();
        if (same >= mostOfOne) {
            throw ProblemType.LIMIT_REACHED.because(
                    "So many connections are open with this token that no more can be; close some, or join once more.");
        }
    }

    void opened(OpenConnection connection) {
        open.add(connection);
    }

    void closed(OpenConnection connection) {
        open.remove(connection);
    }

    int count() {
        return open.size();
    }

    /** At once, for what is known to have changed. */
    void close(Predicate<Grant> whose, Problem reason) {
        for (OpenConnection connection : List.copyOf(open)) {
            if (whose.test(connection.grant())) {
                connection.end(reason);
            }
        }
    }

    /** At once, for a participant with another role. */
    void closeUnlessAllowed(String participant, Role role, Problem reason) {
        for (OpenConnection connection : List.copyOf(open)) {
            Grant grant = connection.grant();
            if (grant.participant().equals(participant) && !connection.act().isAllowed(grant.as(role))) {
                connection.end(reason);
            }
        }
    }

    /** Checks every connection anew, whatever may have changed. */
    void recheck(Function<OpenConnection, Optional<Problem>> check) {
        for (OpenConnection connection : List.copyOf(open)) {
            check.apply(connection).ifPresent(connection::end);
        }
    }
}
