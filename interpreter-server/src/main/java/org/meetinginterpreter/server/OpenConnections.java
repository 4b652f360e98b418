package org.meetinginterpreter.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.security.Grant;

/** What is open now, so that a revoked token or a removed participant does not stay. Belongs to the server's event loop. */
final class OpenConnections {
    private final Set<OpenConnection> open = new LinkedHashSet<>();

    void opened(OpenConnection connection) {
        open.add(connection);
    }

    void closed(OpenConnection connection) {
        open.remove(connection);
    }

    int count() {
        return open.size();
    }

    void close(Predicate<Grant> whose, Problem reason) {
        for (OpenConnection connection : List.copyOf(open)) {
            if (whose.test(connection.grant())) {
                connection.fail(reason);
            }
        }
    }
}
