package org.meetinginterpreter.translation.glossary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The idioms that come with this project, English and Portuguese, as a glossary: {@code glossary/starter-idioms.json}, whose README tells the
 * notation that is spelt out here. Each is rendered one way only: it is not looked for in texts of the language of its rendering.
 */
public final class StarterIdioms {
    private static final String FILE = "/org/meetinginterpreter/glossary/starter-idioms.json";

    private static final int MOST_KEPT = 100;

    /** By the version of the glossary that goes first. */
    private static final Map<String, Glossary> BEHIND = new ConcurrentHashMap<>();

    private StarterIdioms() {}

    private static final class Loaded {
        private static final Verbs VERBS;
        private static final Glossary GLOSSARY;

        static {
            try (InputStream in = StarterIdioms.class.getResourceAsStream(FILE)) {
                JsonNode file = new ObjectMapper().readTree(in);
                VERBS = new Verbs(file);
                List<GlossaryEntry> entries = new ArrayList<>();
                file.get("idioms").forEach(idiom -> entries.add(entry(idiom)));
                GLOSSARY = new Glossary(entries);
            } catch (IOException e) {
                throw new UncheckedIOException(FILE + " of this program cannot be read", e);
            }
        }

        private static GlossaryEntry entry(JsonNode idiom) {
            Locale language = Locale.forLanguageTag(idiom.get("language").asText());
            PartOfSpeech part = PartOfSpeech.of(idiom.get("part").asText()).orElse(PartOfSpeech.OTHER);
            Map<Locale, GlossaryTerm> terms = new LinkedHashMap<>();
            terms.put(language, new GlossaryTerm(forms(idiom.get("text").asText(), language), part, Gender.UNKNOWN));
            fields(idiom.get("renderings"), (other, renderings) -> {
                List<String> forms = new ArrayList<>();
                renderings.forEach(rendering -> forms.addAll(forms(rendering.asText(), other)));
                // those that bring their article have nothing before them that must agree
                terms.put(other, new GlossaryTerm(forms, part, Gender.UNKNOWN));
            });
            return new GlossaryEntry(
                    idiom.get("id").asText(),
                    GlossaryEntry.Kind.IDIOM,
                    terms,
                    false,
                    idiom.path("alsoLiteral").asBoolean(false),
                    texts(idiom.get("note")),
                    texts(idiom.get("literal")),
                    Optional.of(language));
        }

        private static List<String> forms(String notation, Locale language) {
            return new IdiomNotation(verb -> VERBS.forms(language, verb)).forms(notation);
        }

        private static Map<Locale, String> texts(JsonNode byLanguage) {
            Map<Locale, String> texts = new LinkedHashMap<>();
            fields(byLanguage, (language, text) -> texts.put(language, text.asText()));
            return texts;
        }
    }

    /** All of them; made when first asked for. */
    public static Glossary glossary() {
        return Loaded.GLOSSARY;
    }

    /** A glossary with these idioms behind its own entries; the same object for the same glossary, as long as it is asked for. */
    public static Glossary behind(Glossary first) {
        if (first.isEmpty()) {
            return glossary();
        }
        if (BEHIND.size() > MOST_KEPT) {
            BEHIND.clear();
        }
        return BEHIND.computeIfAbsent(first.version(), version -> Glossary.layered(List.of(first, glossary())));
    }

    /** The forms of the verbs that the idioms have. */
    static Verbs verbs() {
        return Loaded.VERBS;
    }

    /** The forms of some verbs with their names, such as {@code past3p}. */
    static final class Verbs {
        private final Map<String, Map<String, List<String>>> names = new LinkedHashMap<>();
        private final Map<String, List<String>> forms = new LinkedHashMap<>();

        private Verbs(JsonNode file) {
            fields(file.get("verbs"), (language, verbs) -> {
                JsonNode cells = file.get("verbForms").get(language.toLanguageTag());
                verbs.properties().forEach(verb -> {
                    List<String> all = new ArrayList<>();
                    Map<String, List<String>> named = new LinkedHashMap<>();
                    for (int i = 0; i < cells.size(); i++) {
                        for (String form : verb.getValue().get(i).asText().split("\\|", -1)) {
                            named.computeIfAbsent(form, unknown -> new ArrayList<>())
                                    .add(cells.get(i).asText());
                            all.add(form);
                        }
                    }
                    if (language.getLanguage().equals("pt")) {
                        String part = all.get(all.size() - 1);
                        if (part.endsWith("o")) {
                            String stem = part.substring(0, part.length() - 1);
                            for (String ending : List.of("a", "os", "as")) {
                                named.computeIfAbsent(stem + ending, unknown -> new ArrayList<>())
                                        .add("part");
                                all.add(stem + ending);
                            }
                        }
                    }
                    String key = language.getLanguage() + ":" + verb.getKey();
                    names.put(key, named);
                    forms.put(
                            key,
                            all.stream()
                                    .filter(form -> !form.isBlank())
                                    .distinct()
                                    .toList());
                });
            });
        }

        List<String> forms(Locale language, String verb) {
            List<String> known = forms.get(language.getLanguage() + ":" + verb);
            if (known == null) {
                throw new IllegalStateException(FILE + " has no forms of " + verb);
            }
            return known;
        }

        /** What a form is called; nothing for one that is not known. */
        List<String> names(String language, String verb, String form) {
            return names.getOrDefault(language + ":" + verb, Map.of()).getOrDefault(form, List.of());
        }
    }

    private static void fields(JsonNode byLanguage, BiConsumer<Locale, JsonNode> each) {
        byLanguage.properties().forEach(field -> each.accept(Locale.forLanguageTag(field.getKey()), field.getValue()));
    }
}
