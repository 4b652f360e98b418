package org.meetinginterpreter.audio;

/**
 * What a speaker's connection says about its raw PCM sound.
 *
 * @param encoding sample encoding, little endian
 * @param sampleRateHz 8,000 to 48,000
 * @param channels 1 or 2 (interleaved)
 */
public record AudioFormat(Encoding encoding, int sampleRateHz, int channels) {
    /** The rate at which every recogniser here works. */
    public static final int RECOGNISER_RATE_HZ = 16_000;

    /** Sample encodings that a connection may send, named as on the wire. */
    public enum Encoding {
        /** Signed 16-bit integers. */
        PCM_S16LE(2),
        /** 32-bit floats, full scale ±1. */
        PCM_F32LE(4);

        private final int bytesPerSample;

        Encoding(int bytesPerSample) {
            this.bytesPerSample = bytesPerSample;
        }

        public int bytesPerSample() {
            return bytesPerSample;
        }
    }

    public AudioFormat {
        if (encoding == null) {
            throw new AudioException("audio format: encoding is missing; use pcm_s16le or pcm_f32le");
        }
        if (sampleRateHz < 8_000 || sampleRateHz > 48_000) {
            throw new AudioException("audio format: sampleRate " + sampleRateHz + " is outside 8000 to 48000 Hz");
        }
        if (channels < 1 || channels > 2) {
            throw new AudioException("audio format: " + channels + " channels; send 1 (mono) or 2 (stereo)");
        }
    }

    /** Bytes of one sample of every channel. */
    public int bytesPerFrame() {
        return encoding.bytesPerSample() * channels;
    }
}
