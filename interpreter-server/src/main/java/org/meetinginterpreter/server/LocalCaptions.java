package org.meetinginterpreter.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.adaptation.AdaptedText;
import org.meetinginterpreter.adaptation.FigureAdapter;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Mark;

/**
 * Captions whose figures are written as readers of a country have them. The record keeps what was said: this is how it is shown.
 * Belongs to the server's event loop.
 */
final class LocalCaptions {
    /** Pairs of a language and a locale whose formats are kept; the least used goes. */
    private static final int MOST_ADAPTERS = 64;

    private record Pair(Locale text, Locale reader) {}

    private final Map<Pair, FigureAdapter> adapters = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, FigureAdapter> eldest) {
            return size() > MOST_ADAPTERS;
        }
    };

    /** As {@link Caption#toJson}, with {@code locale} and what stood where a figure was written otherwise. */
    JsonObject json(Caption caption, Locale reader) {
        boolean isSource = caption.marks().contains(Mark.TRANSLATION_FAILED)
                || caption.marks().contains(Mark.TRANSLATION_DELAYED);
        Locale language = isSource ? caption.sourceLanguage() : caption.language();
        Locale locale = FigureAdapter.localeOf(language, reader);
        FigureAdapter adapter = adapters.computeIfAbsent(
                new Pair(language, locale), pair -> FigureAdapter.of(pair.text(), pair.reader()));
        AdaptedText adapted = caption.isFinal()
                ? adapter.adapt(caption.text())
                : adapter.adaptGrowing(caption.text(), caption.stable());
        JsonArray places = new JsonArray();
        adapted.places()
                .forEach(place -> places.add(new JsonObject()
                        .put("start", place.start())
                        .put("end", place.end())
                        .put("original", place.original())));
        return caption.toJson()
                .put("text", adapted.text())
                .put("stable", adapted.stable())
                .put("locale", locale.toLanguageTag())
                .put("adapted", places);
    }
}
