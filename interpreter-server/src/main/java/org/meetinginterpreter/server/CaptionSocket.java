package org.meetinginterpreter.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.FeedEvent;
import org.meetinginterpreter.caption.FeedReader;
import org.meetinginterpreter.caption.FeedSink;
import org.meetinginterpreter.caption.Subscription;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.ProblemType;

/** A feed on a WebSocket: captions out, nothing in. */
final class CaptionSocket implements ApiSocket.Conversation, FeedSink {
    private final ApiSocket socket;
    private final Caller caller;
    private final FeedEncoder encoder;
    private final Optional<Locale> figures;
    private final CaptionPipeline captions;
    private final FeedReader reader;

    CaptionSocket(
            ApiSocket socket, Caller caller, FeedEncoder encoder, CaptionPipeline captions, Subscription subscription) {
        this.socket = socket;
        this.caller = caller;
        this.encoder = encoder;
        this.figures = subscription.figures();
        this.captions = captions;
        this.reader = joined(captions, subscription, this);
        caller.participant().ifPresent(Participant::connected);
    }

    static FeedReader joined(CaptionPipeline captions, Subscription subscription, FeedSink sink) {
        requireInLog(captions, subscription.after());
        return captions.join(subscription, sink);
    }

    /** A stream asks this before its head is written: afterwards nothing can be refused any more. */
    static void requireInLog(CaptionPipeline captions, long after) {
        if (after > captions.last()) {
            throw ProblemType.INVALID_REQUEST.because("after=" + after + " is not in this meeting's log, which ends at "
                    + captions.last() + "; leave it out to receive everything.");
        }
    }

    @Override
    public void text(JsonObject message) {
        throw ProblemType.INVALID_REQUEST.because(
                "This socket takes no messages; to read another language, open one with its language in the address.");
    }

    @Override
    public void binary(Buffer message) {
        throw ProblemType.INVALID_REQUEST.because("This socket takes no sound; speak on the audio socket.");
    }

    @Override
    public boolean isFull() {
        return socket.isFull();
    }

    @Override
    public void send(FeedEvent event) {
        socket.send(encoder.encode(event, figures));
    }

    @Override
    public boolean isOrganizer() {
        return caller.isOrganizer();
    }

    @Override
    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    @Override
    public void drained() {
        reader.drained();
    }

    @Override
    public void closed() {
        captions.leave(reader);
        caller.participant().ifPresent(Participant::disconnected);
    }
}
