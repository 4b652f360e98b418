package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

class TranscriptTest {
    private static final Path FILE = Path.of("talk.wav");
    private static final Utterance UTTERANCE = new Utterance(3, "Fish & \"chips\" <now>.", 4, 3_661_007, 3_662_500);

    private static String whole(TranscriptFormat format, Utterance utterance) {
        Transcript transcript = new Transcript(format);
        return transcript.header() + transcript.add(utterance, FILE) + transcript.finish();
    }

    @Test
    void textIsOneLine() {
        assertEquals("Fish & \"chips\" <now>.\n", whole(TranscriptFormat.TEXT, UTTERANCE));
    }

    @Test
    void jsonIsOneObjectALineInSecondsWithItsWords() {
        Utterance spoken = new Utterance(1, "Yes.", 4, 500, 900, List.of(new SpokenWord("Yes.", 500, 900, 0.87654)));
        assertEquals(
                "{\"file\":\"talk.wav\",\"utterance\":1,\"text\":\"Yes.\",\"start\":0.5,\"end\":0.9,"
                        + "\"words\":[{\"text\":\"Yes.\",\"start\":0.5,\"end\":0.9,\"confidence\":0.877}]}\n",
                whole(TranscriptFormat.JSON, spoken));
    }

    @Test
    void subtitlesHaveTheirTimesAndEscapes() {
        assertEquals(
                "1\n01:01:01,007 --> 01:01:02,500\nFish & \"chips\" <now>.\n\n",
                whole(TranscriptFormat.SRT, UTTERANCE));
        assertEquals(
                "WEBVTT\n\n01:01:01.007 --> 01:01:02.500\nFish &amp; \"chips\" &lt;now&gt;.\n\n",
                whole(TranscriptFormat.VTT, UTTERANCE));
    }

    @Test
    void anArrowInTheTextEndsNoCue() {
        Utterance arrow = new Utterance(1, "a --> b", 7, 0, 2_000);
        assertEquals("1\n00:00:00,000 --> 00:00:02,000\na -> b\n\n", whole(TranscriptFormat.SRT, arrow));
        assertEquals("WEBVTT\n\n00:00:00.000 --> 00:00:02.000\na --&gt; b\n\n", whole(TranscriptFormat.VTT, arrow));
    }

    @Test
    void eventsTellWhenTheyCameAndWhatIsStable() {
        assertEquals(
                "{\"t\":1.235,\"audio\":1.2,\"type\":\"partial\",\"utterance\":3,\"text\":\"Fish & \\\"chips\\\" <now>.\","
                        + "\"stable\":4,\"start\":3661.007,\"end\":3662.5}\n",
                Transcript.event(1.2345678, 1.2, false, UTTERANCE));
    }
}
