package org.meetinginterpreter.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("ByteBufferBackingArray") // all of them are allocated here, whole
class WavReaderTest {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] chunk(String tag, long size, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(tag.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(little(4).putInt((int) size).array());
        out.writeBytes(data);
        if (data.length % 2 == 1) {
            out.write(0);
        }
        return out.toByteArray();
    }

    private static byte[] format(int code, int channels, int rateHz, int bits) {
        int frame = channels * bits / 8;
        ByteBuffer format = little(code == EXTENSIBLE ? 40 : 16)
                .putShort((short) code)
                .putShort((short) channels)
                .putInt(rateHz)
                .putInt(rateHz * frame)
                .putShort((short) frame)
                .putShort((short) bits);
        if (code == EXTENSIBLE) {
            format.putShort((short) 22).putShort((short) bits).putInt(3).putShort((short) PCM);
        }
        return chunk("fmt ", format.capacity(), format.array());
    }

    private static byte[] wav(byte[]... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("RIFF\0\0\0\0WAVE".getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    private static WavReader reader(byte[] file) {
        return WavReader.open(new ByteArrayInputStream(file), "talk.wav");
    }

    private static float[] samples(int code, int channels, int bits, ByteBuffer data) {
        try (WavReader reader =
                reader(wav(format(code, channels, 16_000, bits), chunk("data", data.capacity(), data.array())))) {
            assertEquals(channels, reader.channels());
            return reader.read(1_000);
        }
    }

    @Test
    void readsEveryWidthOfSample() {
        float[] expected = {0.5f, -1, 0};
        assertArrayEquals(expected, samples(PCM, 1, 8, ByteBuffer.wrap(new byte[] {(byte) 192, 0, (byte) 128})));
        assertArrayEquals(
                expected,
                samples(
                        PCM,
                        1,
                        16,
                        little(6)
                                .putShort((short) 16384)
                                .putShort((short) -32768)
                                .putShort((short) 0)));
        assertArrayEquals(expected, samples(PCM, 1, 24, ByteBuffer.wrap(new byte[] {0, 0, 64, 0, 0, (byte) 128, 0, 0, 0
        })));
        assertArrayEquals(
                expected,
                samples(
                        PCM,
                        1,
                        32,
                        little(12).putInt(1 << 30).putInt(Integer.MIN_VALUE).putInt(0)));
        assertArrayEquals(
                expected,
                samples(FLOAT, 1, 32, little(12).putFloat(0.5f).putFloat(-1).putFloat(Float.NaN)));
        assertArrayEquals(
                expected,
                samples(FLOAT, 1, 64, little(24).putDouble(0.5).putDouble(-3).putDouble(0)));
    }

    @Test
    void readsStereoAndTheExtensibleFormat() {
        ByteBuffer data = little(8)
                .putShort((short) 16384)
                .putShort((short) 0)
                .putShort((short) -16384)
                .putShort((short) -16384);
        assertArrayEquals(new float[] {0.25f, -0.5f}, samples(PCM, 2, 16, data));
        assertArrayEquals(new float[] {0.25f, -0.5f}, samples(EXTENSIBLE, 2, 16, data));
    }

    @Test
    void skipsWhatItDoesNotKnowAndStopsWhereTheSoundEnds() {
        byte[] file = wav(
                chunk("LIST", 5, new byte[5]),
                format(PCM, 1, 44_100, 16),
                chunk("fact", 4, new byte[4]),
                chunk("data", 4, new byte[] {0, 64, 0, 64}),
                chunk("id3 ", 9, new byte[9]));
        try (WavReader reader = reader(file)) {
            assertEquals(44_100, reader.sampleRateHz());
            assertArrayEquals(new float[] {0.5f}, reader.read(1));
            assertArrayEquals(new float[] {0.5f}, reader.read(100));
            assertEquals(0, reader.read(100).length);
        }
    }

    @Test
    void aLengthLeftOpenReachesToTheEnd() {
        for (long size : new long[] {0, 0xffff_ffffL}) {
            try (WavReader reader = reader(wav(format(PCM, 1, 16_000, 16), chunk("data", size, new byte[2_000])))) {
                assertEquals(600, reader.read(600).length);
                assertEquals(400, reader.read(600).length);
                assertEquals(0, reader.read(600).length);
            }
        }
    }

    @Test
    void aFileThatWasCutOffGivesWhatIsThere() {
        byte[] file = wav(format(PCM, 2, 16_000, 16), chunk("data", 1_000_000, new byte[402]));
        try (WavReader reader = reader(file)) {
            assertEquals(100, reader.read(600).length);
            assertEquals(0, reader.read(600).length);
        }
    }

    @Test
    void othersAreRefusedByName(@TempDir Path folder) {
        byte[] data = chunk("data", 4, new byte[4]);
        assertRefused("no WAV file", "ID3 and so on, at some length".getBytes(StandardCharsets.UTF_8));
        assertRefused("ends before", new byte[0]);
        assertRefused("ends before", wav(format(PCM, 1, 16_000, 16)));
        assertRefused("damaged", wav(data));
        assertRefused("damaged", wav(chunk("fmt ", 0x7fff_ffff, new byte[20])));
        assertRefused("0x0055", wav(format(0x55, 1, 16_000, 16), data));
        assertRefused("6 channels", wav(format(PCM, 6, 16_000, 16), data));
        assertRefused("96000", wav(format(PCM, 1, 96_000, 16), data));
        assertRefused("40 bits", wav(format(PCM, 1, 16_000, 40), data));
        assertTrue(assertThrows(AudioException.class, () -> WavReader.open(folder))
                .getMessage()
                .contains("folder"));
        Path missing = folder.resolve("missing.wav");
        assertTrue(assertThrows(AudioException.class, () -> WavReader.open(missing))
                .getMessage()
                .contains("missing.wav"));
    }

    private static void assertRefused(String words, byte[] file) {
        AudioException e = assertThrows(AudioException.class, () -> reader(file));
        assertTrue(e.getMessage().startsWith("talk.wav") && e.getMessage().contains(words), e.getMessage());
    }
}
