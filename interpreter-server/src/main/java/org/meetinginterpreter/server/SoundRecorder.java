package org.meetinginterpreter.server;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import org.meetinginterpreter.meeting.Consent;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.RandomIds;
import org.meetinginterpreter.meeting.Recording;
import org.meetinginterpreter.meeting.SoundArchive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the sound of one connection while the meeting wants it and its speaker agrees, as it came: pieces of a few seconds, of
 * which few may wait to be written; what finds no room is not kept. A muted speaker is not recorded. Belongs to the server's event loop.
 */
final class SoundRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(SoundRecorder.class);
    private static final int PIECE_BYTES = 65_536;
    private static final int PIECE_SECONDS = 5;
    private static final int MOST_WAITING = 4;

    private final SoundArchive archive;
    private final Meeting meeting;
    private final Participant participant;
    private final AudioStart start;
    private Optional<Recording> recording = Optional.empty();
    private Buffer messages = Buffer.buffer();
    private long samples;
    private int chunk;
    private int waiting;

    SoundRecorder(SoundArchive archive, Meeting meeting, Participant participant, AudioStart start) {
        this.archive = archive;
        this.meeting = meeting;
        this.participant = participant;
        this.start = start;
    }

    /** Asked for every message: an organizer or the speaker may have changed their mind since the last. */
    private boolean isAgreed() {
        return meeting.options().privacy().keepSound()
                && meeting.consents()
                        .find(start.consent(), participant.id())
                        .filter(Consent::keepsSound)
                        .isPresent();
    }

    /** The next message, which is one of the track's format. */
    void keep(Buffer message) {
        if (participant.isMuted() || !isAgreed()) {
            return;
        }
        if (recording.isEmpty()) {
            begin();
        }
        messages.appendInt(message.length()).appendBuffer(message);
        samples += start.format().samples(message.getBytes());
        if (messages.length() >= PIECE_BYTES
                || samples >= (long) PIECE_SECONDS * start.format().decodedRateHz()) {
            write();
        }
    }

    private void begin() {
        Recording begun = new Recording(
                RandomIds.id("r_"),
                participant.id(),
                start.language(),
                start.format(),
                Instant.now(),
                meeting.elapsedMillis());
        recording = Optional.of(begun);
        archive.begin(meeting.id(), begun)
                .onFailure(refused -> LOG.warn("sound is not kept: {}", refused.getMessage()));
    }

    private void write() {
        Buffer piece = messages;
        long length = samples;
        messages = Buffer.buffer();
        samples = 0;
        // what was collected before the consent was taken back is dropped with it
        if (length == 0 || !isAgreed()) {
            return;
        }
        if (waiting >= MOST_WAITING) {
            LOG.warn("a piece of sound is not kept: the store is too slow");
            return;
        }
        waiting++;
        archive.keep(meeting.id(), recording.orElseThrow(), ++chunk, length, piece.getBytes())
                .onFailure(refused -> LOG.warn("a piece of sound is not kept: {}", refused.getMessage()))
                .onComplete(done -> waiting--);
    }

    /** The connection is over. */
    void end() {
        write();
    }
}
