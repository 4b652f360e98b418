package org.meetinginterpreter.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.FeedEvent;
import org.meetinginterpreter.caption.FeedReader;
import org.meetinginterpreter.caption.FeedSink;
import org.meetinginterpreter.caption.Subscription;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.Grant;

/** A feed as server-sent events (WHATWG HTML, 9.2): the event's id is the {@code seq}, what grows has none. */
final class EventStream implements FeedSink, OpenConnection {
    private final HttpServerResponse response;
    private final Caller caller;
    private final String meeting;
    private final FeedReader reader;
    private final Vertx vertx;
    private final OpenConnections connections;
    private final FeedEncoder encoder;
    private final Optional<Locale> figures;
    private final CaptionPipeline captions;
    private final long heartbeat;
    private boolean closed;
    private boolean released;

    EventStream(
            Vertx vertx,
            HttpServerResponse response,
            ServerOptions.Lifetimes lifetimes,
            OpenConnections connections,
            FeedEncoder encoder,
            Caller caller,
            String meeting,
            CaptionPipeline captions,
            Subscription subscription) {
        this.vertx = vertx;
        this.connections = connections;
        this.captions = captions;
        this.encoder = encoder;
        this.figures = subscription.figures();
        this.response = response;
        this.caller = caller;
        this.meeting = meeting;
        response.putHeader("content-type", "text/event-stream").setChunked(true);
        // compressing would hold events back until a buffer is full
        response.putHeader("content-encoding", "identity");
        // proxies would hold events back to fill a buffer
        response.putHeader("x-accel-buffering", "no").write("retry: 1000\n\n");
        heartbeat = vertx.setPeriodic(lifetimes.ping().toMillis(), tick -> {
            if (!isOver() && !response.writeQueueFull()) {
                response.write(": alive\n\n");
            }
        });
        reader = CaptionSocket.joined(captions, subscription, this);
        caller.participant().ifPresent(Participant::connected);
        connections.opened(this);
        response.drainHandler(drained -> reader.drained());
        response.endHandler(done -> release());
        response.closeHandler(gone -> release());
    }

    private void release() {
        closed = true;
        if (!released) {
            released = true;
            vertx.cancelTimer(heartbeat);
            connections.closed(this);
            captions.leave(reader);
            caller.participant().ifPresent(Participant::disconnected);
        }
    }

    /** Whether the stream is over, though its close handler may not have run yet. */
    private boolean isOver() {
        return closed || response.ended() || response.closed();
    }

    @Override
    public boolean isFull() {
        return !isOver() && response.writeQueueFull();
    }

    @Override
    public void send(FeedEvent event) {
        if (!isOver()) {
            String id = event.seq().isPresent() ? "id: " + event.seq().getAsLong() + "\n" : "";
            response.write("event: " + event.type() + "\n" + id + "data: " + encoder.encode(event, figures) + "\n\n");
        }
    }

    @Override
    public boolean isOrganizer() {
        return caller.isOrganizer();
    }

    @Override
    public void close(int code, String reason) {
        if (!isOver()) {
            closed = true;
            response.end(": " + code + " " + reason + "\n\n");
        }
    }

    @Override
    public Grant grant() {
        return caller.grant();
    }

    @Override
    public Act act() {
        return Act.READ_FEED;
    }

    @Override
    public String meeting() {
        return meeting;
    }

    @Override
    public void end(Problem problem) {
        if (!isOver()) {
            response.write("event: error\ndata: " + problem.toSocketMessage().encode() + "\n\n");
            close(1008, problem.type().title());
        }
    }
}
