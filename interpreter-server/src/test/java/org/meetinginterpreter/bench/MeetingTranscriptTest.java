package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.summary.Line;

class MeetingTranscriptTest {
    @Test
    void tellsSpeakerAndWordsApart() {
        assertEquals(
                List.of(new Line(1, "Grad A", "OK : we 're on ."), new Line(2, "", "no speaker")),
                MeetingTranscript.lines(List.of("Grad A: OK : we 're on .", "no speaker")));
    }
}
