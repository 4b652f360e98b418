package org.meetinginterpreter.translation.shared;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationModel;

/** Finished translations, those not asked for longest going first when there are too many characters. Not thread-safe. */
final class TranslationCache {
    /** What an entry takes beside its texts, in characters. */
    private static final long OVERHEAD = 100;

    /**
     * A text as one model translates it.
     *
     * @param glossary the version of the glossary
     */
    record Key(TranslationModel model, String text, String glossary) {}

    private final long capacity;
    private final Map<Key, Translation> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    /** @param capacity characters of all sources and translations */
    TranslationCache(long capacity) {
        this.capacity = capacity;
    }

    Optional<Translation> find(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    void put(Key key, Translation translation) {
        if (size(key, translation) > capacity) {
            return;
        }
        Translation before = entries.put(key, translation);
        characters += size(key, translation) - (before == null ? 0 : size(key, before));
        Iterator<Map.Entry<Key, Translation>> oldest = entries.entrySet().iterator();
        while (characters > capacity) {
            Map.Entry<Key, Translation> entry = oldest.next();
            characters -= size(entry.getKey(), entry.getValue());
            oldest.remove();
        }
    }

    void clear() {
        entries.clear();
        characters = 0;
    }

    private static long size(Key key, Translation translation) {
        return OVERHEAD + key.text.length() + translation.text().length();
    }
}
