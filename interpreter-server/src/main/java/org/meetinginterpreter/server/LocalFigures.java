package org.meetinginterpreter.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.adaptation.AdaptedText;
import org.meetinginterpreter.adaptation.FigureAdapter;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Mark;

/**
 * Captions and summaries whose figures are written as readers of a country have them. The record keeps what was said: this is how it is shown.
 * Belongs to the server's event loop.
 */
final class LocalFigures {
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
    JsonObject caption(Caption caption, Locale reader) {
        boolean isSource = caption.marks().contains(Mark.TRANSLATION_FAILED)
                || caption.marks().contains(Mark.TRANSLATION_DELAYED);
        Locale language = isSource ? caption.sourceLanguage() : caption.language();
        FigureAdapter adapter = adapter(language, reader);
        AdaptedText adapted = caption.isFinal()
                ? adapter.adapt(caption.text())
                : adapter.adaptGrowing(caption.text(), caption.stable());
        return caption.toJson()
                .put("text", adapted.text())
                .put("stable", adapted.stable())
                .put("locale", FigureAdapter.localeOf(language, reader).toLanguageTag())
                .put("adapted", places(adapted));
    }

    /** A summary as on the wire, written so; each line says in {@code adapted}, by field, what stood there. */
    JsonObject summary(JsonObject summary, Locale reader) {
        JsonObject local = summary.copy();
        local.put("locale", reader.toLanguageTag());
        Locale noticedIn = Locale.forLanguageTag(local.getString("noticedIn"));
        for (String part : List.of("points", "decisions", "actions", "questions", "figures")) {
            for (Object each : local.getJsonArray(part)) {
                JsonObject line = (JsonObject) each;
                String own = line.getString("language");
                adapt(line, adapter(own == null ? noticedIn : Locale.forLanguageTag(own), reader));
            }
        }
        return local;
    }

    private static void adapt(JsonObject line, FigureAdapter adapter) {
        JsonObject places = new JsonObject();
        for (String field : List.of("text", "what", "due", "value")) {
            if (line.containsKey(field)) {
                AdaptedText adapted = adapter.adapt(line.getString(field));
                if (!adapted.places().isEmpty()) {
                    line.put(field, adapted.text());
                    places.put(field, places(adapted));
                }
            }
        }
        line.put("adapted", places);
    }

    private FigureAdapter adapter(Locale language, Locale reader) {
        Locale locale = FigureAdapter.localeOf(language, reader);
        return adapters.computeIfAbsent(
                new Pair(language, locale), pair -> FigureAdapter.of(pair.text(), pair.reader()));
    }

    private static JsonArray places(AdaptedText adapted) {
        JsonArray places = new JsonArray();
        adapted.places()
                .forEach(place -> places.add(new JsonObject()
                        .put("start", place.start())
                        .put("end", place.end())
                        .put("original", place.original())));
        return places;
    }
}
