package org.meetinginterpreter.speech.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PronunciationsTest {
    private static double nearest(String term, String heard) {
        Sounds sounds = new Sounds(Phones.ofWord(heard));
        return Pronunciations.of(term).stream()
                .mapToDouble(way -> PhoneDistance.between(new Sounds(way), sounds, 1))
                .min()
                .orElseThrow();
    }

    @Test
    void aNameMayFollowTheRulesOfItsLanguage() {
        assertEquals(0, nearest("Urumqi", "urumchi"), 1e-9);
        assertEquals(0, nearest("Szczecin", "shchechin"), 1e-9);
        assertEquals(0, nearest("Ouagadougou", "wagadoogoo"), 1e-9);
        assertEquals(0, nearest("Шымкент", "shimkent"), 1e-9);
        assertTrue(nearest("Urumqi", "samarkand") > 0.5);
    }

    @Test
    void aPlainNameIsSaidInOneWay() {
        assertEquals(1, Pronunciations.of("Baku").size());
    }
}
