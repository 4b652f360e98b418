package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.meetinginterpreter.translation.Steadiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The readers of one meeting, by language. Belongs to the meeting's event loop. */
final class CaptionFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionFeeds.class);

    /** WebSocket: internal error. */
    private static final int FAILED = 1011;

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

    /** Serves every reader; one that fails is left behind, and the others do not notice. */
    void each(Consumer<FeedReader> act) {
        all().forEach(reader -> guarded(reader, act));
    }

    /** As {@link #each(Consumer)}, for the readers of one language and mode. */
    void each(Locale language, Steadiness mode, Consumer<FeedReader> act) {
        of(language).stream().filter(reader -> reader.mode() == mode).forEach(reader -> guarded(reader, act));
    }

    /** Whether somebody reads a language in a mode. */
    boolean has(Locale language, Steadiness mode) {
        return readers.getOrDefault(language, Set.of()).stream().anyMatch(reader -> reader.mode() == mode);
    }

    private void guarded(FeedReader reader, Consumer<FeedReader> act) {
        try {
            act.accept(reader);
        } catch (RuntimeException e) {
            LOG.error("a reader failed and is left behind; it can come back by its last seq", e);
            leave(reader);
            leaveBehind(reader);
        }
    }

    /** One that is told nothing would wait for ever. */
    private static void leaveBehind(FeedReader reader) {
        try {
            reader.close(FAILED, "the server failed; connect again with the last seq that you have");
        } catch (RuntimeException e) {
            LOG.debug("a reader that failed could not be told so", e);
        }
    }

    List<FeedReader> all() {
        List<FeedReader> all = new ArrayList<>();
        readers.values().forEach(all::addAll);
        return all;
    }
}
