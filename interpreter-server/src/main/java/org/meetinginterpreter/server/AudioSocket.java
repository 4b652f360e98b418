package org.meetinginterpreter.server;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.audio.AudioException;
import org.meetinginterpreter.caption.AudioTrack;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.LanguageGuard;
import org.meetinginterpreter.caption.TrackListener;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.SoundArchive;
import org.meetinginterpreter.speech.SpeechException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A speaker's socket: {@code start}, then frames of sound, then {@code end}; back come the speaker's own captions. */
final class AudioSocket implements ApiSocket.Conversation, TrackListener {
    private static final Logger LOG = LoggerFactory.getLogger(AudioSocket.class);
    /** What a client may say here, beside its token and sound. */
    static final List<String> MESSAGES = List.of("start", "end");

    private static final int MOST_FAILURES = 3;
    /** So often a speaker is told how much has come: who hears nothing for long knows that the connection is dead. */
    private static final long ACCEPTED_MILLIS = 2_000;

    private final Vertx vertx;
    private final ApiSocket socket;
    private final Participant participant;
    private final Meeting meeting;
    private final AudioTracks tracks;
    private final SoundArchive sounds;
    private final long backlogMillis;
    private Optional<AudioStart> start = Optional.empty();
    private Optional<AudioTrack> track = Optional.empty();
    private Optional<SoundRecorder> recorder = Optional.empty();
    private boolean ending;
    private int failures;
    private long reports = -1;

    AudioSocket(
            Vertx vertx,
            ApiSocket socket,
            Participant participant,
            Meeting meeting,
            AudioTracks tracks,
            SoundArchive sounds,
            long backlogMillis) {
        this.vertx = vertx;
        this.socket = socket;
        this.participant = participant;
        this.meeting = meeting;
        this.tracks = tracks;
        this.sounds = sounds;
        this.backlogMillis = backlogMillis;
        participant.connected();
    }

    @Override
    public void text(JsonObject message) {
        switch (String.valueOf(message.getValue("type"))) {
            case "start" -> start(message);
            case "end" -> end(message);
            default -> throw ProblemType.INVALID_REQUEST.because("type must be " + String.join(" or ", MESSAGES) + ".");
        }
    }

    private void start(JsonObject message) {
        if (start.isPresent()) {
            throw ProblemType.INVALID_REQUEST.because(
                    "start came twice; send end first, or open another connection with another token.");
        }
        AudioStart wanted = AudioStart.read(message, meeting);
        tracks.requireConsent(meeting, participant, wanted);
        meeting.requireLive();
        start = Optional.of(wanted);
        recorder = Optional.of(new SoundRecorder(sounds, meeting, participant, wanted));
        // what a hasty client sends now is read once its track is open
        socket.pause();
        tracks.start(meeting, participant, wanted, this).onSuccess(this::ready).onFailure(this::refuse);
    }

    private void ready(AudioTrack opened) {
        track = Optional.of(opened);
        socket.send(new JsonObject()
                .put("type", "ready")
                .put("track", opened.id())
                .put("acceptedMillis", opened.acceptedMillis()));
        if (participant.isMuted()) {
            muted(true);
        }
        if (socket.isOver()) {
            return;
        }
        reports = vertx.setPeriodic(
                ACCEPTED_MILLIS,
                tick -> socket.send(
                        new JsonObject().put("type", "accepted").put("acceptedMillis", opened.acceptedMillis())));
        socket.resume();
    }

    private void refuse(Throwable failure) {
        Problem problem = ApiSocket.problem(failure);
        if (problem.type() == ProblemType.OVERLOADED) {
            socket.send(new JsonObject().put("type", "overloaded").put("reason", problem.detail()));
        }
        fail(problem);
    }

    @Override
    public void binary(Buffer message) {
        AudioTrack open = track.orElseThrow(
                () -> ProblemType.INVALID_REQUEST.because("Sound came before start; send start and wait for ready."));
        if (ending) {
            throw ProblemType.INVALID_REQUEST.because("Sound came after end; open the socket again to go on.");
        }
        try {
            open.accept(message);
        } catch (AudioException unusable) {
            throw ProblemType.INVALID_AUDIO.because(unusable.getMessage() + ".");
        }
        recorder.orElseThrow().keep(message);
        if (open.waitingMillis() > backlogMillis) {
            socket.pause();
        }
    }

    private void end(JsonObject message) {
        Fields.of(message, "type");
        if (track.isEmpty() || ending) {
            throw ProblemType.INVALID_REQUEST.because("There is nothing to end; send start first.");
        }
        ending = true;
        recorder.ifPresent(SoundRecorder::end);
        tracks.end(participant.id());
    }

    /** The last final is out. */
    void ended() {
        socket.send(new JsonObject().put("type", "ended"));
        if (!ending) {
            // the meeting or the server ended it
            socket.close(1001, "the meeting ended or the server stops");
        }
    }

    @Override
    public void caption(Caption caption) {
        socket.send(caption.toJson());
    }

    @Override
    public void failed(SpeechException reason) {
        failures++;
        LOG.warn("recognition in {}: {}", meeting.id(), reason.getMessage());
        Problem problem = ProblemType.INTERNAL.because(
                "Recognition failed and the last words are lost; say them again, recognition goes on.");
        if (failures < MOST_FAILURES) {
            socket.send(problem.toSocketMessage());
        } else {
            fail(ProblemType.INTERNAL.because(
                    "Recognition fails again and again; ask the operator to look at the log."));
        }
    }

    @Override
    public void caughtUp() {
        if (track.isPresent() && track.get().waitingMillis() < backlogMillis / 2) {
            socket.resume();
        }
    }

    /** The speaker seems to speak another language than the track's. */
    void language(LanguageGuard.Question question) {
        JsonObject message = new JsonObject()
                .put("type", "language")
                .put("declared", question.declared().toLanguageTag())
                .put("reason", question.reason());
        question.likely().ifPresent(language -> message.put("likely", language.toLanguageTag()));
        socket.send(message);
    }

    void muted(boolean muted) {
        socket.send(new JsonObject().put("type", "muted").put("muted", muted));
    }

    void fail(Problem problem) {
        socket.fail(problem);
    }

    @Override
    public void drained() {}

    @Override
    public void closed() {
        vertx.cancelTimer(reports);
        recorder.ifPresent(SoundRecorder::end);
        participant.disconnected();
        tracks.disconnected(participant.id(), this);
    }
}
