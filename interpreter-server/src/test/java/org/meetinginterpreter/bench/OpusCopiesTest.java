package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.bench.Recordings.Recording;

class OpusCopiesTest {
    @TempDir
    private Path folder;

    private static Sound tone(int rateHz) {
        ByteBuffer pcm = ByteBuffer.allocate(rateHz * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rateHz; i++) {
            pcm.putShort((short) (10_000 * Math.sin(2 * Math.PI * 440 * i / rateHz)));
        }
        return new Sound(pcm.array(), rateHz, 1);
    }

    private static double power(Sound sound) {
        ByteBuffer pcm = ByteBuffer.wrap(sound.pcm()).order(ByteOrder.LITTLE_ENDIAN);
        double sum = 0;
        int samples = pcm.remaining() / 2;
        while (pcm.hasRemaining()) {
            double sample = pcm.getShort();
            sum += sample * sample;
        }
        return Math.sqrt(sum / samples);
    }

    @Test
    void aCopySoundsLikeTheRecordingAndIsGoneAfterwards() throws Exception {
        Path file = folder.resolve("tone.wav");
        tone(16_000).write(file);
        Path copied;
        try (OpusCopies copies =
                new OpusCopies(new Recordings(List.of(new Recording("tone", file, List.of())), List.of("other")))) {
            assertEquals(List.of("other"), copies.recordings().absent());
            copied = copies.recordings().found().get(0).file();
            Sound copy = Sound.read(copied);
            assertEquals(48_000, copy.sampleRateHz());
            assertEquals(1, copy.seconds(), 0.05);
            assertEquals(power(tone(16_000)), power(copy), 700);
        }
        assertFalse(Files.exists(copied));
        assertTrue(Files.exists(file));
    }
}
