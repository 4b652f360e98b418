package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.bench.Recordings.Recording;

class MonologueTest {
    @Test
    void pausesAreShortenedAndWordsKeepTheirTimes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("words.wav");
        byte[] pcm = new byte[2 * 16_000 * 20];
        AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        List<Alignment.Word> words = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            words.add(new Alignment.Word("w" + i, 1_000 + i * 1_000, 1_400 + i * 1_000));
        }
        Recording spoken = new Recording("words", file, words);
        Recording tooShort = new Recording("short", file, words.subList(0, 3));

        Monologue monologue = Monologue.of(List.of(spoken, tooShort, spoken));

        assertEquals(28, monologue.words().size());
        long end = 0;
        for (Alignment.Word word : monologue.words()) {
            assertTrue(word.startMillis() - end <= 82, word.toString());
            assertEquals(400, word.endMillis() - word.startMillis());
            end = word.endMillis();
        }
        assertEquals(28 * 0.48, monologue.sound().seconds(), 0.1);
    }
}
