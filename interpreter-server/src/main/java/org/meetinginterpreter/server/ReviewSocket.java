package org.meetinginterpreter.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.review.MeetingReviews;

/** What waits for reviewers, on a WebSocket: all of it first, then every change. */
final class ReviewSocket implements ApiSocket.Conversation {
    private static final int TRY_AGAIN_LATER = 1013;

    private final ApiSocket socket;
    private final Caller caller;
    private final MeetingReviews reviews;
    private final Consumer<JsonObject> listener = this::send;

    ReviewSocket(ApiSocket socket, Caller caller, MeetingReviews reviews) {
        this.socket = socket;
        this.caller = caller;
        this.reviews = reviews;
        reviews.join(listener);
        reviews.list(Optional.empty(), Optional.empty(), Integer.MAX_VALUE).forEach(socket::send);
        socket.send(new JsonObject().put("type", "ready").put("open", reviews.open()));
        caller.participant().ifPresent(Participant::connected);
    }

    /** One that takes nothing comes back and gets all of it again. */
    private void send(JsonObject event) {
        if (socket.isFull()) {
            socket.close(TRY_AGAIN_LATER, "too slow: connect again");
        } else {
            socket.send(event);
        }
    }

    @Override
    public void text(JsonObject message) {
        throw ProblemType.INVALID_REQUEST.because(
                "This socket takes no messages; decide by POST /meetings/{id}/reviews/{review}.");
    }

    @Override
    public void binary(Buffer message) {
        throw ProblemType.INVALID_REQUEST.because("This socket takes no sound; speak on the audio socket.");
    }

    @Override
    public void drained() {}

    @Override
    public void closed() {
        reviews.leave(listener);
        caller.participant().ifPresent(Participant::disconnected);
    }
}
