package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shape of the set of decisions and actions: what its README says of it is true. */
class ActsSetTest {
    private static final List<String> KINDS = List.of("decisions", "rejected", "actions", "questions", "figures");

    private final List<JsonNode> excerpts =
            SetFile.lines("acts/gold.jsonl").stream().map(ActsSetTest::json).toList();

    @Test
    void hasExcerptsOfEachStyleHalfOfThemHeld() {
        Set<String> ids = new HashSet<>();
        Map<String, Integer> meetings = new HashMap<>();
        for (JsonNode excerpt : excerpts) {
            assertTrue(ids.add(excerpt.path("id").asText()));
            if (!excerpt.has("versionOf")) {
                meetings.merge(excerpt.path("half").asText(), 1, Integer::sum);
                meetings.merge(excerpt.path("style").asText(), 1, Integer::sum);
                meetings.merge(excerpt.path("language").asText(), 1, Integer::sum);
            }
        }
        assertEquals(meetings.get("tune"), meetings.get("held"));
        assertTrue(meetings.get("tune") >= 7);
        assertTrue(meetings.get("negotiation") >= 3);
        assertTrue(meetings.get("school") >= 3);
        assertEquals(2, meetings.get("pt"));
    }

    @Test
    void everyLineHasASpeakerAndWords() {
        for (JsonNode excerpt : excerpts) {
            List<String> lines = lines(excerpt);
            assertTrue(
                    lines.size() >= 20 && lines.size() <= 45, excerpt.path("id").asText());
            assertTrue(
                    lines.stream().allMatch(line -> line.matches("[^:]{2,40}: \\S.*[.?!,-]")),
                    excerpt.path("id").asText());
        }
    }

    @Test
    void everyFindingNamesLinesThatExist() {
        for (JsonNode excerpt : excerpts) {
            int last = lines(excerpt).size();
            for (String kind : KINDS) {
                assertTrue(excerpt.path(kind).isArray(), kind);
                for (JsonNode finding : excerpt.path(kind)) {
                    assertLines(finding, last);
                }
            }
            assertFalse(excerpt.path("decisions").isEmpty());
            assertFalse(excerpt.path("actions").isEmpty());
            assertFalse(excerpt.path("questions").isEmpty());
            assertFalse(excerpt.path("figures").isEmpty());
        }
    }

    @Test
    void actionsSayWhoWhatAndUntilWhen() {
        for (JsonNode excerpt : excerpts) {
            for (JsonNode action : excerpt.path("actions")) {
                for (String field : List.of("who", "what", "due")) {
                    assertFalse(
                            action.path(field).asText().isBlank(),
                            excerpt.path("id").asText());
                }
            }
            for (JsonNode question : excerpt.path("questions")) {
                assertTrue(question.path("open").isBoolean());
                assertEquals(question.path("open").asBoolean(), !question.has("answer"));
            }
        }
    }

    @Test
    void versionsHaveTheSameFindingsOnTheSameLines() {
        int versions = 0;
        for (JsonNode excerpt : excerpts) {
            if (excerpt.has("versionOf")) {
                versions++;
                JsonNode original = excerpts.stream()
                        .filter(other -> other.path("id").equals(excerpt.path("versionOf")))
                        .findFirst()
                        .orElseThrow();
                assertEquals(original.path("half"), excerpt.path("half"));
                assertEquals(lines(original).size(), lines(excerpt).size());
                for (String kind : KINDS) {
                    assertEquals(
                            original.path(kind).findValues("lines"),
                            excerpt.path(kind).findValues("lines"));
                }
            }
        }
        assertEquals(2, versions);
    }

    private static void assertLines(JsonNode finding, int last) {
        int before = 0;
        boolean named = false;
        for (JsonNode line : finding.path("lines")) {
            assertTrue(line.asInt() > before && line.asInt() <= last, finding.toString());
            before = line.asInt();
            named |= line.equals(finding.path("line"));
        }
        assertTrue(named, finding.toString());
    }

    private static List<String> lines(JsonNode excerpt) {
        return SetFile.lines("acts/" + excerpt.path("id").asText() + ".txt");
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}
