package org.meetinginterpreter.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import uk.me.berndporr.iirj.ChebyshevI;

/**
 * Brings a stream of mono samples from 8 to 48 kHz to 16 kHz. The work is done by libraries: the JDK's converter ({@code
 * javax.sound.sampled}, Lanczos interpolation), and iirj's Chebyshev filter against what the lower rate cannot carry, which the
 * converter leaves in. Holds back up to 11 ms at 48 kHz (64 ms at 8 kHz) until more comes. Not thread-safe.
 */
public final class Resampler {
    private static final int TARGET_HZ = AudioFormat.RECOGNISER_RATE_HZ;
    /** The converter reads so many frames at once, and must find them. */
    private static final int BLOCK_FRAMES = 512;
    /** Samples asked of the converter at once: few enough that it reads at most one block for them. */
    private static final int STEP = 128;

    private static final int FILTER_ORDER = 12;
    private static final double PASS_BAND = 0.45;
    private static final double RIPPLE_DB = 0.1;

    private final int sourceHz;
    private final ChebyshevI filter = new ChebyshevI();
    private final Source source = new Source();
    private AudioInputStream converter;
    private long fed;
    private long given;

    /** @param sourceHz 8,000 to 48,000 */
    public Resampler(int sourceHz) {
        if (sourceHz < 8_000 || sourceHz > 48_000) {
            throw new AudioException("sample rate " + sourceHz + " is outside 8000 to 48000 Hz");
        }
        this.sourceHz = sourceHz;
        reset();
    }

    /** Takes the next samples, of any number; returns those at 16 kHz that are ready. */
    public float[] accept(float[] samples) {
        if (sourceHz == TARGET_HZ) {
            float[] clean = new float[samples.length];
            for (int i = 0; i < samples.length; i++) {
                clean[i] = PcmDecoder.clean(samples[i]);
            }
            return clean;
        }
        fed += samples.length;
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            float clean = PcmDecoder.clean(sample);
            bytes.putFloat(sourceHz > TARGET_HZ ? (float) filter.filter(clean) : clean);
        }
        source.add(bytes.array());
        int most = (int) (((long) source.frames() * TARGET_HZ) / sourceHz) + STEP;
        float[] out = new float[most];
        int length = 0;
        while (source.frames() >= BLOCK_FRAMES) {
            length += read(out, length, STEP);
        }
        return given(out, length);
    }

    /** The stream ends here: returns the rest; afterwards another may begin. */
    public float[] finish() {
        if (sourceHz == TARGET_HZ) {
            return new float[0];
        }
        source.ended = true;
        int left = (int) (Math.round((double) fed * TARGET_HZ / sourceHz) - given);
        float[] out = new float[Math.max(0, left)];
        int length = 0;
        int more;
        while (length < left && (more = read(out, length, Math.min(STEP, left - length))) > 0) {
            length += more;
        }
        float[] last = given(out, out.length);
        reset();
        return last;
    }

    private float[] given(float[] out, int length) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = sourceHz < TARGET_HZ ? (float) filter.filter(out[i]) : out[i];
        }
        given += length;
        return samples;
    }

    private int read(float[] out, int offset, int count) {
        byte[] bytes = new byte[4 * count];
        try {
            int read = Math.max(0, converter.read(bytes)) / 4;
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(out, offset, read);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("the sample rate converter failed", e);
        }
    }

    private void reset() {
        fed = 0;
        given = 0;
        source.clear();
        filter.lowPass(
                FILTER_ORDER, Math.max(sourceHz, TARGET_HZ), PASS_BAND * Math.min(sourceHz, TARGET_HZ), RIPPLE_DB);
        converter = AudioSystem.getAudioInputStream(
                mono(TARGET_HZ), new AudioInputStream(source, mono(sourceHz), AudioSystem.NOT_SPECIFIED));
    }

    private static javax.sound.sampled.AudioFormat mono(int rateHz) {
        return new javax.sound.sampled.AudioFormat(
                javax.sound.sampled.AudioFormat.Encoding.PCM_FLOAT,
                rateHz,
                32,
                1,
                4,
                rateHz,
                false,
                Map.of("interpolation", "lanczos"));
    }

    /** What the converter has not read yet. */
    private static final class Source extends InputStream {
        private byte[] bytes = new byte[0];
        private int at;
        private boolean ended;

        int frames() {
            return (bytes.length - at) / 4;
        }

        void add(byte[] more) {
            byte[] joined = new byte[bytes.length - at + more.length];
            System.arraycopy(bytes, at, joined, 0, bytes.length - at);
            System.arraycopy(more, 0, joined, bytes.length - at, more.length);
            bytes = joined;
            at = 0;
        }

        void clear() {
            bytes = new byte[0];
            at = 0;
            ended = false;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = Math.min(length, bytes.length - at);
            if (count == 0 && length > 0) {
                if (!ended) {
                    throw new IOException("asked for samples that have not come yet");
                }
                return -1;
            }
            System.arraycopy(bytes, at, target, offset, count);
            at += count;
            return count;
        }
    }
}
