package org.meetinginterpreter.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.audio.AudioFormat.Encoding;

class PcmDecoderTest {
    private static PcmDecoder decoder(Encoding encoding, int channels) {
        return new PcmDecoder(new AudioFormat(encoding, 16_000, channels));
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void readsIntegersOverTheirWholeRange() {
        byte[] bytes = little(6)
                .putShort((short) -32768)
                .putShort((short) 0)
                .putShort((short) 16384)
                .array();

        assertArrayEquals(
                new float[] {-1, 0, 0.5f}, decoder(Encoding.PCM_S16LE, 1).decode(bytes));
    }

    @Test
    void stereoBecomesTheMeanOfItsChannels() {
        byte[] bytes = little(8)
                .putShort((short) 16384)
                .putShort((short) 0)
                .putShort((short) -16384)
                .putShort((short) -16384)
                .array();

        assertArrayEquals(
                new float[] {0.25f, -0.5f}, decoder(Encoding.PCM_S16LE, 2).decode(bytes));
    }

    @Test
    void floatsThatAreNoSoundBecomeSilenceOrAreClipped() {
        byte[] bytes = little(20)
                .putFloat(0.25f)
                .putFloat(Float.NaN)
                .putFloat(Float.NEGATIVE_INFINITY)
                .putFloat(7)
                .putFloat(-1e20f)
                .array();

        assertArrayEquals(
                new float[] {0.25f, 0, 0, 1, -1}, decoder(Encoding.PCM_F32LE, 1).decode(bytes));
    }

    @Test
    void readsPartOfABufferOfEitherByteOrder() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {9, 0, 64, 0, 32, 9});
        bytes.position(1).limit(5);

        assertArrayEquals(
                new float[] {0.5f, 0.25f}, decoder(Encoding.PCM_S16LE, 1).decode(bytes));
        assertEquals(0, bytes.remaining());
    }

    @Test
    void aFrameCutInTwoIsAnErrorThatSaysWhatWasAnnounced() {
        for (int bytes : new int[] {1, 3, 7, 9}) {
            AudioException e = assertThrows(
                    AudioException.class, () -> decoder(Encoding.PCM_F32LE, 2).decode(new byte[bytes]));
            assertTrue(e.getMessage().contains("pcm_f32le"), e.getMessage());
        }
        assertEquals(0, decoder(Encoding.PCM_S16LE, 1).decode(new byte[0]).length);
    }

    @Test
    void formatsOutsideOfWhatIsSupportedAreRefused() {
        assertThrows(AudioException.class, () -> new AudioFormat(null, 16_000, 1));
        assertThrows(AudioException.class, () -> new AudioFormat(Encoding.PCM_S16LE, 7_999, 1));
        assertThrows(AudioException.class, () -> new AudioFormat(Encoding.PCM_S16LE, 96_000, 1));
        assertThrows(AudioException.class, () -> new AudioFormat(Encoding.PCM_S16LE, 16_000, 3));
    }
}
