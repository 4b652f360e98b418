package org.meetinginterpreter.translation.glossary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.meetinginterpreter.model.LanguageMatch;

/**
 * A term, name or idiom, and its rendering in each language. Immutable.
 *
 * @param id 1 to 64 letters, digits and {@code - _ .}; unique in a glossary
 * @param terms by language, in the order given; any of them is found in a text of its language, and is the rendering into its language.
 *     One at least
 * @param exactCase whether capitals must be as written for the entry to be meant; else any will do
 * @param alsoLiteral whether the words are often meant in their plain sense, so that the context must show that the entry is meant
 * @param notes what a reader of a language should know of it; whole sentences
 * @param literal what the words say word for word, for readers of a language
 * @param from the only language in whose texts it is looked for; any where empty
 */
public record GlossaryEntry(
        String id,
        Kind kind,
        Map<Locale, GlossaryTerm> terms,
        boolean exactCase,
        boolean alsoLiteral,
        Map<Locale, String> notes,
        Map<Locale, String> literal,
        Optional<Locale> from) {
    public static final int MOST_LANGUAGES = 50;

    /** Characters of a note. */
    public static final int LONGEST_NOTE = 2_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\ufffe\uffff&&[^\n\t]]");

    public enum Kind {
        /** A word or words with an agreed rendering. */
        TERM,
        /** A person, place, body, product; may have a form of its own in a language. */
        NAME,
        /** Never translated: what stands in the source stands in every translation. */
        KEEP,
        /** Rendered by meaning, shown with its note. */
        IDIOM;

        /** As in files and on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String wire) {
            for (Kind kind : values()) {
                if (kind.wire().equals(wire)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException that says what is wrong, for whoever typed it */
    public GlossaryEntry {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(from);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an id has 1 to 64 letters, digits, and - _ . only");
        }
        terms = ordered(terms);
        notes = texts(id, notes);
        literal = texts(id, literal);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("the entry " + id + " has no words in any language");
        }
        for (Map<Locale, ?> languages : List.of(terms, notes, literal)) {
            if (languages.size() > MOST_LANGUAGES) {
                throw new IllegalArgumentException(
                        "the entry " + id + " has " + languages.size() + " languages, more than " + MOST_LANGUAGES);
            }
        }
    }

    /** An entry that is rendered from every language that it has. */
    public GlossaryEntry(
            String id,
            Kind kind,
            Map<Locale, GlossaryTerm> terms,
            boolean exactCase,
            boolean alsoLiteral,
            Map<Locale, String> notes,
            Map<Locale, String> literal) {
        this(id, kind, terms, exactCase, alsoLiteral, notes, literal, Optional.empty());
    }

    /** An entry without notes. */
    public static GlossaryEntry of(String id, Kind kind, Map<Locale, GlossaryTerm> terms) {
        return new GlossaryEntry(id, kind, terms, false, false, Map.of(), Map.of());
    }

    /** Its words in a language; regions stand in for each other. */
    public Optional<GlossaryTerm> term(Locale language) {
        return nearest(terms, language);
    }

    /** What a reader of a language should know of it. */
    public Optional<String> note(Locale language) {
        return nearest(notes, language);
    }

    /** What its words say word for word, for a reader of a language. */
    public Optional<String> literal(Locale language) {
        return nearest(literal, language);
    }

    /** Whether it is looked for in texts of a language. */
    boolean isFoundIn(Locale language) {
        return from.map(only -> LanguageMatch.serves(language, only)).orElse(true);
    }

    private static <T> Optional<T> nearest(Map<Locale, T> byLanguage, Locale wanted) {
        T best = byLanguage.get(wanted);
        int distance = Integer.MAX_VALUE;
        if (best == null) {
            for (Map.Entry<Locale, T> offered : byLanguage.entrySet()) {
                OptionalInt away = LanguageMatch.distance(wanted, offered.getKey());
                if (away.isPresent() && away.getAsInt() < distance) {
                    best = offered.getValue();
                    distance = away.getAsInt();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Map<Locale, String> texts(String id, Map<Locale, String> notes) {
        Map<Locale, String> texts = new LinkedHashMap<>();
        notes.forEach((language, note) -> {
            String text = note.replace("\r\n", "\n").strip();
            if (text.isEmpty()
                    || text.length() > LONGEST_NOTE
                    || NOT_TEXT.matcher(text).find()) {
                throw new IllegalArgumentException("a note of the entry " + id + " has " + text.length()
                        + " characters, or some that are not text; 1 to " + LONGEST_NOTE + " are possible");
            }
            texts.put(language, text);
        });
        return Collections.unmodifiableMap(texts);
    }

    private static <T> Map<Locale, T> ordered(Map<Locale, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
