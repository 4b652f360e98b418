package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

class ReportTest {
    private final Report report = new Report("speech", "a peer")
            .line("speed", Value.of(12.345, 1, "words/s"), Value.of(6, 0, ""), new Target("twice the peer", true))
            .line("delay", Value.delays(new Distribution(1, 2, 3)), Value.NONE, new Target("<= 1 s", false))
            .line("nothing", Value.delays(new Distribution()), Value.of(Double.NaN, 1, "s"))
            .note("A note.");

    @Test
    void isATableToRead() {
        String text = report.markdown();
        assertTrue(text.contains("| measure | ours | a peer | target | met |"), text);
        assertTrue(text.contains("| speed | 12.3 words/s | 6 | twice the peer | yes |"), text);
        assertTrue(text.contains("| delay | 2.00 / 2.90 s (n=3) | - | <= 1 s | NO |"), text);
        assertTrue(text.contains("| nothing | - | - |  |  |"), text);
        assertTrue(text.contains("- A note."), text);
    }

    @Test
    void isJsonForPrograms() {
        JsonNode json = report.json();
        assertEquals(12.345, json.at("/figures/0/ours").asDouble());
        assertEquals(6, json.at("/figures/0/peer").asDouble());
        assertTrue(json.at("/figures/0/met").asBoolean());
        assertFalse(json.at("/figures/2").has("ours"));
        assertFalse(json.path("machine").asText().isEmpty());
    }
}
