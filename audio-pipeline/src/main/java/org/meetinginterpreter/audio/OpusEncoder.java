package org.meetinginterpreter.audio;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Encodes speech for a thin network: mono at 48 kHz in packets of 20 ms, by the library concentus. Not thread-safe. */
public final class OpusEncoder {
    /** What the samples must have. */
    public static final int RATE_HZ = OpusPackets.RATE_HZ;
    /** For speech; what it costs in word errors is in docs/benchmarks.md. */
    public static final int SPEECH_BITS_PER_SECOND = 24_000;

    public static final int PACKET_MILLIS = 20;
    private static final int PACKET_SAMPLES = RATE_HZ / 1_000 * PACKET_MILLIS;
    private static final int MOST_BYTES = 1_276;
    private static final int COMPLEXITY = 9;

    private final io.github.jaredmdobson.concentus.OpusEncoder library;
    private final short[] frame = new short[PACKET_SAMPLES];
    private int filled;

    /** @param bitsPerSecond 6,000 to 128,000 */
    public OpusEncoder(int bitsPerSecond) {
        if (bitsPerSecond < 6_000 || bitsPerSecond > 128_000) {
            throw new AudioException(bitsPerSecond + " bit/s is outside 6000 to 128000");
        }
        try {
            library =
                    new io.github.jaredmdobson.concentus.OpusEncoder(RATE_HZ, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus refuses 48 kHz mono", e);
        }
        library.setBitrate(bitsPerSecond);
        library.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
        library.setComplexity(COMPLEXITY);
    }

    /**
     * Takes the next samples.
     *
     * @param samples float32 mono at 48 kHz, ±1, any number
     * @return the packets that are full
     */
    public List<byte[]> encode(float[] samples) {
        List<byte[]> packets = new ArrayList<>();
        for (float sample : samples) {
            frame[filled++] = (short) Math.round(PcmDecoder.clean(sample) * 32_767);
            if (filled == PACKET_SAMPLES) {
                packets.add(packet());
            }
        }
        return packets;
    }

    /** The packet that was begun, filled up with silence; none where nothing waits. */
    public List<byte[]> finish() {
        if (filled == 0) {
            return List.of();
        }
        Arrays.fill(frame, filled, PACKET_SAMPLES, (short) 0);
        return List.of(packet());
    }

    private byte[] packet() {
        byte[] bytes = new byte[MOST_BYTES];
        filled = 0;
        try {
            return Arrays.copyOf(bytes, library.encode(frame, 0, PACKET_SAMPLES, bytes, 0, bytes.length));
        } catch (OpusException e) {
            throw new AudioException("20 ms of sound could not be encoded: " + e.getMessage(), e);
        }
    }
}
