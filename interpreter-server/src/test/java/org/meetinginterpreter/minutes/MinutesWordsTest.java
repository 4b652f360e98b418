package org.meetinginterpreter.minutes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MinutesWordsTest {
    @Test
    void everyLanguageHasEveryHeading() {
        MinutesWords.all().forEach((language, words) -> {
            assertEquals(MinutesWords.all().get("en").keySet(), words.keySet(), language);
            assertTrue(words.values().stream().noneMatch(String::isBlank), language);
        });
    }

    @Test
    void otherLanguagesHaveThoseInEnglish() {
        assertEquals(
                Locale.ENGLISH, MinutesWords.of(Locale.forLanguageTag("kk")).language());
        assertEquals("Ata", MinutesWords.of(Locale.forLanguageTag("pt-BR")).of("minutes"));
    }
}
