package org.meetinginterpreter.translation.glossary;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that files have for what is not text; each throws IllegalArgumentException that names what would be right. */
final class GlossaryFields {
    private static final Set<String> YES = Set.of("yes", "true", "1", "x");
    private static final Set<String> NO = Set.of("", "no", "false", "0");

    private GlossaryFields() {}

    static GlossaryEntry.Kind kind(String word) {
        return GlossaryEntry.Kind.of(word.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> unknown("kind", word, "term, name, keep or idiom"));
    }

    /** Empty: not known. */
    static PartOfSpeech part(String word) {
        return word.isEmpty()
                ? PartOfSpeech.OTHER
                : PartOfSpeech.of(word.toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> unknown(
                                "part of speech", word, "noun, verb, adjective, adverb, name, clause or other"));
    }

    /** Empty: not known. */
    static Gender gender(String word) {
        return Gender.of(word.toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown("gender", word, "m, f, n or mf"));
    }

    static boolean exactCase(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "any" -> false;
            case "exact" -> true;
            default -> throw unknown("case", word, "any or exact");
        };
    }

    static boolean yes(String name, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!YES.contains(lower) && !NO.contains(lower)) {
            throw unknown(name, word, "yes or no");
        }
        return YES.contains(lower);
    }

    /** Empty: from any language. */
    static Optional<Locale> from(String tag) {
        return tag.isEmpty() ? Optional.empty() : Optional.of(GlossaryDraft.language(tag));
    }

    private static IllegalArgumentException unknown(String name, String word, String right) {
        return new IllegalArgumentException("“" + word + "” is no " + name + "; it is " + right);
    }
}
