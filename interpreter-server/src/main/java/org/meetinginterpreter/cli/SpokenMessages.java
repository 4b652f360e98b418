package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.meetinginterpreter.audio.OpusEncoder;

/** A recording as the messages of an audio socket, all of one length; any of them can be had again after a cut. */
interface SpokenMessages {
    /** How the recording travels. */
    enum Encoding {
        /** Signed 16-bit samples at the recording's own rate. */
        PCM,
        /** Opus at 24 kbit/s, for thin networks. */
        OPUS;

        SpokenMessages of(Recording recording) {
            return this == OPUS ? new Opus(recording) : new Pcm(recording);
        }
    }

    /** The {@code format} of the start message. */
    ObjectNode format();

    /** Sound of one message; the last one may hold less. */
    int millis();

    /** How many there are. */
    int count();

    /** The message at a place, from 0. */
    ByteBuffer get(int place);

    private static ObjectNode format(String encoding, int rateHz, int channels) {
        return ApiClient.JSON
                .createObjectNode()
                .put("encoding", encoding)
                .put("sampleRate", rateHz)
                .put("channels", channels);
    }

    private static int parts(long whole, long part) {
        return (int) ((whole + part - 1) / part);
    }

    /** As it is in the file. */
    final class Pcm implements SpokenMessages {
        private static final int MILLIS = 100;
        private final Recording recording;
        private final int bytes;

        Pcm(Recording recording) {
            this.recording = recording;
            this.bytes = recording.sampleRateHz() * MILLIS / 1_000 * recording.channels() * Short.BYTES;
        }

        @Override
        public ObjectNode format() {
            return SpokenMessages.format("pcm_s16le", recording.sampleRateHz(), recording.channels());
        }

        @Override
        public int millis() {
            return MILLIS;
        }

        @Override
        public int count() {
            return parts(recording.pcm().length, bytes);
        }

        @Override
        public ByteBuffer get(int place) {
            int from = place * bytes;
            return ByteBuffer.wrap(recording.pcm(), from, Math.min(bytes, recording.pcm().length - from));
        }
    }

    /** Encoded as far as it was asked for, and kept: 3 kB a second. */
    final class Opus implements SpokenMessages {
        private static final int STEP_BYTES = OpusEncoder.RATE_HZ / 1_000 * OpusEncoder.PACKET_MILLIS * Short.BYTES;
        private final OpusEncoder encoder = new OpusEncoder(OpusEncoder.SPEECH_BITS_PER_SECOND);
        private final List<byte[]> packets = new ArrayList<>();
        private final AudioInputStream sound;
        private final int count;

        Opus(Recording recording) {
            int frameBytes = recording.channels() * Short.BYTES;
            AudioFormat from = new AudioFormat(recording.sampleRateHz(), 16, recording.channels(), true, false);
            long frames = recording.pcm().length / frameBytes;
            sound = AudioSystem.getAudioInputStream(
                    new AudioFormat(OpusEncoder.RATE_HZ, 16, 1, true, false),
                    new AudioInputStream(new ByteArrayInputStream(recording.pcm()), from, frames));
            count = parts(frames * 1_000, (long) recording.sampleRateHz() * OpusEncoder.PACKET_MILLIS);
        }

        @Override
        public ObjectNode format() {
            return SpokenMessages.format("opus", OpusEncoder.RATE_HZ, 1);
        }

        @Override
        public int millis() {
            return OpusEncoder.PACKET_MILLIS;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public ByteBuffer get(int place) {
            while (packets.size() <= place) {
                packets.addAll(encoder.encode(next()));
            }
            return ByteBuffer.wrap(packets.get(place));
        }

        /** Samples of one packet; silence behind the end, where the converter gives a little less than was counted. */
        private float[] next() {
            try {
                byte[] pcm = sound.readNBytes(STEP_BYTES);
                ByteBuffer in = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
                float[] samples = new float[STEP_BYTES / Short.BYTES];
                for (int i = 0; i < pcm.length / Short.BYTES; i++) {
                    samples[i] = in.getShort() / 32_768f;
                }
                return samples;
            } catch (IOException e) {
                throw new UncheckedIOException("samples in memory cannot be read", e);
            }
        }
    }
}
