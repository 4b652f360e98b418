package org.meetinginterpreter.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What stands before the samples of a WAV file (Microsoft, "Multiple channel audio data and WAVE files"; EBU Tech 3306 for
 * RF64, ITU-R BS.2088 for BW64: the sizes beyond 4 GB are in a chunk of their own).
 *
 * @param sampleBytes of one sample of one channel
 * @param dataBytes of all samples; {@link Long#MAX_VALUE} where the file does not say
 */
record WavHeader(boolean isFloat, int channels, int sampleRateHz, int sampleBytes, long dataBytes) {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int MOST_FORMAT_BYTES = 4_096;
    private static final long OPEN = 0xffff_ffffL;

    int frameBytes() {
        return channels * sampleBytes;
    }

    /** Reads up to the first sample. */
    static WavHeader read(InputStream in, String name) throws IOException {
        try {
            ByteBuffer riff = bytes(in, 12);
            String container = tag(riff);
            riff.getInt();
            boolean large = container.equals("RF64") || container.equals("BW64");
            if (!(large || container.equals("RIFF")) || !tag(riff).equals("WAVE")) {
                throw new AudioException(name + " is no WAV file; " + remedy(name));
            }
            ByteBuffer format = null;
            long largeSize = OPEN;
            while (true) {
                ByteBuffer chunk = bytes(in, 8);
                String tag = tag(chunk);
                long size = chunk.getInt() & 0xffff_ffffL;
                if (tag.equals("data")) {
                    return of(format, size == OPEN ? largeSize : size, name);
                }
                if (large && tag.equals("ds64") && size >= 16 && size <= MOST_FORMAT_BYTES) {
                    largeSize = bytes(in, (int) size).getLong(8);
                    pass(in, size % 2);
                } else if (tag.equals("fmt ")) {
                    if (size < 16 || size > MOST_FORMAT_BYTES) {
                        throw new AudioException(
                                name + ": its format chunk has " + size + " bytes; the file is damaged");
                    }
                    format = bytes(in, (int) size);
                    pass(in, size % 2);
                } else {
                    pass(in, size + size % 2);
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
            throw new AudioException(String.format("%s is coded (format 0x%04x); %s", name, code, remedy(name)));
        }
        if (channels < 1 || channels > 2) {
            throw new AudioException(name + " has " + channels + " channels and not 1 or 2; " + remedy(name));
        }
        if (rateHz < 8_000 || rateHz > 48_000) {
            throw new AudioException(
                    name + ": its sample rate " + rateHz + " is outside 8000 to 48000 Hz; " + remedy(name));
        }
        int bytes = frame > 0 && frame % channels == 0 ? frame / channels : (bits + 7) / 8;
        boolean known = code == FLOAT ? bytes == 4 || bytes == 8 : bytes >= 1 && bytes <= 4;
        if (!known || bits > 8 * bytes) {
            throw new AudioException(
                    name + " has samples of " + bits + " bits in " + bytes + " bytes; " + remedy(name));
        }
        boolean open = size <= 0 || size == OPEN;
        return new WavHeader(code == FLOAT, channels, (int) rateHz, bytes, open ? Long.MAX_VALUE : size);
    }

    /** How a person gets a file that can be read. */
    private static String remedy(String name) {
        String to = name.replaceFirst("\\.[^./\\\\]*$", "") + "-16k.wav";
        return "convert it: ffmpeg -i " + quoted(name) + " -ac 1 -ar 16000 -c:a pcm_s16le " + quoted(to);
    }

    private static String quoted(String name) {
        return name.matches("[\\w./:@%+,-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    /** By reading: pipes cannot be skipped. */
    private static void pass(InputStream in, long count) throws IOException {
        for (long left = count; left > 0; left -= MOST_FORMAT_BYTES) {
            bytes(in, (int) Math.min(left, MOST_FORMAT_BYTES));
        }
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
