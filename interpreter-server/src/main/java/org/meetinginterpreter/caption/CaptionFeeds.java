package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The readers of one meeting, by language. Belongs to the meeting's event loop. */
final class CaptionFeeds {
    private final Map<Locale, Set<FeedReader>> readers = new LinkedHashMap<>();

    void join(FeedReader reader) {
        readers.computeIfAbsent(reader.language(), language -> new LinkedHashSet<>())
                .add(reader);
    }

    void leave(FeedReader reader) {
        Set<FeedReader> ofLanguage = readers.get(reader.language());
        if (ofLanguage != null && ofLanguage.remove(reader) && ofLanguage.isEmpty()) {
            readers.remove(reader.language());
        }
    }

    /** Languages that somebody reads. */
    List<Locale> languages() {
        return List.copyOf(readers.keySet());
    }

    /** A copy, since a reader that fails leaves while the others are served. */
    List<FeedReader> of(Locale language) {
        return List.copyOf(readers.getOrDefault(language, Set.of()));
    }

    List<FeedReader> all() {
        List<FeedReader> all = new ArrayList<>();
        readers.values().forEach(all::addAll);
        return all;
    }
}
