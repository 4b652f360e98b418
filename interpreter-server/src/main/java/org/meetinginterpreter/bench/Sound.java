package org.meetinginterpreter.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * A WAV file's sound, read by the JDK and not by the code under test.
 *
 * @param pcm signed 16-bit little-endian samples, channels interleaved; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record Sound(byte[] pcm, int sampleRateHz, int channels) {
    public static Sound read(Path file) {
        try (AudioInputStream stored =
                AudioSystem.getAudioInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            AudioFormat from = stored.getFormat();
            AudioFormat to = new AudioFormat(from.getSampleRate(), 16, from.getChannels(), true, false);
            try (AudioInputStream plain = AudioSystem.getAudioInputStream(to, stored)) {
                return new Sound(plain.readAllBytes(), Math.round(from.getSampleRate()), from.getChannels());
            }
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new BenchException(file + " is not a WAV file with PCM sound: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BenchException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes it as a WAV file. */
    public void write(Path file) throws IOException {
        AudioFormat format = new AudioFormat(sampleRateHz, 16, channels, true, false);
        long frames = pcm.length / (2L * channels);
        try (AudioInputStream stream = new AudioInputStream(new ByteArrayInputStream(pcm), format, frames)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    public int bytesPerSecond() {
        return sampleRateHz * channels * 2;
    }

    public double seconds() {
        return (double) pcm.length / bytesPerSecond();
    }

    /** This sound and silence behind it. */
    public Sound thenSilence(double seconds) {
        byte[] longer = new byte[pcm.length + (int) Math.round(seconds * sampleRateHz) * channels * 2];
        System.arraycopy(pcm, 0, longer, 0, pcm.length);
        return new Sound(longer, sampleRateHz, channels);
    }

    /** The samples from one time to another; shorter at the end of the sound. */
    public byte[] between(long fromMillis, long toMillis) {
        int from = Math.min(offset(fromMillis), pcm.length);
        int to = Math.min(offset(toMillis), pcm.length);
        ByteArrayOutputStream part = new ByteArrayOutputStream(to - from);
        part.write(pcm, from, to - from);
        return part.toByteArray();
    }

    private int offset(long millis) {
        return (int) (millis * sampleRateHz / 1000) * channels * 2;
    }
}
