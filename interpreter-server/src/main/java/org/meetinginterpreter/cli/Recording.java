package org.meetinginterpreter.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A WAV file as the audio socket takes it: signed 16-bit little-endian samples, channels interleaved. */
final class Recording {
    private static final long MOST_BYTES = 512L << 20;

    private final byte[] pcm;
    private final int sampleRateHz;
    private final int channels;

    private Recording(byte[] pcm, int sampleRateHz, int channels) {
        this.pcm = pcm;
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
    }

    static Recording read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandException(file + " is larger than 512 MB; cut it into parts");
            }
            try (AudioInputStream sound =
                    AudioSystem.getAudioInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                AudioFormat from = sound.getFormat();
                AudioFormat to = new AudioFormat(from.getSampleRate(), 16, from.getChannels(), true, false);
                try (AudioInputStream pcm = AudioSystem.getAudioInputStream(to, sound)) {
                    return new Recording(pcm.readAllBytes(), Math.round(from.getSampleRate()), from.getChannels());
                }
            }
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new CommandException(file + " is not a WAV file with PCM sound: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The samples; not to be changed. */
    byte[] pcm() {
        return pcm;
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    int channels() {
        return channels;
    }

    int bytesPerSecond() {
        return sampleRateHz * channels * 2;
    }

    double seconds() {
        return (double) pcm.length / bytesPerSecond();
    }
}
