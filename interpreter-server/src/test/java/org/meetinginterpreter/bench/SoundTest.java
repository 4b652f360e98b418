package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundTest {
    @TempDir
    private Path folder;

    @Test
    void isReadAndCutByTime() throws IOException {
        byte[] pcm = new byte[8_000];
        pcm[1_600] = 7;
        Sound sound = Sound.read(wav("a.wav", pcm, 8_000, 1));
        assertEquals(0.5, sound.seconds());
        assertEquals(16_000, sound.bytesPerSecond());
        assertEquals(7, sound.between(100, 200)[0]);
        assertEquals(1_600, sound.between(100, 200).length);
        assertEquals(0, sound.between(600, 700).length);
        Sound longer = sound.thenSilence(0.25);
        assertEquals(0.75, longer.seconds());
        assertArrayEquals(new byte[1_600], longer.between(500, 600));
    }

    @Test
    void saysWhatIsNoSound() throws IOException {
        Path text = Files.writeString(folder.resolve("text.wav"), "no sound");
        assertTrue(assertThrows(BenchException.class, () -> Sound.read(text))
                .getMessage()
                .contains("text.wav"));
        assertThrows(BenchException.class, () -> Sound.read(folder.resolve("absent.wav")));
    }

    @Test
    void recordingsAreFoundWhereTheyAreAndTheOthersNamed() throws IOException {
        Path beckett = wav("beckett.wav", new byte[1_600], 16_000, 1);
        Recordings recordings = Recordings.in(Alignment.load(), List.of(folder.resolve("nowhere"), folder), 0);
        assertEquals(beckett, recordings.found().get(0).file());
        assertEquals(1, recordings.found().size());
        assertTrue(recordings.absent().contains("two_cities"));
        BenchException none = assertThrows(
                BenchException.class, () -> Recordings.in(Alignment.load(), List.of(folder.resolve("nowhere")), 0));
        assertTrue(none.getMessage().contains("models install default"));
    }

    private Path wav(String name, byte[] pcm, int rate, int channels) throws IOException {
        Path file = folder.resolve(name);
        AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2L / channels),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }
}
