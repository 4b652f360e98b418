package org.meetinginterpreter.review;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an organizer wants people to look at.
 *
 * @param hold how long a flagged caption waits for a reviewer under {@link ReviewPolicy#HOLD}
 * @param words by language, the words and phrases to look for: {@code bomb} finds its inflections, {@code bomb*} all that begins so
 * @param doubt whether to flag what was translated doubtfully or recognised unsurely
 */
public record ReviewOptions(
        ReviewPolicy policy, Duration hold, WhenNobodyCame onTimeout, Map<Locale, List<String>> words, boolean doubt) {
    public static final int SHORTEST_HOLD_SECONDS = 1;
    public static final int LONGEST_HOLD_SECONDS = 600;
    public static final int MOST_WORDS = 2_000;
    public static final int LONGEST_WORD = 100;

    /** No review. */
    public static final ReviewOptions OFF =
            new ReviewOptions(ReviewPolicy.OFF, Duration.ofSeconds(20), WhenNobodyCame.WITHHOLD, Map.of(), false);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong, without the words themselves
     */
    public ReviewOptions {
        words = Map.copyOf(words);
        if (words.values().stream().mapToInt(List::size).sum() > MOST_WORDS) {
            throw new IllegalArgumentException("words has more than " + MOST_WORDS + " entries");
        }
        words.values().forEach(list -> list.forEach(ReviewOptions::checkWord));
        if (hold.toSeconds() < SHORTEST_HOLD_SECONDS || hold.toSeconds() > LONGEST_HOLD_SECONDS) {
            throw new IllegalArgumentException(
                    "holdSeconds must be from " + SHORTEST_HOLD_SECONDS + " to " + LONGEST_HOLD_SECONDS);
        }
    }

    private static void checkWord(String word) {
        if (!isPlain(word, LONGEST_WORD) || WordPattern.letters(word) == 0) {
            throw new IllegalArgumentException(
                    "words has an entry without a letter or digit, with control characters or with more than "
                            + LONGEST_WORD + " characters");
        }
    }

    private static boolean isPlain(String text, int longest) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** As it is kept and shown to the organizer. */
    public JsonObject toJson() {
        JsonObject lists = new JsonObject();
        words.forEach((language, list) -> lists.put(language.toLanguageTag(), new JsonArray(list)));
        return new JsonObject()
                .put("policy", policy.wire())
                .put("holdSeconds", (int) hold.toSeconds())
                .put("onTimeout", onTimeout.wire())
                .put("words", lists)
                .put("doubt", doubt);
    }

    /** Reads what {@link #toJson} wrote. */
    public static ReviewOptions of(JsonObject json) {
        Map<Locale, List<String>> words = new LinkedHashMap<>();
        JsonObject lists = json.getJsonObject("words");
        lists.fieldNames().forEach(tag -> words.put(Locale.forLanguageTag(tag), texts(lists.getJsonArray(tag))));
        return new ReviewOptions(
                ReviewPolicy.of(json.getString("policy")).orElseThrow(),
                Duration.ofSeconds(json.getInteger("holdSeconds")),
                WhenNobodyCame.of(json.getString("onTimeout")).orElseThrow(),
                words,
                json.getBoolean("doubt"));
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
