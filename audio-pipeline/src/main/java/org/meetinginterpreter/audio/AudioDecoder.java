package org.meetinginterpreter.audio;

/** Turns the messages of one track into samples, in their order. Not thread-safe: one caller at a time. */
public interface AudioDecoder {
    /** What fits a format: messages in it become samples at its {@link AudioFormat#decodedRateHz()}. */
    static AudioDecoder of(AudioFormat format) {
        return switch (format.encoding()) {
            case PCM_S16LE, PCM_F32LE -> new PcmDecoder(format);
            case OPUS -> new OpusDecoder();
        };
    }

    /**
     * Decodes one message.
     *
     * @param message as the format says; not kept
     * @return float32 mono, ±1, as many as {@link AudioFormat#samples} says
     * @throws AudioException when the message is none of that format
     */
    float[] decode(byte[] message);
}
