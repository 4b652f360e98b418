package org.meetinginterpreter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGroupTest {
    @Test
    void readsOneTagOrSeveral() {
        assertEquals(List.of(Locale.ENGLISH), LanguageGroup.parse("en").locales());
        LanguageGroup several = LanguageGroup.parse("kk+uz-Latn+uz-Cyrl");
        assertEquals(3, several.locales().size());
        assertEquals(Locale.forLanguageTag("kk"), several.first());
        assertEquals("kk+uz-Latn+uz-Cyrl", several.toString());
    }

    @Test
    void isAsNearAsTheNearestOfItsLanguages() {
        LanguageGroup several = LanguageGroup.parse("kk+uz-Latn+uz-Cyrl");
        assertEquals(OptionalInt.of(0), several.distance(Locale.forLanguageTag("uz-Cyrl")));
        assertTrue(several.distance(Locale.forLanguageTag("kk-KZ")).isPresent());
        assertEquals(OptionalInt.empty(), several.distance(Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "kk+", "kk++uz", "kk+kk", "k_k", "-Latn", "kk uz"})
    void refusesWhatNamesNoLanguages(String tags) {
        assertThrows(ModelException.class, () -> LanguageGroup.parse(tags));
    }
}
