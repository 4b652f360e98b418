package org.meetinginterpreter.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.meetinginterpreter.audio.AudioDecoder;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.OpusEncoder;
import org.meetinginterpreter.bench.Recordings.Recording;

/** Recordings as they arrive over a thin network: encoded to Opus at 24 kbit/s and decoded again, in a folder that is removed. */
public final class OpusCopies implements AutoCloseable {
    private static final int RATE_HZ = OpusEncoder.RATE_HZ;

    private final Path folder;
    private final Recordings copies;

    /** Makes the copies; takes seconds. */
    public OpusCopies(Recordings recordings) {
        try {
            folder = Files.createTempDirectory("opus");
            List<Recording> found = new ArrayList<>();
            for (Recording recording : recordings.found()) {
                Path file = folder.resolve(recording.name() + ".wav");
                copy(Sound.read(recording.file())).write(file);
                found.add(new Recording(recording.name(), file, recording.words()));
            }
            copies = new Recordings(found, recordings.absent());
        } catch (IOException e) {
            throw new UncheckedIOException("copies of the recordings cannot be written", e);
        }
    }

    public Recordings recordings() {
        return copies;
    }

    private static Sound copy(Sound sound) throws IOException {
        var from = new javax.sound.sampled.AudioFormat(sound.sampleRateHz(), 16, sound.channels(), true, false);
        var to = new javax.sound.sampled.AudioFormat(RATE_HZ, 16, 1, true, false);
        OpusEncoder encoder = new OpusEncoder(OpusEncoder.SPEECH_BITS_PER_SECOND);
        List<byte[]> packets = new ArrayList<>();
        try (AudioInputStream wide = AudioSystem.getAudioInputStream(
                to,
                new AudioInputStream(
                        new ByteArrayInputStream(sound.pcm()), from, sound.pcm().length / (2L * sound.channels())))) {
            ByteBuffer pcm = ByteBuffer.wrap(wide.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] samples = new float[pcm.remaining() / Short.BYTES];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = pcm.getShort() / 32_768f;
            }
            packets.addAll(encoder.encode(samples));
            packets.addAll(encoder.finish());
        }
        AudioDecoder decoder = AudioDecoder.of(new AudioFormat(AudioFormat.Encoding.OPUS, RATE_HZ, 1));
        List<float[]> heard = packets.stream().map(decoder::decode).toList();
        ByteBuffer decoded = ByteBuffer.allocate(Short.BYTES
                        * heard.stream().mapToInt(part -> part.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        heard.forEach(part -> {
            for (float sample : part) {
                decoded.putShort((short) Math.round(sample * 32_767));
            }
        });
        return new Sound(decoded.array(), RATE_HZ, 1);
    }

    @Override
    public void close() {
        try {
            for (Recording copy : copies.found()) {
                Files.deleteIfExists(copy.file());
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }
}
