package org.meetinginterpreter.server;

import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.security.Grant;

/** A socket or an event stream that stays open after its token was checked. */
interface OpenConnection {
    Grant grant();

    /** Says what is wrong, then closes. */
    void fail(Problem problem);
}
