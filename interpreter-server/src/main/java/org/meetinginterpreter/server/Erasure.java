package org.meetinginterpreter.server;

import io.vertx.core.Future;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;

/**
 * Takes away what people said, from the record, from every reader's screen, and from the memory of translators. It takes effect at
 * once; the futures end when nothing is stored any more, or as soon as that cannot be waited for.
 */
final class Erasure {
    private final MeetingArchive archive;
    private final Runnable forgetTexts;

    /** @param forgetTexts empties what translators remember */
    Erasure(MeetingArchive archive, Runnable forgetTexts) {
        this.archive = archive;
        this.forgetTexts = forgetTexts;
    }

    /** Everything that somebody said; tombstones stay in its place. */
    Future<Void> captions(Meeting meeting, String speaker) {
        Future<Void> erased = meeting.captions().erase(speaker);
        forgetTexts.run();
        return erased;
    }

    /** 204 when it is done; 202 while the record cannot be written: nobody sees it any more, and it will be erased there as well. */
    Reply reply() {
        return archive.isFailing() ? Reply.accepted() : Reply.nothing();
    }
}
