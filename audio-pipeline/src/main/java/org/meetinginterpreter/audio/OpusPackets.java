package org.meetinginterpreter.audio;

import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusPacketInfo;

/** What an Opus packet says about itself before its sound is decoded (RFC 6716, section 3). */
final class OpusPackets {
    /** The rate at which Opus counts. */
    static final int RATE_HZ = 48_000;
    /** No packet is longer: 120 ms. */
    static final int MOST_SAMPLES = 5_760;
    /** What is sent for silence and in discontinuous transmission: the first byte and at most two more. */
    static final int SILENT_BYTES = 3;
    /** Six frames of 20 ms, each at most 1,275 bytes, and what stands before them. */
    private static final int MOST_BYTES = 6 * 1_275 + 16;

    private OpusPackets() {}

    /**
     * Checks that frame count, sizes and duration fit each other.
     *
     * @return samples at 48 kHz: 120 (2.5 ms) to 5,760 (120 ms)
     * @throws AudioException for anything else than one raw packet
     */
    static int samples(byte[] packet) {
        if (packet.length == 0) {
            throw new AudioException("an empty message is no Opus packet; send one raw packet a message");
        }
        if (packet.length > MOST_BYTES) {
            throw new AudioException("an Opus packet of " + packet.length + " bytes: at most " + MOST_BYTES
                    + " are possible; send one raw packet a message");
        }
        try {
            int samples = OpusPacketInfo.getNumSamples(packet, 0, packet.length, RATE_HZ);
            if (samples <= 0 || samples > MOST_SAMPLES) {
                throw broken(packet, null);
            }
            OpusPacketInfo.parseOpusPacket(packet, 0, packet.length);
            return samples;
        } catch (OpusException | IndexOutOfBoundsException e) {
            throw broken(packet, e);
        }
    }

    private static AudioException broken(byte[] packet, Exception cause) {
        return new AudioException(
                "a message of " + packet.length
                        + " bytes is no Opus packet of 2.5 to 120 ms; send raw packets, without Ogg or WebM around them",
                cause);
    }
}
