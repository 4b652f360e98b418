package org.meetinginterpreter.review;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.caption.Mark;
import org.meetinginterpreter.embedding.ExampleSentences.Likeness;

/**
 * Why a caption should be looked at.
 *
 * @param kind {@code word}, {@code confidence}, {@code meaning}, {@code unchecked}, or the mark that says what a translation may have lost
 * @param language of the text in which it was found
 * @param found the piece of the text, how sure the recogniser was, or how near it comes to an example
 * @param rule the entry of the word list, or the least sureness, or the example
 */
record Reason(String kind, Locale language, String found, String rule) {
    static final String WORD = "word";
    private static final Map<Mark, String> DOUBTS = Map.of(
            Mark.NUMBER_DOUBTFUL, "the translation seems to have lost or changed a number or its unit",
            Mark.NEGATION_DOUBTFUL, "the translation seems to have lost or added a \"not\"",
            Mark.NAME_DOUBTFUL, "the translation seems to have changed a name, an address or a code",
            Mark.PASSAGE_DOUBTFUL, "a passage could not be translated");

    static Reason word(Locale language, WordList.Hit hit) {
        return new Reason(WORD, language, hit.found(), hit.listed());
    }

    static Reason unsure(Locale language, double confidence, double least) {
        return new Reason(
                "confidence",
                language,
                String.format(Locale.ROOT, "%.2f", confidence),
                String.format(Locale.ROOT, "%.2f", least));
    }

    static Reason doubt(Locale language, Mark mark) {
        return new Reason(mark.wire(), language, "", "");
    }

    static Reason meaning(Locale language, Likeness likeness) {
        return new Reason(
                "meaning", language, String.format(Locale.ROOT, "%.2f", likeness.cosine()), likeness.example());
    }

    /** Nobody can tell whether it means much the same as an example. */
    static Reason unchecked(Locale language) {
        return new Reason("unchecked", language, "", "");
    }

    boolean isUnchecked() {
        return kind.equals("unchecked");
    }

    static boolean isDoubt(Mark mark) {
        return DOUBTS.containsKey(mark);
    }

    /** In words. */
    String text() {
        String tag = language.toLanguageTag();
        return switch (kind) {
            case WORD -> "\"" + found + "\" is in the word list (" + tag + ": " + rule + ")";
            case "confidence" -> "the recogniser was unsure of its words (" + found + ", less than " + rule + ")";
            case "meaning" -> "it means much the same as the example \"" + rule + "\" (" + found + ")";
            case "unchecked" -> "it could not be compared with the examples";
            default -> tag + ": " + DOUBTS.get(Mark.of(kind));
        };
    }

    /** As on the wire; kept alike, but for the words. */
    JsonObject toJson() {
        return new JsonObject()
                .put("kind", kind)
                .put("language", language.toLanguageTag())
                .put("found", found)
                .put("rule", rule)
                .put("text", text());
    }

    static Reason of(JsonObject json) {
        return new Reason(
                json.getString("kind"),
                Locale.forLanguageTag(json.getString("language")),
                json.getString("found"),
                json.getString("rule"));
    }
}
