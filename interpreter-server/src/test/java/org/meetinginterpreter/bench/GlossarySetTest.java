package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shape of the glossary set: what its README says of it is true. */
class GlossarySetTest {
    private final Map<String, Map<String, String>> glossary = byId(SetFile.commas("glossary/glossary.csv"));
    private final List<Map<String, String>> sentences = SetFile.tabs("glossary/sentences.tsv");
    private final List<Map<String, String>> plain = SetFile.tabs("glossary/plain.tsv");

    @Test
    void hasTheNumbersThatTheTargetsAskFor() {
        assertTrue(glossary.size() >= 90);
        assertTrue(sentences.size() >= 340);
        assertTrue(plain.size() >= 200);
        assertEquals(sentences.size(), byId(sentences).size());
        assertEquals(plain.size(), byId(plain).size());
        assertEquals(
                sentences.size(),
                sentences.stream().map(row -> row.get("text")).distinct().count());
    }

    @Test
    void halvesAreAboutEqualInEachDirection() {
        for (String from : List.of("en", "pt")) {
            assertBalanced(sentences.stream()
                    .filter(row -> row.get("from").equals(from))
                    .toList());
            assertBalanced(
                    plain.stream().filter(row -> row.get("from").equals(from)).toList());
        }
        assertBalanced(List.copyOf(glossary.values()));
    }

    @Test
    void eachTermIsInSentencesOfItsOwnHalfInBothDirections() {
        Set<String> seen = new HashSet<>();
        for (Map<String, String> row : sentences) {
            for (String id : parts(row.get("terms"))) {
                assertTrue(glossary.containsKey(id), row.get("id"));
                assertEquals(glossary.get(id).get("half"), row.get("half"), row.get("id"));
                seen.add(id + row.get("from"));
            }
        }
        assertEquals(glossary.size() * 2, seen.size());
    }

    @Test
    void surfacesAndRenderingsAreFormsOfTheirEntriesAndStandWhereTheySay() {
        for (Map<String, String> row : sentences) {
            List<String> terms = parts(row.get("terms"));
            List<String> surfaces = parts(row.get("surfaces"));
            List<String> renderings = parts(row.get("renderings"));
            assertEquals(terms.size(), surfaces.size(), row.get("id"));
            assertEquals(terms.size(), renderings.size(), row.get("id"));
            for (int i = 0; i < terms.size(); i++) {
                Map<String, String> entry = glossary.get(terms.get(i));
                assertTrue(stands(surfaces.get(i), entry, row.get("text")), row.get("id"));
                assertTrue(isForm(surfaces.get(i), row.get("from"), entry), row.get("id"));
                assertTrue(stands(forms(renderings.get(i)).get(0), entry, row.get("reference")), row.get("id"));
                for (String rendering : forms(renderings.get(i))) {
                    assertTrue(isForm(rendering, row.get("to"), entry), () -> row.get("id") + ": " + rendering);
                }
            }
        }
    }

    @Test
    void sentencesHoldNoTermThatIsNotMarked() {
        for (Map<String, String> row : sentences) {
            String rest = row.get("text");
            for (String surface : parts(row.get("surfaces"))) {
                rest = rest.replaceFirst(Pattern.quote(surface), "#");
            }
            for (Map<String, String> entry : glossary.values()) {
                assertFalse(holds(rest, row.get("from"), entry), row.get("id") + " " + entry.get("id"));
            }
        }
    }

    @Test
    void plainSentencesHoldATermOnlyInAnotherSense() {
        for (Map<String, String> row : plain) {
            assertEquals(row.get("kind").equals("plain"), row.get("term").equals("-"), row.get("id"));
            for (Map<String, String> entry : glossary.values()) {
                boolean homonym =
                        row.get("kind").equals("homonym") && entry.get("id").equals(row.get("term"));
                assertEquals(
                        homonym, holds(row.get("text"), row.get("from"), entry), row.get("id") + " " + entry.get("id"));
                assertFalse(holds(row.get("reference"), row.get("to"), entry), row.get("id"));
            }
            if (!row.get("term").equals("-")) {
                assertEquals(glossary.get(row.get("term")).get("half"), row.get("half"), row.get("id"));
            }
        }
    }

    @Test
    void entriesHaveNotesInBothLanguages() {
        for (Map<String, String> entry : glossary.values()) {
            assertNotEquals("", entry.get("note_en"), entry.get("id"));
            assertNotEquals("", entry.get("note_pt"), entry.get("id"));
            assertTrue(isForm(entry.get("en"), "en", entry), entry.get("id"));
            assertTrue(isForm(entry.get("pt"), "pt", entry), entry.get("id"));
            assertEquals(
                    entry.get("kind").equals("keep"),
                    entry.get("en").equals(entry.get("pt"))
                            && !entry.get("kind").equals("name"),
                    entry.get("id"));
        }
    }

    private static void assertBalanced(List<Map<String, String>> rows) {
        long tune = rows.stream().filter(row -> row.get("half").equals("tune")).count();
        long held = rows.stream().filter(row -> row.get("half").equals("held")).count();
        assertEquals(rows.size(), tune + held);
        assertTrue(Math.abs(tune - held) * 8 < rows.size(), tune + " and " + held);
    }

    private static boolean holds(String text, String language, Map<String, String> entry) {
        for (String form : forms(entry.get(language + "_forms"))) {
            if (stands(form, entry, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String form, Map<String, String> entry, String text) {
        return Pattern.compile("(?<![\\p{L}\\p{N}-])" + expression(form) + "(?![\\p{L}\\p{N}-])", flags(entry))
                .matcher(text)
                .find();
    }

    private static boolean isForm(String text, String language, Map<String, String> entry) {
        for (String form : forms(entry.get(language + "_forms"))) {
            if (Pattern.compile(expression(form), flags(entry)).matcher(text).matches()) {
                return true;
            }
        }
        return false;
    }

    private static String expression(String form) {
        return Pattern.quote(form).replace(" … ", "\\E (?:\\S+ ){1,5}?\\Q");
    }

    private static int flags(Map<String, String> entry) {
        return entry.get("case").equals("exact") ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    private static Map<String, Map<String, String>> byId(List<Map<String, String>> rows) {
        Map<String, Map<String, String>> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.get("id"), row));
        return byId;
    }

    private static List<String> parts(String text) {
        return List.of(text.split(";", -1));
    }

    private static List<String> forms(String text) {
        return List.of(text.split("\\|", -1));
    }
}
