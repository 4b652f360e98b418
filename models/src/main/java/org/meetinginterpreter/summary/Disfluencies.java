package org.meetinginterpreter.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What people say in a language without meaning anything by it ({@code disfluencies.json}), each as words in lower case, longest
 * first; empty for languages that are not listed.
 *
 * @param alone between marks: elsewhere they mean something, such as "é" in Portuguese
 * @param fillers wherever they stand
 * @param openers where a sentence begins
 * @param pausedOpeners where a sentence begins and a mark follows: elsewhere they mean something, such as "good" before "morning"
 * @param closers where a sentence ends
 * @param shortWords all words of one or two letters; empty where any may be one
 * @param kept words that are said twice on purpose
 */
record Disfluencies(
        List<List<String>> alone,
        List<List<String>> fillers,
        List<List<String>> openers,
        List<List<String>> pausedOpeners,
        List<List<String>> closers,
        Set<String> shortWords,
        Set<String> kept) {
    private static final JsonNode ALL = read();

    static Disfluencies of(Locale language) {
        JsonNode lists = ALL.path(language.getLanguage());
        return new Disfluencies(
                phrases(lists.path("alone")),
                phrases(lists.path("fillers")),
                phrases(lists.path("openers")),
                phrases(lists.path("pausedOpeners")),
                phrases(lists.path("closers")),
                words(lists.path("short")),
                words(lists.path("kept")));
    }

    private static List<List<String>> phrases(JsonNode list) {
        List<List<String>> phrases = new ArrayList<>();
        list.forEach(phrase -> phrases.add(List.of(phrase.asText().split(" "))));
        phrases.sort(
                Comparator.comparing((List<String> phrase) -> phrase.size()).reversed());
        return phrases;
    }

    private static Set<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return Set.copyOf(words);
    }

    private static JsonNode read() {
        try (InputStream file = Disfluencies.class.getResourceAsStream("disfluencies.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("disfluencies.json inside the program cannot be read; build it anew", e);
        }
    }
}
