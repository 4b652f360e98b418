package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.summary.Line;

class TranscriptFileTest {
    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("talk.txt"), bytes);
    }

    private List<Line> read(String text) throws IOException {
        return TranscriptFile.read(file(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void refuses(byte[] bytes, String why) throws IOException {
        Path file = file(bytes);
        String message = assertThrows(CommandException.class, () -> TranscriptFile.read(file))
                .getMessage();
        assertTrue(message.contains(file.toString()) && message.contains(why), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void readsALineOfEachSpeaker() throws IOException {
        assertEquals(
                List.of(new Line(1, "Chair", "We begin."), new Line(4, "Dr. Amar", "Forty: that is all.")),
                read("\uFEFFChair: We begin.\r\n\r\n...\r\nDr. Amar: Forty: that is all."));
    }

    @Test
    void takesALineWithoutASpeakerAsItIs() throws IOException {
        assertEquals(
                List.of(
                        new Line(1, "", "We meet at 10:30 again."),
                        new Line(2, "", "What we are all asking ourselves here is this: who pays?")),
                read("We meet at 10:30 again.\nWhat we are all asking ourselves here is this: who pays?"));
    }

    @Test
    void refusesWhatIsNoTranscript() throws IOException {
        refuses(new byte[0], "is empty");
        refuses("\n ... \n".getBytes(StandardCharsets.UTF_8), "is empty");
        refuses(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 65}, "UTF-8");
        refuses(new byte[] {65, 0, 66}, "no text");
        refuses(new byte[4_000_001], "larger than");
    }

    @Test
    void saysWhichFileIsMissing() {
        Path missing = folder.resolve("none.txt");
        assertTrue(assertThrows(CommandException.class, () -> TranscriptFile.read(missing))
                .getMessage()
                .contains(missing + ": does not exist"));
    }
}
