package org.meetinginterpreter.server;

import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.Grant;

/** A socket or an event stream that stays open after its token was checked. */
interface OpenConnection {
    /** What its newest token says. */
    Grant grant();

    /** What it is open for. */
    Act act();

    /** In which meeting. */
    String meeting();

    /** Says why its holder may not stay, then closes. */
    void end(Problem problem);
}
