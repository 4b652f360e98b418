package org.meetinginterpreter.server;

import io.vertx.core.json.JsonObject;
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
    private final LocalFigures local = new LocalFigures();
    private final Map<Locale, String> adapted = new HashMap<>();
    private Optional<FeedEvent> lastAdapted = Optional.empty();

    /** @param reader whose country decides how figures are written; nothing for as they are */
    String encode(FeedEvent event, Optional<Locale> reader) {
        boolean hasFigures = event instanceof FeedEvent.Captioned || event instanceof FeedEvent.Summarised;
        if (reader.isEmpty() || !hasFigures) {
            return encode(event);
        }
        if (!Optional.of(event).equals(lastAdapted)) {
            lastAdapted = Optional.of(event);
            adapted.clear();
        }
        return adapted.computeIfAbsent(
                reader.get(), locale -> adapted(event, locale).encode());
    }

    private JsonObject adapted(FeedEvent event, Locale reader) {
        return event instanceof FeedEvent.Captioned captioned
                ? local.caption(captioned.caption(), reader)
                : local.summary(event.toJson(), reader);
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
