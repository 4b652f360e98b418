package org.meetinginterpreter.translation.faithful;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockRepairTest {
    private static String repaired(String from, String source, String to, String translation, int committed) {
        return ClockRepair.repaired(
                new FactReader(Locale.forLanguageTag(from)).read(source),
                new FactReader(Locale.forLanguageTag(to)).read(translation),
                committed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pt | A reunião começa às 9 da noite.      | en | The meeting begins at 9 a.m.        | The meeting begins at 9 p.m.
                    pt | A votação é às 16h00.                | en | The vote is at 4 AM.                | The vote is at 4 PM.
                    pt | A votação é às 16h00.                | en | The vote is at 16 p.m.              | The vote is at 4 p.m.
                    pt | Voltamos às 14h30.                   | en | We come back at 2:30.               | We come back at 14:30.
                    pt | Terminou às 0h15.                    | en | It ended at 12:15.                  | It ended at 0:15.
                    en | We meet at 1:45 p.m. tomorrow.       | pt | Reunimo-nos às 1:45 de amanhã.      | Reunimo-nos às 13:45 de amanhã.
                    en | It ends at 12:15 a.m.                | pt | Termina às 12:15.                   | Termina às 0:15.
                    en | It ends at 12:15 p.m.                | pt | Termina às 12:15.                   | Termina às 12:15.
                    en | From 9 a.m. to 5 p.m. we work.       | pt | Trabalhamos das 9h às 5h.           | Trabalhamos das 9h às 17h.
                    en | The reception is at 8 pm.            | pt | A receção é às 8h.                  | A receção é às 20h.
                    """)
    void timesKeepTheirHalfOfTheDay(String from, String source, String to, String translation, String right) {
        assertEquals(right, repaired(from, source, to, translation, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pt | Estejam lá até às 2 da noite.        | en | Be there by 2 a.m.
                    pt | Voltamos às 9h.                      | en | We come back at 9 a.m.
                    pt | Voltamos às 14h30.                   | en | We come back at 14:30.
                    pt | Voltamos às 14h30.                   | en | We come back at 2:30 p.m.
                    pt | Das 14h às 16h.                      | en | At 4 a.m.
                    pt | Das 14h às 16h.                      | en | From 4 a.m. to 2 a.m.
                    en | We meet at 10:30.                    | pt | Reunimo-nos às 10:30.
                    en | We meet at 3 in the afternoon.       | pt | Reunimo-nos às 3 da tarde.
                    en | Dinner is at 7 p.m.                  | pt | O jantar é às 7 da noite.
                    en | It costs 12 dollars.                 | pt | Custa 12 dólares.
                    """)
    void whatIsRightOrUncertainStays(String from, String source, String to, String translation) {
        assertEquals(translation, repaired(from, source, to, translation, 0));
    }

    @Test
    void whatIsCommittedStays() {
        String translation = "Reunimo-nos às 1:45 de amanhã.";
        assertEquals(translation, repaired("en", "We meet at 1:45 p.m. tomorrow.", "pt", translation, 20));
    }
}
