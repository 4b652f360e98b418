package org.meetinginterpreter.minutes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Headings in a language; in English where {@code words.json} lacks it. */
record MinutesWords(Locale language, Map<String, String> words) {
    private static final Map<String, Map<String, String>> ALL = load();

    static MinutesWords of(Locale wanted) {
        Map<String, String> found = ALL.get(wanted.getLanguage());
        return found == null
                ? new MinutesWords(Locale.ENGLISH, ALL.get("en"))
                : new MinutesWords(Locale.forLanguageTag(wanted.getLanguage()), found);
    }

    String of(String key) {
        return words.get(key);
    }

    /** Languages that have headings of their own, by tag. */
    static Map<String, Map<String, String>> all() {
        return ALL;
    }

    private static Map<String, Map<String, String>> load() {
        try (InputStream file = MinutesWords.class.getResourceAsStream("words.json")) {
            return Map.copyOf(new ObjectMapper()
                    .readValue(file, new TypeReference<Map<String, Map<String, String>>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("words.json of minutes is missing in the program; build it anew", e);
        }
    }
}
