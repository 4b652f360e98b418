package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.Optional;
import org.meetinginterpreter.audio.AudioDecoder;
import org.meetinginterpreter.audio.AudioException;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.Recording;
import org.meetinginterpreter.meeting.SoundArchive;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sound that was kept, as WAV (PCM, 16 bits, mono), one piece at a time in memory. */
final class SoundRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SoundRoutes.class);
    private static final int HEADER_BYTES = 44;
    private static final int FORMAT_BYTES = 16;
    private static final int SAMPLE_BYTES = 2;
    private static final int FULL_SCALE = 32_768;

    private final Vertx vertx;
    private final SoundArchive sounds;
    private final AuditLog audit;

    SoundRoutes(Vertx vertx, SoundArchive sounds, AuditLog audit) {
        this.vertx = vertx;
        this.sounds = sounds;
        this.audit = audit;
    }

    void register(ApiRouter api) {
        api.streamRoute(HttpMethod.GET, "/meetings/:meeting/participants/:participant/sound/:recording", this::play);
    }

    private void play(ApiRequest request) {
        Meeting meeting = request.meeting(Act.PERSONAL_DATA);
        String person = PersonalDataRoutes.person(request, meeting);
        sounds.recordings(meeting.id(), person)
                .map(all -> all.stream()
                        .filter(kept -> kept.recording().id().equals(request.path("recording")))
                        .findFirst()
                        .orElseThrow(
                                () -> ProblemType.NOT_FOUND.because("There is no such recording of this participant.")))
                .compose(kept -> audit.record(
                                request.caller().grant().participant(),
                                request.caller().grant().role().wire(),
                                "sound.read",
                                Optional.of(meeting.id()),
                                Optional.of(person),
                                request.address())
                        .map(kept))
                .onFailure(request.context()::fail)
                .onSuccess(kept -> {
                    HttpServerResponse response = request.context()
                            .response()
                            .putHeader("content-type", "audio/wav")
                            .putHeader(
                                    "content-disposition",
                                    "attachment; filename=\"" + kept.recording().id() + ".wav\"")
                            .putHeader("content-length", String.valueOf(HEADER_BYTES + kept.samples() * SAMPLE_BYTES));
                    response.write(header(kept))
                            .compose(written -> pieces(
                                    meeting.id(),
                                    kept.recording(),
                                    AudioDecoder.of(kept.recording().format()),
                                    kept.chunks().iterator(),
                                    response))
                            .compose(written -> response.end())
                            .onFailure(cut -> {
                                LOG.info("a recording was not sent to its end: {}", cut.getMessage());
                                response.reset();
                            });
                });
    }

    /** One after the other, each when the one before has left. */
    private Future<Void> pieces(
            String meeting,
            Recording recording,
            AudioDecoder decoder,
            Iterator<Integer> chunks,
            HttpServerResponse response) {
        if (!chunks.hasNext()) {
            return Future.succeededFuture();
        }
        return sounds.piece(meeting, recording, chunks.next())
                .compose(piece -> piece.isEmpty()
                        ? Future.failedFuture("it was erased meanwhile")
                        : vertx.executeBlocking(() -> pcm(recording.format(), decoder, Buffer.buffer(piece.get()))))
                .compose(response::write)
                .compose(sent -> pieces(meeting, recording, decoder, chunks, response));
    }

    private static Buffer pcm(AudioFormat format, AudioDecoder decoder, Buffer piece) {
        Buffer pcm = Buffer.buffer();
        int at = 0;
        while (at < piece.length()) {
            int length = piece.getInt(at);
            byte[] message = piece.getBytes(at + Integer.BYTES, at + Integer.BYTES + length);
            at += Integer.BYTES + length;
            for (float sample : decoded(format, decoder, message)) {
                pcm.appendShortLE(
                        (short) Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Math.round(sample * FULL_SCALE))));
            }
        }
        return pcm;
    }

    /** A packet that cannot be decoded is silence, as long as it says. */
    private static float[] decoded(AudioFormat format, AudioDecoder decoder, byte[] message) {
        try {
            return decoder.decode(message);
        } catch (AudioException unusable) {
            return new float[format.samples(message)];
        }
    }

    /** RIFF/WAVE, "Multimedia Programming Interface and Data Specifications 1.0", Microsoft and IBM 1991. */
    private static Buffer header(Recording.Kept kept) {
        int rate = kept.recording().format().decodedRateHz();
        int bytes = (int) (kept.samples() * SAMPLE_BYTES);
        return Buffer.buffer("RIFF")
                .appendIntLE(bytes + HEADER_BYTES - 8)
                .appendString("WAVEfmt ")
                .appendIntLE(FORMAT_BYTES)
                .appendShortLE((short) 1)
                .appendShortLE((short) 1)
                .appendIntLE(rate)
                .appendIntLE(rate * SAMPLE_BYTES)
                .appendShortLE((short) SAMPLE_BYTES)
                .appendShortLE((short) (8 * SAMPLE_BYTES))
                .appendString("data")
                .appendIntLE(bytes);
    }
}
