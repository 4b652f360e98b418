package org.meetinginterpreter.audio;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a WAV file piece by piece, in little memory whatever its length: PCM of 8, 16, 24 or 32 bits, floats of 32 or 64 bits,
 * mono or stereo, also as WAVE_FORMAT_EXTENSIBLE, RF64 or BW64. A length that the writer left open (0 or the largest number) reaches to the
 * end of the file; a file that was cut off gives what is there. Not thread-safe.
 */
public final class WavReader implements AutoCloseable {
    private static final long STREAMED_BYTES = 0x7fff_0000L;

    private final WavHeader header;
    private final InputStream in;
    private final String name;
    private final long fileBytes;
    private long left;

    private WavReader(InputStream in, String name, long fileBytes) throws IOException {
        this.in = in;
        this.name = name;
        this.fileBytes = fileBytes;
        this.header = WavHeader.read(in, name);
        this.left = header.dataBytes();
    }

    /**
     * Opens a file.
     *
     * @throws AudioException when it cannot be read or is no WAV file of such a format; says what to do
     */
    public static WavReader open(Path file) {
        if (Files.isDirectory(file)) {
            throw new AudioException(file + " is a folder; name a WAV file");
        }
        if (!Files.exists(file)) {
            throw new AudioException(file + " does not exist");
        }
        try {
            if (Files.isRegularFile(file)) {
                return open(Files.newInputStream(file), file.toString(), Files.size(file));
            }
            // a pipe: the stream of Files would seek in it
            return open(new FileInputStream(file.toFile()), file.toString());
        } catch (IOException e) {
            throw new AudioException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a stream, and closes it with the reader or when it is no such file.
     *
     * @param name for messages
     */
    public static WavReader open(InputStream stream, String name) {
        return open(stream, name, Long.MAX_VALUE);
    }

    private static WavReader open(InputStream stream, String name, long fileBytes) {
        InputStream in = new BufferedInputStream(stream, 1 << 16);
        try {
            try {
                return new WavReader(in, name, fileBytes);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AudioException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** 8,000 to 48,000. */
    public int sampleRateHz() {
        return header.sampleRateHz();
    }

    /** 1 or 2. */
    public int channels() {
        return header.channels();
    }

    /** Bytes that one sample of all channels takes in the file. */
    public int bytesPerFrame() {
        return header.frameBytes();
    }

    /** Bytes of sound in the file; 0 where that is not known. */
    public long soundBytes() {
        long bytes = Math.min(header.dataBytes(), fileBytes);
        return bytes == Long.MAX_VALUE ? 0 : bytes;
    }

    /** Seconds of sound that the file announces and has not, because it was cut off; 0 for a stream or a length left open. */
    public double missingSeconds() {
        long announced = header.dataBytes();
        // writers to pipes announce the most that they can
        boolean known = announced < STREAMED_BYTES || (announced > 0xffff_ffffL && announced < Long.MAX_VALUE);
        return known && announced > fileBytes
                ? (double) (announced - fileBytes) / header.frameBytes() / header.sampleRateHz()
                : 0;
    }

    /**
     * Reads the next samples.
     *
     * @return float32 mono (the mean of the channels), ±1, at most {@code most}; empty at the end
     */
    public float[] read(int most) {
        int frame = header.frameBytes();
        try {
            byte[] bytes = in.readNBytes((int) Math.min((long) most * frame, left - left % frame));
            left -= bytes.length;
            ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            float[] mono = new float[bytes.length / frame];
            for (int i = 0; i < mono.length; i++) {
                double sum = 0;
                for (int channel = 0; channel < header.channels(); channel++) {
                    sum += sample(data, i * frame + channel * header.sampleBytes());
                }
                mono[i] = PcmDecoder.clean((float) (sum / header.channels()));
            }
            return mono;
        } catch (IOException e) {
            throw new AudioException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private double sample(ByteBuffer data, int at) {
        if (header.isFloat()) {
            return header.sampleBytes() == 8 ? data.getDouble(at) : data.getFloat(at);
        }
        return switch (header.sampleBytes()) {
            case 1 -> ((data.get(at) & 0xff) - 128) / 128.0;
            case 2 -> data.getShort(at) / 32_768.0;
            case 3 -> ((data.get(at) & 0xff) | (data.getShort(at + 1) << 8)) / 8_388_608.0;
            default -> data.getInt(at) / 2_147_483_648.0;
        };
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new AudioException(name + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
