package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meetinginterpreter.speech.Utterance;

class TranscriptFormatTest {
    private static final Utterance UTTERANCE = new Utterance(3, "Fish & \"chips\" <now>.", 4, 3_661_007, 3_662_500);

    @Test
    void textIsOneLine() {
        assertEquals("Fish & \"chips\" <now>.\n", TranscriptFormat.TEXT.render(UTTERANCE));
    }

    @Test
    void jsonIsOneObjectALineInSeconds() {
        assertEquals(
                "{\"utterance\":3,\"text\":\"Fish & \\\"chips\\\" <now>.\",\"start\":3661.007,\"end\":3662.5}\n",
                TranscriptFormat.JSON.render(UTTERANCE));
    }

    @Test
    void subtitlesHaveTheirTimesAndEscapes() {
        assertEquals(
                "3\n01:01:01,007 --> 01:01:02,500\nFish & \"chips\" <now>.\n\n",
                TranscriptFormat.SRT.render(UTTERANCE));
        assertEquals("WEBVTT\n\n", TranscriptFormat.VTT.header());
        assertEquals(
                "01:01:01.007 --> 01:01:02.500\nFish &amp; \"chips\" &lt;now&gt;.\n\n",
                TranscriptFormat.VTT.render(UTTERANCE));
    }

    @Test
    void eventsTellWhenTheyCameAndWhatIsStable() {
        assertEquals(
                "{\"t\":1.235,\"audio\":1.2,\"type\":\"partial\",\"utterance\":3,\"text\":\"Fish & \\\"chips\\\" <now>.\","
                        + "\"stable\":4,\"start\":3661.007,\"end\":3662.5}\n",
                TranscriptFormat.event(1.2345678, 1.2, false, UTTERANCE));
    }
}
