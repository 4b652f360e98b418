package org.meetinginterpreter.audio;

import io.github.jaredmdobson.concentus.OpusException;

/**
 * Decodes Opus (RFC 6716) by the library concentus, at 48 kHz always: at lower rates it gives near-silence for hybrid packets.
 * Stereo is mixed down. A packet whose frame is empty (discontinuous transmission) continues the sound before it. A packet that is
 * well formed but whose content the library cannot bear becomes silence of its length, so that times stay right.
 */
final class OpusDecoder implements AudioDecoder {
    private io.github.jaredmdobson.concentus.OpusDecoder library = open();
    private final short[] decoded = new short[OpusPackets.MOST_SAMPLES];

    @Override
    public float[] decode(byte[] packet) {
        int samples = OpusPackets.samples(packet);
        float[] mono = new float[samples];
        if (understood(packet, samples)) {
            for (int i = 0; i < samples; i++) {
                mono[i] = decoded[i] / 32_768f;
            }
        }
        return mono;
    }

    private boolean understood(byte[] packet, int samples) {
        try {
            return library.decode(packet, 0, packet.length, decoded, 0, OpusPackets.MOST_SAMPLES, false) == samples;
        } catch (OpusException | RuntimeException | AssertionError e) {
            // its state may be spoilt
            library = open();
            return false;
        }
    }

    private static io.github.jaredmdobson.concentus.OpusDecoder open() {
        try {
            return new io.github.jaredmdobson.concentus.OpusDecoder(OpusPackets.RATE_HZ, 1);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus refuses 48 kHz mono", e);
        }
    }
}
