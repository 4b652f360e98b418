package org.meetinginterpreter.audio;

/**
 * What a speaker's connection says about its sound.
 *
 * @param encoding raw PCM, little endian, or Opus packets
 * @param sampleRateHz 8,000 to 48,000; of Opus only what the encoder was given
 * @param channels 1 or 2 (interleaved)
 */
public record AudioFormat(Encoding encoding, int sampleRateHz, int channels) {
    /** The rate at which every recogniser here works. */
    public static final int RECOGNISER_RATE_HZ = 16_000;

    /** Encodings that a connection may send, named as on the wire. */
    public enum Encoding {
        /** Signed 16-bit integers. */
        PCM_S16LE,
        /** 32-bit floats, full scale ±1. */
        PCM_F32LE,
        /** One raw Opus packet a message. */
        OPUS
    }

    public AudioFormat {
        if (encoding == null) {
            throw new AudioException("audio format: encoding is missing; use pcm_s16le, pcm_f32le or opus");
        }
        if (sampleRateHz < 8_000 || sampleRateHz > 48_000) {
            throw new AudioException("audio format: sampleRate " + sampleRateHz + " is outside 8000 to 48000 Hz");
        }
        if (channels < 1 || channels > 2) {
            throw new AudioException("audio format: " + channels + " channels; send 1 (mono) or 2 (stereo)");
        }
    }

    /** Samples a second that {@link AudioDecoder} makes of it. */
    public int decodedRateHz() {
        return encoding == Encoding.OPUS ? OpusPackets.RATE_HZ : sampleRateHz;
    }

    /**
     * How much sound a message holds, without decoding it.
     *
     * @return samples of one channel at {@link #decodedRateHz()}
     * @throws AudioException when it is no message of this format; says why
     */
    public int samples(byte[] message) {
        return encoding == Encoding.OPUS ? OpusPackets.samples(message) : PcmDecoder.frames(message.length, this);
    }

    /** Whether a message holds digital silence, which needs no ear: zeros in PCM, an Opus packet that says nothing. */
    public boolean isSilence(byte[] message) {
        if (encoding == Encoding.OPUS) {
            return message.length <= OpusPackets.SILENT_BYTES;
        }
        for (byte each : message) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of one sample of every channel; only PCM has them. */
    public int bytesPerFrame() {
        return PcmDecoder.bytesPerFrame(this);
    }
}
