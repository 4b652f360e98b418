package org.meetinginterpreter.server;

import io.vertx.core.http.WebSocketFrame;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.TrafficRate;

/** How fast one socket may send. Parts of messages count one by one: none of them need ever be the last. */
final class SocketRates {
    private final TrafficRate frames;
    private final TrafficRate bytes;

    SocketRates(TrafficLimits limits) {
        this.frames = new TrafficRate(limits.socketMessages(), TrafficGuard.BURST);
        this.bytes = new TrafficRate(limits.socketBytes(), TrafficGuard.BURST);
    }

    void count(WebSocketFrame frame) {
        if (!frames.take("", 1)) {
            throw ProblemType.TOO_MANY_REQUESTS.because("Too many messages a second; send frames of 20 to 200 ms.");
        }
        if (!bytes.take("", frame.binaryData().length())) {
            throw ProblemType.TOO_MANY_REQUESTS.because(
                    "Too many bytes a second; send sound at the speed of speech, mono, 16 kHz.");
        }
    }
}
