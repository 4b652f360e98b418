package org.meetinginterpreter.server;

import java.util.Optional;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.FeedEvent;

/**
 * Events as text. A caption goes to all readers of its language one after the other, so that remembering the last one is enough
 * to encode it once. Belongs to the server's event loop.
 */
final class FeedEncoder {
    private Optional<Caption> last = Optional.empty();
    private String text = "";

    String encode(FeedEvent event) {
        if (!(event instanceof FeedEvent.Captioned captioned)) {
            return event.toJson().encode();
        }
        if (!Optional.of(captioned.caption()).equals(last)) {
            last = Optional.of(captioned.caption());
            text = event.toJson().encode();
        }
        return text;
    }
}
