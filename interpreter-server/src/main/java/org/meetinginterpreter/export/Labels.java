package org.meetinginterpreter.export;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.caption.Vouching;

/** Who answers for words, said in words of the language that is exported; in English where {@code labels.json} lacks it. */
public final class Labels {
    private static final Map<String, Map<String, String>> ALL = load();
    private static final Map<String, String> OTHER_NAMES =
            Map.of("no", "nb", "tl", "fil", "zh-Hans", "zh", "ky-Cyrl", "ky");

    private final Map<String, String> words;

    private Labels(Map<String, String> words) {
        this.words = words;
    }

    /** For a language or, where it has none, in English. */
    public static Labels of(Locale language) {
        ULocale likely = ULocale.addLikelySubtags(ULocale.forLocale(language));
        return List.of(language.toLanguageTag(), likely.getLanguage() + "-" + likely.getScript(), likely.getLanguage())
                .stream()
                .map(tag -> ALL.getOrDefault(tag, ALL.get(OTHER_NAMES.getOrDefault(tag, ""))))
                .filter(found -> found != null)
                .findFirst()
                .map(Labels::new)
                .orElseGet(() -> new Labels(ALL.get("en")));
    }

    /** In words. */
    public String of(Vouching vouching) {
        return words.get(vouching.wire());
    }

    private static Map<String, Map<String, String>> load() {
        try (InputStream file = Labels.class.getResourceAsStream("labels.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<Map<String, Map<String, String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("labels.json is missing in the program; build it anew", e);
        }
    }
}
