package org.meetinginterpreter.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    void aFileThatWasCutOffGivesWhatIsThereAndTellsWhatIsNot(@TempDir Path folder) throws IOException {
        byte[] bytes = wav(format(PCM, 2, 16_000, 16), chunk("data", 1_000_000, new byte[402]));
        Path file = Files.write(folder.resolve("cut.wav"), bytes);
        try (WavReader reader = WavReader.open(file)) {
            assertEquals((1_000_000 - bytes.length) / 64_000.0, reader.missingSeconds());
            assertEquals(bytes.length, reader.soundBytes());
            assertEquals(100, reader.read(600).length);
            assertEquals(0, reader.read(600).length);
        }
        for (long open : new long[] {0, 0x7fff_ffffL, 0xffff_ffffL}) {
            Files.write(file, wav(format(PCM, 2, 16_000, 16), chunk("data", open, new byte[402])));
            try (WavReader reader = WavReader.open(file)) {
                assertEquals(0, reader.missingSeconds());
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readsFromAPipe(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe.wav");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        byte[] file = wav(
                chunk("LIST", 9_001, new byte[9_001]),
                format(PCM, 1, 16_000, 16),
                chunk("data", 0xffff_ffffL, new byte[] {0, 64, 0, 64}));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                Files.write(pipe, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try (WavReader reader = WavReader.open(pipe)) {
            assertEquals(0, reader.soundBytes());
            assertArrayEquals(new float[] {0.5f, 0.5f}, reader.read(100));
        }
        writer.join();
    }

    @Test
    void sizesBeyondFourGigabytesAreInTheirOwnChunk() {
        for (String container : List.of("RF64", "BW64")) {
            byte[] sizes = little(28).putLong(1 << 20).putLong(6).array();
            byte[] file = wav(
                    chunk("ds64", 28, sizes),
                    format(PCM, 1, 16_000, 16),
                    chunk("data", 0xffff_ffffL, new byte[] {0, 64, 0, 64, 0, 64}),
                    chunk("LIST", 4, new byte[] {1, 2, 3, 4}));
            System.arraycopy(container.getBytes(StandardCharsets.ISO_8859_1), 0, file, 0, 4);
            try (WavReader reader = reader(file)) {
                assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f}, reader.read(100));
                assertEquals(0, reader.read(100).length);
            }
        }
    }

    @Test
    void othersAreRefusedWithTheCommandThatConvertsThem() {
        for (String[] names : new String[][] {
            {"a/talk.m4a", "a/talk.m4a", "a/talk-16k.wav"}, {"it's me", "'it'\\''s me'", "'it'\\''s me-16k.wav'"},
        }) {
            InputStream other = new ByteArrayInputStream("no sound at all".getBytes(StandardCharsets.UTF_8));
            assertEquals(
                    names[0] + " is no WAV file; convert it: ffmpeg -i " + names[1] + " -ac 1 -ar 16000 -c:a pcm_s16le "
                            + names[2],
                    assertThrows(AudioException.class, () -> WavReader.open(other, names[0]))
                            .getMessage());
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
