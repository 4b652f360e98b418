package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shape of the idiom set, and that its surfaces and renderings are forms of the starter idioms. */
class IdiomSetTest {
    private static final String STARTER = "/org/meetinginterpreter/glossary/starter-idioms.json";
    private static final Pattern SIGN = Pattern.compile("\\{([^}]*)}|\\[([^\\]]*)]|<one's>|<sua>|…");

    private final JsonNode starter = load();
    private final Map<String, JsonNode> idioms = new HashMap<>();
    private final List<Map<String, String>> rows = SetFile.tabs("idioms/sentences.tsv");

    IdiomSetTest() {
        starter.path("idioms").forEach(idiom -> idioms.put(idiom.path("id").asText(), idiom));
    }

    @Test
    void halvesAreAboutEqualAndShareNoIdiom() {
        Map<String, String> halves = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Map<String, String> row : rows) {
            assertTrue(seen.add(row.get("id")) && seen.add(row.get("text")), row.get("id"));
            assertEquals(row.get("half"), halves.getOrDefault(row.get("idiom"), row.get("half")), row.get("id"));
            halves.put(row.get("idiom"), row.get("half"));
            sizes.merge(row.get("half") + row.get("from"), 1, Integer::sum);
        }
        assertEquals(Set.of("tuneen", "tunept", "helden", "heldpt"), sizes.keySet());
        assertTrue(Math.abs(sizes.get("tuneen") - sizes.get("helden")) <= 4, sizes.toString());
        assertTrue(Math.abs(sizes.get("tunept") - sizes.get("heldpt")) <= 4, sizes.toString());
    }

    @Test
    void surfacesAreFormsOfTheIdiom() {
        for (Map<String, String> row : rows) {
            JsonNode idiom = idioms.get(row.get("idiom"));
            assertEquals(row.get("from"), idiom.path("language").asText(), row.get("id"));
            assertTrue(row.get("text").contains(row.get("surface")), row.get("id"));
            assertTrue(matches(idiom.path("text").asText(), row.get("from"), row.get("surface")), row.get("id"));
        }
    }

    @Test
    void renderingsAreFormsOfTheIdiomsRenderingAndStandInTheReference() {
        for (Map<String, String> row : rows) {
            JsonNode idiom = idioms.get(row.get("idiom"));
            if (row.get("kind").equals("literal")) {
                assertTrue(idiom.path("alsoLiteral").asBoolean(), row.get("id"));
                assertEquals("-", row.get("renderings"), row.get("id"));
            } else {
                List<String> renderings = List.of(row.get("renderings").split("\\|", -1));
                assertTrue(lower(row.get("reference")).contains(lower(renderings.get(0))), row.get("id"));
                for (String rendering : renderings) {
                    List<String> listed = new ArrayList<>();
                    idiom.path("renderings").path(row.get("to")).forEach(text -> listed.add(text.asText()));
                    assertTrue(
                            listed.stream().anyMatch(text -> matches(text, row.get("to"), rendering)), row.get("id"));
                }
            }
        }
    }

    @Test
    void literalSentencesAreNotRenderedByMeaning() {
        for (Map<String, String> row : rows) {
            if (row.get("kind").equals("literal")) {
                idioms.get(row.get("idiom"))
                        .path("renderings")
                        .path(row.get("to"))
                        .forEach(text -> assertFalse(
                                Pattern.compile(expression(text.asText(), row.get("to")))
                                        .matcher(lower(row.get("reference")))
                                        .find(),
                                row.get("id")));
            }
        }
    }

    private boolean matches(String notation, String language, String text) {
        return Pattern.compile(expression(notation, language))
                .matcher(lower(text))
                .matches();
    }

    private String expression(String notation, String language) {
        StringBuilder expression = new StringBuilder();
        Matcher sign = SIGN.matcher(notation);
        int end = 0;
        while (sign.find()) {
            expression.append(Pattern.quote(lower(notation.substring(end, sign.start()))));
            expression.append(sign(sign, language));
            end = sign.end();
        }
        return expression.append(Pattern.quote(lower(notation.substring(end)))).toString();
    }

    private String sign(Matcher sign, String language) {
        if (sign.group(1) != null) {
            List<String> forms = new ArrayList<>();
            for (String verb : sign.group(1).split("\\|", -1)) {
                starter.path("verbs").path(language).path(verb).forEach(form -> forms.add(form.asText()));
            }
            return "(?:" + String.join("|", forms) + ")";
        } else if (sign.group(2) != null) {
            return "(?:" + lower(sign.group(2)) + ")";
        } else if (sign.group().equals("…")) {
            return "\\S+(?: \\S+){0,4}?";
        }
        return "[\\p{L}']+";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static JsonNode load() {
        try (InputStream in = IdiomSetTest.class.getResourceAsStream(STARTER)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
