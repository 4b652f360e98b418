package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.model.LanguageMatch;

/**
 * The words by which speakers are asked for their consent, in some languages: those that the program brings, a deployment's own, or
 * a meeting's own. Immutable.
 */
public final class ConsentTexts {
    private static final int MOST_LANGUAGES = 50;
    private static final int MOST_POINTS = 20;
    private static final int LONGEST = 2_000;
    private static final Set<String> KNOWN = Set.of("points", "soundNotKept", "agree", "keepSound");
    private static final ConsentTexts SHIPPED = readShipped();

    /**
     * The words in a language.
     *
     * @param soundNotKept the last point where the meeting keeps no sound
     * @param keepSound what may be agreed to besides where it does
     */
    private record Wording(
            List<String> points, Optional<String> soundNotKept, String agree, Optional<String> keepSound) {}

    private final Map<Locale, Wording> wordings;
    private final JsonObject json;

    private ConsentTexts(Map<Locale, Wording> wordings, JsonObject json) {
        this.wordings = wordings;
        this.json = json;
    }

    /** Those that the program brings, in the languages of its pages and some more. */
    public static ConsentTexts shipped() {
        return SHIPPED;
    }

    private static ConsentTexts readShipped() {
        try (InputStream resource = ConsentTexts.class.getResourceAsStream("/consent-texts.json")) {
            return of(new JsonObject(new String(resource.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the consent texts inside the program cannot be read; build it anew", e);
        }
    }

    /**
     * Reads texts by language: {@code {"en":{"points":["…"],"soundNotKept":"…","agree":"…","keepSound":"…"}}}.
     *
     * @throws Problem when something is missing, unknown or too long; says what and where
     */
    public static ConsentTexts of(JsonObject json) {
        if (json.isEmpty() || json.size() > MOST_LANGUAGES) {
            throw invalid("", "must have 1 to " + MOST_LANGUAGES + " languages");
        }
        Map<Locale, Wording> wordings = new LinkedHashMap<>();
        for (String tag : json.fieldNames()) {
            Locale language = Languages.parse(tag);
            if (!(json.getValue(tag) instanceof JsonObject words)) {
                throw invalid(tag, "must be an object with points and agree");
            }
            if (!KNOWN.containsAll(words.fieldNames())) {
                throw invalid(tag, "has an unknown field; known are points, soundNotKept, agree and keepSound");
            }
            wordings.put(
                    language,
                    new Wording(
                            points(tag, words.getValue("points")),
                            optional(tag, words, "soundNotKept"),
                            optional(tag, words, "agree").orElseThrow(() -> invalid(tag, "lacks agree")),
                            optional(tag, words, "keepSound")));
        }
        return new ConsentTexts(wordings, json.copy());
    }

    private static List<String> points(String tag, Object value) {
        if (!(value instanceof JsonArray array) || array.isEmpty() || array.size() > MOST_POINTS) {
            throw invalid(tag, "must have 1 to " + MOST_POINTS + " points, a list of texts");
        }
        List<String> points = new ArrayList<>();
        array.forEach(point -> points.add(text(tag, "points", point)));
        return points;
    }

    private static Optional<String> optional(String tag, JsonObject words, String name) {
        return words.containsKey(name) ? Optional.of(text(tag, name, words.getValue(name))) : Optional.empty();
    }

    private static String text(String tag, String name, Object value) {
        if (!(value instanceof String text) || text.isBlank() || text.length() > LONGEST) {
            throw invalid(tag, name + " must be a text of 1 to " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid(tag, name + " has control characters; write one point for each paragraph");
        }
        return text.strip();
    }

    private static Problem invalid(String tag, String what) {
        return ProblemType.INVALID_REQUEST.because(
                "consentTexts" + (tag.isEmpty() ? "" : "." + tag) + " " + what + ".");
    }

    /** Whether it can be asked in every language whether sound is kept. */
    public boolean canAskForSound() {
        return wordings.values().stream().allMatch(words -> words.keepSound().isPresent());
    }

    /** In which languages they are. */
    public List<Locale> languages() {
        return List.copyOf(wordings.keySet());
    }

    /** What is shown to somebody who reads a language, or in English or whatever there is where they are not in it. */
    ConsentText shown(Locale wanted, boolean keepsSound) {
        Locale language = wordings.keySet().stream()
                .filter(offered -> LanguageMatch.serves(wanted, offered))
                .min(Comparator.comparingInt(
                        offered -> LanguageMatch.distance(wanted, offered).getAsInt()))
                .orElseGet(() -> wordings.containsKey(Locale.ENGLISH)
                        ? Locale.ENGLISH
                        : wordings.keySet().iterator().next());
        Wording words = wordings.get(language);
        List<String> points = new ArrayList<>(words.points());
        if (!keepsSound) {
            words.soundNotKept().ifPresent(points::add);
        }
        return new ConsentText(language, points, words.agree(), keepsSound ? words.keepSound() : Optional.empty());
    }

    /** As they were read. */
    public JsonObject toJson() {
        return json.copy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConsentTexts texts && json.equals(texts.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "ConsentTexts" + wordings.keySet();
    }
}
