package org.meetinginterpreter.server;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
    private final LocalCaptions local = new LocalCaptions();
    private final Map<Locale, String> adapted = new HashMap<>();
    private Optional<Caption> lastAdapted = Optional.empty();

    /** @param reader whose country decides how figures are written; nothing for as they are */
    String encode(FeedEvent event, Optional<Locale> reader) {
        if (reader.isPresent() && event instanceof FeedEvent.Captioned captioned) {
            if (!Optional.of(captioned.caption()).equals(lastAdapted)) {
                lastAdapted = Optional.of(captioned.caption());
                adapted.clear();
            }
            return adapted.computeIfAbsent(
                    reader.get(),
                    locale -> local.json(captioned.caption(), locale).encode());
        }
        return encode(event);
    }

    private String encode(FeedEvent event) {
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
