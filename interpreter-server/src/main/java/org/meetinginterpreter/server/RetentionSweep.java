package org.meetinginterpreter.server;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes meetings that are over when their time of keeping is, and planned ones that nobody had to do with for the time that the
 * deployment sets; also where that ran out while the server was off. Invitations
 * that nobody took go with the names in them when they are good for nothing any more. Belongs to the server's event loop.
 */
final class RetentionSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    /** How long readers may still be on their way to the last captions of a meeting that is deleted at its end. */
    private static final Duration LAST_CAPTIONS = Duration.ofSeconds(60);

    private final MeetingRegistry meetings;
    private final MeetingDeletion deletion;
    private final Invitations invitations;
    private final MeetingArchive archive;
    private final AuditLog audit;
    private final Clock clock;

    RetentionSweep(
            MeetingRegistry meetings,
            MeetingDeletion deletion,
            Invitations invitations,
            MeetingArchive archive,
            AuditLog audit,
            Clock clock) {
        this.meetings = meetings;
        this.deletion = deletion;
        this.invitations = invitations;
        this.archive = archive;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks through all meetings; ends when what is due is deleted and in the audit log. */
    Future<Void> sweep() {
        Instant now = clock.instant();
        List<Future<Void>> deleted = new ArrayList<>();
        deleted.add(archive.withdraw(invitations.expire(now)));
        for (Meeting meeting : meetings.all()) {
            Optional<Instant> due = meeting.deleted().or(meeting::deletedUnlessStarted);
            if (due.isPresent() && isOver(meeting, due.get(), now)) {
                LOG.info("{} is deleted, as its retention says", meeting.id());
                deleted.add(deletion.delete(
                                meeting,
                                ProblemType.MEETING_DELETED.because(
                                        "The time for which this meeting was to be kept is over; it was deleted."))
                        .compose(done -> audit.record(
                                "server",
                                "server",
                                "meeting.expire",
                                Optional.of(meeting.id()),
                                Optional.empty(),
                                "")));
            }
        }
        return Future.join(deleted).mapEmpty();
    }

    private static boolean isOver(Meeting meeting, Instant due, Instant now) {
        return !now.isBefore(due) && (!meeting.captions().isDelivering() || now.isAfter(due.plus(LAST_CAPTIONS)));
    }
}
