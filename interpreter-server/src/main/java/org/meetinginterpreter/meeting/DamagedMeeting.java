package org.meetinginterpreter.meeting;

import java.util.Optional;

/**
 * A meeting of which something that is stored cannot be read: changed, removed, or sealed with another key. It is left as it is and
 * kept apart, so that all others go on.
 *
 * @param title where at least its settings could be read
 * @param owner who made it, where that could be read
 * @param problem what is wrong, where, and what to do
 */
public record DamagedMeeting(String id, Optional<String> title, Optional<String> owner, String problem) {
    /** What whoever asks for it is told. */
    public Problem told() {
        return ProblemType.MEETING_DAMAGED.because("The record of this meeting cannot be read and was left as it is ("
                + problem + "). The operator may restore a backup; deleting the meeting removes it.");
    }
}
