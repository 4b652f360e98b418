package org.meetinginterpreter.speech.readable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code languages.json} says of a language; languages that are not in it get full stops and capitals alone.
 *
 * @param question matches a sentence in lower case that asks
 * @param commas words with a comma before them
 * @param pauseCommas words with a comma before them after a short pause
 * @param notAfter words after which {@code commas} have none
 * @param open words that end no sentence
 * @param everyPause whether any pause is a comma
 * @param percent what follows a figure and is written %
 * @param joiners stand inside a number
 * @param splitters stand between numbers
 * @param point what stands before decimals, or empty
 * @param percentBefore what stands before a figure and is written %, or empty
 */
record LanguageRules(
        Locale language,
        String stop,
        String ask,
        String comma,
        Pattern question,
        Set<String> commas,
        Set<String> pauseCommas,
        Set<String> notAfter,
        Set<String> open,
        boolean everyPause,
        Set<String> percent,
        Set<String> joiners,
        Set<String> splitters,
        String point,
        String percentBefore) {
    private static final Pattern NEVER = Pattern.compile("(?!)");
    private static final JsonNode ALL = load();

    static LanguageRules of(Locale language) {
        JsonNode rules = ALL.path(language.getLanguage());
        String question = rules.path("question").asText("");
        Set<String> joiners = set(rules, "joiners", "\\|");
        Set<String> splitters = set(rules, "splitters", "\\|");
        Set<String> alternatives = set(rules, "alternatives", "\\|");
        return new LanguageRules(
                language,
                rules.path("stop").asText("."),
                rules.path("ask").asText("?"),
                rules.path("comma").asText(","),
                question.isEmpty() ? NEVER : Pattern.compile(question, Pattern.UNICODE_CHARACTER_CLASS),
                set(rules, "commas", " "),
                set(rules, "pauseCommas", " "),
                set(rules, "notAfter", " "),
                set(rules, "open", " "),
                rules.path("pauseComma").asBoolean(),
                set(rules, "percent", "\\|"),
                joiners,
                union(splitters, alternatives),
                rules.path("point").asText(""),
                rules.path("percentBefore").asText(""));
    }

    /** In lower case, the Turkish i included. */
    String lower(String word) {
        return word.toLowerCase(language);
    }

    private static Set<String> set(JsonNode rules, String name, String separator) {
        return Arrays.stream(rules.path(name).asText("").split(separator, -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static JsonNode load() {
        try (InputStream in = LanguageRules.class.getResourceAsStream("languages.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("languages.json is missing in the program", e);
        }
    }
}
