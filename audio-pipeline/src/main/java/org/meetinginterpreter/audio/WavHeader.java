package org.meetinginterpreter.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What stands before the samples of a WAV file (Microsoft, "Multiple channel audio data and WAVE files"; EBU Tech 3306 for RF64).
 *
 * @param sampleBytes of one sample of one channel
 * @param dataBytes of all samples; {@link Long#MAX_VALUE} where the file does not say
 */
record WavHeader(boolean isFloat, int channels, int sampleRateHz, int sampleBytes, long dataBytes) {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int MOST_FORMAT_BYTES = 4_096;

    int frameBytes() {
        return channels * sampleBytes;
    }

    /** Reads up to the first sample. */
    static WavHeader read(InputStream in, String name) throws IOException {
        try {
            ByteBuffer riff = bytes(in, 12);
            String container = tag(riff);
            riff.getInt();
            if (!(container.equals("RIFF") || container.equals("RF64"))
                    || !tag(riff).equals("WAVE")) {
                throw new AudioException(name + " is no WAV file; convert it to one with 16-bit PCM");
            }
            ByteBuffer format = null;
            while (true) {
                ByteBuffer chunk = bytes(in, 8);
                String tag = tag(chunk);
                long size = chunk.getInt() & 0xffff_ffffL;
                if (tag.equals("data")) {
                    return of(format, size, name);
                }
                if (tag.equals("fmt ")) {
                    if (size < 16 || size > MOST_FORMAT_BYTES) {
                        throw new AudioException(
                                name + ": its format chunk has " + size + " bytes; the file is damaged");
                    }
                    format = bytes(in, (int) size);
                    in.skipNBytes(size % 2);
                } else {
                    in.skipNBytes(size + size % 2);
                }
            }
        } catch (EOFException e) {
            throw new AudioException(name + " ends before its sound begins: it is no WAV file, or was cut off", e);
        }
    }

    private static WavHeader of(ByteBuffer format, long size, String name) {
        if (format == null) {
            throw new AudioException(name + " does not say its format before its sound; the file is damaged");
        }
        int code = format.getShort(0) & 0xffff;
        int channels = format.getShort(2) & 0xffff;
        long rateHz = format.getInt(4) & 0xffff_ffffL;
        int frame = format.getShort(12) & 0xffff;
        int bits = format.getShort(14) & 0xffff;
        if (code == EXTENSIBLE && format.capacity() >= 26) {
            code = format.getShort(24) & 0xffff;
        }
        if (code != PCM && code != FLOAT) {
            throw new AudioException(
                    String.format("%s is coded (format 0x%04x); convert it to 16-bit PCM", name, code));
        }
        if (channels < 1 || channels > 2) {
            throw new AudioException(name + " has " + channels + " channels; mix it down to 1 (mono) or 2 (stereo)");
        }
        if (rateHz < 8_000 || rateHz > 48_000) {
            throw new AudioException(name + ": its sample rate " + rateHz + " is outside 8000 to 48000 Hz; convert it");
        }
        int bytes = frame > 0 && frame % channels == 0 ? frame / channels : (bits + 7) / 8;
        boolean known = code == FLOAT ? bytes == 4 || bytes == 8 : bytes >= 1 && bytes <= 4;
        if (!known || bits > 8 * bytes) {
            throw new AudioException(
                    name + " has samples of " + bits + " bits in " + bytes + " bytes; convert it to 16-bit PCM");
        }
        boolean open = size == 0 || size == 0xffff_ffffL;
        return new WavHeader(code == FLOAT, channels, (int) rateHz, bytes, open ? Long.MAX_VALUE : size);
    }

    private static ByteBuffer bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String tag(ByteBuffer bytes) {
        byte[] tag = new byte[4];
        bytes.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }
}
