package org.meetinginterpreter.review;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What an organizer wants people to look at.
 *
 * @param hold how long a flagged caption waits for a reviewer under {@link ReviewPolicy#HOLD}
 * @param words by language, the words and phrases to look for: {@code bomb} finds its inflections, {@code bomb*} all that begins so
 * @param doubt whether to flag what was translated doubtfully or recognised unsurely
 * @param examples by language, sentences; captions that mean much the same are flagged
 * @param threshold how near they must come, 0.1 to 0.95; otherwise as the deployment says
 */
public record ReviewOptions(
        ReviewPolicy policy,
        Duration hold,
        WhenNobodyCame onTimeout,
        Map<Locale, List<String>> words,
        boolean doubt,
        Map<Locale, List<String>> examples,
        OptionalDouble threshold) {
    public static final int SHORTEST_HOLD_SECONDS = 1;
    public static final int LONGEST_HOLD_SECONDS = 600;
    public static final int MOST_WORDS = 2_000;
    public static final int LONGEST_WORD = 100;
    public static final int MOST_EXAMPLES = 200;
    public static final int LONGEST_EXAMPLE = 300;
    public static final double LEAST_THRESHOLD = 0.1;
    public static final double MOST_THRESHOLD = 0.95;

    /** No review. */
    public static final ReviewOptions OFF = new ReviewOptions(
            ReviewPolicy.OFF,
            Duration.ofSeconds(20),
            WhenNobodyCame.WITHHOLD,
            Map.of(),
            false,
            Map.of(),
            OptionalDouble.empty());

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
        examples = Map.copyOf(examples);
        checkExamples(examples.values().stream().flatMap(List::stream).toList());
        threshold.ifPresent(ReviewOptions::checkThreshold);
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

    static void checkExamples(List<String> examples) {
        if (examples.size() > MOST_EXAMPLES) {
            throw new IllegalArgumentException("examples has more than " + MOST_EXAMPLES + " sentences");
        }
        if (!examples.stream()
                .allMatch(example -> isPlain(example, LONGEST_EXAMPLE) && WordPattern.letters(example) > 0)) {
            throw new IllegalArgumentException(
                    "examples has a sentence without a letter or digit, with control characters or with more than "
                            + LONGEST_EXAMPLE + " characters");
        }
    }

    static void checkThreshold(double threshold) {
        if (!(threshold >= LEAST_THRESHOLD && threshold <= MOST_THRESHOLD)) {
            throw new IllegalArgumentException("threshold must be from " + LEAST_THRESHOLD + " to " + MOST_THRESHOLD);
        }
    }

    private static boolean isPlain(String text, int longest) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** As it is kept and shown to the organizer. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("policy", policy.wire())
                .put("holdSeconds", (int) hold.toSeconds())
                .put("onTimeout", onTimeout.wire())
                .put("words", json(words))
                .put("doubt", doubt)
                .put("examples", json(examples));
        threshold.ifPresent(value -> json.put("threshold", value));
        return json;
    }

    private static JsonObject json(Map<Locale, List<String>> lists) {
        JsonObject json = new JsonObject();
        lists.forEach((language, list) -> json.put(language.toLanguageTag(), new JsonArray(list)));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    public static ReviewOptions of(JsonObject json) {
        return new ReviewOptions(
                ReviewPolicy.of(json.getString("policy")).orElseThrow(),
                Duration.ofSeconds(json.getInteger("holdSeconds")),
                WhenNobodyCame.of(json.getString("onTimeout")).orElseThrow(),
                lists(json.getJsonObject("words")),
                json.getBoolean("doubt"),
                lists(json.getJsonObject("examples", new JsonObject())),
                json.containsKey("threshold")
                        ? OptionalDouble.of(json.getDouble("threshold"))
                        : OptionalDouble.empty());
    }

    private static Map<Locale, List<String>> lists(JsonObject json) {
        Map<Locale, List<String>> lists = new LinkedHashMap<>();
        json.fieldNames().forEach(tag -> lists.put(Locale.forLanguageTag(tag), texts(json.getJsonArray(tag))));
        return lists;
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
