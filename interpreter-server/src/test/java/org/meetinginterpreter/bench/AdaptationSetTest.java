package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shape of the set of adapted figures: what its README says of it is true. */
class AdaptationSetTest {
    private static final List<String> LOCALES = List.of("pt-BR", "pt-PT", "en-US", "en-GB", "de", "ar", "hi", "ko");
    private static final Set<String> SAME_DIGITS = Set.of("number", "percent", "unit");

    private final List<Map<String, String>> rows = SetFile.tabs("adaptation/adaptation.tsv");

    @Test
    void hasHalvesOfEqualSizeWithDifferentSentences() {
        Set<String> seen = new HashSet<>();
        for (Map<String, String> row : rows) {
            assertTrue(seen.add(row.get("id")), row.get("id"));
            assertTrue(seen.add(row.get("text")), row.get("id"));
        }
        assertTrue(rows.size() >= 120);
        assertEquals(kinds("tune"), kinds("held"));
    }

    @Test
    void everySpanStandsOnceInItsSentence() {
        for (Map<String, String> row : rows) {
            int at = row.get("text").indexOf(row.get("span"));
            assertTrue(at >= 0, row.get("id"));
            assertEquals(at, row.get("text").lastIndexOf(row.get("span")), row.get("id"));
        }
    }

    @Test
    void everyLocaleHasFormsThatKeepTheValue() {
        for (Map<String, String> row : rows) {
            for (String locale : LOCALES) {
                for (String form : row.get(locale).split("\\|", -1)) {
                    String where = row.get("id") + " " + locale + ": " + form;
                    assertTrue(form.matches("\\S.*\\S|\\S"), where);
                    assertTrue(form.codePoints().noneMatch(AdaptationSetTest::isHidden), where);
                    if (row.get("kind").equals("keep")) {
                        assertEquals(row.get("span"), form, where);
                    } else if (SAME_DIGITS.contains(row.get("kind"))) {
                        assertEquals(digits(row.get("value")), digits(form), where);
                    }
                }
            }
        }
    }

    private Map<String, Long> kinds(String half) {
        return rows.stream()
                .filter(row -> row.get("half").equals(half))
                .collect(Collectors.groupingBy(
                        row -> row.get("language") + " " + row.get("kind"), Collectors.counting()));
    }

    private static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .mapToObj(digit -> String.valueOf(Character.digit(digit, 10)))
                .collect(Collectors.joining());
    }

    private static boolean isHidden(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT || codePoint == 0xA0 || codePoint == 0x202F;
    }
}
