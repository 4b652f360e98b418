package org.meetinginterpreter.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Turns the bytes of raw PCM into mono samples at the same rate. Keeps nothing between calls; thread-safe. */
public final class PcmDecoder implements AudioDecoder {
    private final AudioFormat format;

    public PcmDecoder(AudioFormat format) {
        this.format = format;
    }

    /**
     * Decodes whole frames.
     *
     * @param bytes from position to limit, as the format says; consumed
     * @return float32 mono, ±1: the mean of the channels; values that are not finite are 0, others clipped
     * @throws AudioException when the bytes end inside a frame: then they are something else than what was announced
     */
    public float[] decode(ByteBuffer bytes) {
        int frames = frames(bytes.remaining(), format);
        ByteBuffer in =
                bytes.order() == ByteOrder.LITTLE_ENDIAN ? bytes : bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        float[] mono = new float[frames];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = format.channels() == 1 ? sample(in) : (sample(in) + sample(in)) / 2;
        }
        bytes.position(bytes.limit());
        return mono;
    }

    @Override
    public float[] decode(byte[] bytes) {
        return decode(ByteBuffer.wrap(bytes));
    }

    private float sample(ByteBuffer in) {
        return switch (format.encoding()) {
            case PCM_S16LE -> in.getShort() / 32768f;
            case PCM_F32LE -> clean(in.getFloat());
            case OPUS -> throw notPcm();
        };
    }

    /**
     * How many frames so many bytes are.
     *
     * @throws AudioException when they end inside a frame
     */
    static int frames(int bytes, AudioFormat format) {
        int frame = bytesPerFrame(format);
        if (bytes % frame != 0) {
            throw new AudioException(bytes + " bytes of sound are no whole number of frames of " + frame + " bytes ("
                    + format.encoding().name().toLowerCase(Locale.ROOT) + ", " + format.channels()
                    + " channels); send whole frames in the announced format");
        }
        return bytes / frame;
    }

    static int bytesPerFrame(AudioFormat format) {
        return format.channels()
                * switch (format.encoding()) {
                    case PCM_S16LE -> Short.BYTES;
                    case PCM_F32LE -> Float.BYTES;
                    case OPUS -> throw notPcm();
                };
    }

    private static IllegalArgumentException notPcm() {
        return new IllegalArgumentException("Opus is no PCM: its packets have no frames of fixed size");
    }

    static float clean(float sample) {
        return Float.isFinite(sample) ? Math.max(-1, Math.min(1, sample)) : 0;
    }
}
