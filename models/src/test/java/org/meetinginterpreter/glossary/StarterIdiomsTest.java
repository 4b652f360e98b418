package org.meetinginterpreter.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shape of the starter idioms: what the README beside them says is true. */
class StarterIdiomsTest {
    private static final Pattern VERB = Pattern.compile("\\{([^{}]+)}");
    private static final Pattern CHOICE = Pattern.compile("\\[[^\\[\\]|]*(\\|[^\\[\\]|]*)+]");
    private static final Pattern SLOT = Pattern.compile("<(one's|sua)>");
    private static final Map<String, String> OTHER = Map.of("en", "pt", "pt", "en");

    private final JsonNode file = load();
    private final JsonNode idioms = file.path("idioms");

    @Test
    void hasEnoughIdiomsInBothLanguagesEachOnce() {
        Set<String> seen = new HashSet<>();
        int english = 0;
        for (JsonNode idiom : idioms) {
            assertTrue(seen.add(idiom.path("id").asText()), idiom.toString());
            assertTrue(
                    seen.add(idiom.path("language").asText() + " "
                            + idiom.path("text").asText()),
                    idiom.toString());
            english += idiom.path("language").asText().equals("en") ? 1 : 0;
        }
        assertTrue(english >= 120);
        assertTrue(idioms.size() - english >= 100);
    }

    @Test
    void everyVerbInBracesIsListedWithAllItsForms() {
        Set<String> used = new TreeSet<>();
        for (JsonNode idiom : idioms) {
            String language = idiom.path("language").asText();
            used.addAll(verbs(language, idiom.path("text").asText()));
            for (JsonNode rendering : rendering(idiom)) {
                used.addAll(verbs(OTHER.get(language), rendering.asText()));
            }
        }
        Set<String> listed = new TreeSet<>();
        for (String language : OTHER.keySet()) {
            JsonNode names = file.path("verbForms").path(language);
            for (Map.Entry<String, JsonNode> verb :
                    file.path("verbs").path(language).properties()) {
                listed.add(language + " " + verb.getKey());
                assertEquals(names.size(), verb.getValue().size(), verb.getKey());
                assertEquals(verb.getKey(), verb.getValue().path(0).asText());
                verb.getValue().forEach(form -> assertFalse(form.asText().isBlank(), verb.getKey()));
            }
        }
        assertEquals(listed, used);
    }

    @Test
    void textsKeepToTheNotation() {
        for (JsonNode idiom : idioms) {
            String text = idiom.path("text").asText();
            assertWellFormed(text);
            assertEquals(
                    idiom.path("part").asText().equals("verb"),
                    VERB.matcher(text).find(),
                    text);
            for (JsonNode rendering : rendering(idiom)) {
                assertWellFormed(rendering.asText());
                assertEquals(text.contains("…"), rendering.asText().contains("…"), text);
                if (idiom.path("part").asText().equals("verb")) {
                    assertTrue(VERB.matcher(rendering.asText()).find(), text);
                }
            }
        }
    }

    @Test
    void everyIdiomHasRenderingGlossAndNotes() {
        for (JsonNode idiom : idioms) {
            String language = idiom.path("language").asText();
            String other = OTHER.get(language);
            assertFalse(rendering(idiom).isEmpty(), idiom.toString());
            assertFalse(idiom.path("literal").path(other).asText().isBlank(), idiom.toString());
            assertFalse(idiom.path("literal").path(language).asText().matches(".*[{}\\[\\]<>|].*"), idiom.toString());
            String own = idiom.path("note").path(language).asText();
            String foreign = idiom.path("note").path(other).asText();
            assertTrue(own.startsWith(language.equals("en") ? "Said when " : "Dito quando "), idiom.toString());
            assertTrue(foreign.contains(idiom.path("literal").path(other).asText()), idiom.toString());
            assertTrue(own.endsWith(".") && foreign.endsWith("."), idiom.toString());
            if (language.equals("en")) {
                assertEquals(idiom.path("part").asText().equals("noun"), idiom.has("gender"), idiom.toString());
            }
        }
    }

    private static JsonNode rendering(JsonNode idiom) {
        return idiom.path("renderings").path(OTHER.get(idiom.path("language").asText()));
    }

    private static List<String> verbs(String language, String text) {
        return VERB.matcher(text)
                .results()
                .flatMap(verb -> Pattern.compile("\\|").splitAsStream(verb.group(1)))
                .map(verb -> language + " " + verb)
                .toList();
    }

    private static void assertWellFormed(String text) {
        String rest = text;
        for (Pattern sign : List.of(VERB, CHOICE, SLOT)) {
            rest = sign.matcher(rest).replaceAll("x");
        }
        assertFalse(rest.matches(".*[{}\\[\\]<>|].*"), text);
        assertEquals(text.strip(), text);
        assertFalse(text.contains("  "), text);
    }

    private static JsonNode load() {
        try (InputStream in = StarterIdiomsTest.class.getResourceAsStream("starter-idioms.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
