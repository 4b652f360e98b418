package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.translation.TranslationException;

class MarianModelFileTest {
    private static final byte[] SMALL = new MarianFileWriter()
            .float32("bias", new float[] {1, -2, 0.5f}, 1, 3)
            .intgemm8("weights", new byte[] {127, -127, 0, 64, 1, -1}, 2, 3, 2)
            .configuration("type: transformer")
            .bytes();

    @Test
    void readsNumbersAndText() {
        MarianModelFile file = parse(SMALL);
        assertEquals(Set.of("bias", "weights", "special:model.yml"), file.names());
        assertArrayEquals(new float[] {1, -2, 0.5f}, file.tensor("bias", 1, 3).floats());
        assertArrayEquals(
                new float[] {63.5f, -63.5f, 0, 32, 0.5f, -0.5f},
                file.tensor("weights", 3, 2).floats());
        assertEquals("type: transformer", file.configuration());
    }

    @Test
    void refusesEveryPrefixOfAFile() {
        byte[] whole = TinyMarianModel.bytes(1, true);
        for (int length = 0; length < whole.length; length += length < 8_000 ? 1 : 977) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(MarianFormatException.class, () -> parse(cut));
        }
        assertThrows(MarianFormatException.class, () -> parse(Arrays.copyOf(whole, whole.length + 1)));
    }

    @Test
    void meetsEveryFlippedBitOfTheHeaderWithAnAnswerOrARefusal() {
        int header = 16 + 3 * 32 + 5 + 8 + 18 + 20 + 8;
        for (int bit = 0; bit < 8 * header; bit++) {
            byte[] damaged = SMALL.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                MarianModelFile file = parse(damaged);
                file.names().forEach(name -> assertTrue(file.has(name)));
                file.tensor("bias", 1, 3).floats();
                file.tensor("weights", 3, 2).floats();
                file.configuration();
            } catch (MarianFormatException e) {
                assertTrue(e.getMessage().contains("small"), e.getMessage());
            }
        }
    }

    @Test
    void namesTheFileAndTheFault() {
        byte[] other = new MarianFileWriter()
                .entry("half", 0x402, MarianFileWriter.buffer(256), 4)
                .bytes();
        String message =
                assertThrows(MarianFormatException.class, () -> parse(other)).getMessage();
        assertEquals(
                "small is no Marian model file, or a damaged one: tensor half is of the type float16, known are float32 and intgemm8; install the model"
                        + " again",
                message);
    }

    @Test
    void refusesATensorThatIsNotThereOrOfAnotherShape() {
        MarianModelFile file = parse(SMALL);
        assertThrows(MarianFormatException.class, () -> file.tensor("Wemb", 3, 2));
        assertThrows(MarianFormatException.class, () -> file.tensor("bias", 3));
        assertThrows(MarianFormatException.class, () -> file.tensor("weights", 2, 3));
    }

    @Test
    void refusesNumbersThatAreNone() {
        MarianModelFile file = parse(new MarianFileWriter()
                .float32("bias", new float[] {Float.NaN}, 1, 1)
                .intgemm8("zero", new byte[] {1}, 0, 1, 1)
                .intgemm8("nan", new byte[] {1}, Float.NaN, 1, 1)
                .bytes());
        assertThrows(
                MarianFormatException.class, () -> file.tensor("bias", 1, 1).floats());
        assertThrows(
                MarianFormatException.class, () -> file.tensor("zero", 1, 1).floats());
        assertThrows(MarianFormatException.class, () -> file.tensor("nan", 1, 1).floats());
        assertThrows(MarianFormatException.class, file::configuration);
    }

    @Test
    void refusesTwoTensorsOfOneName() {
        byte[] twice = new MarianFileWriter()
                .float32("bias", new float[1], 1, 1)
                .float32("bias", new float[1], 1, 1)
                .bytes();
        assertThrows(MarianFormatException.class, () -> parse(twice));
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path folder) {
        TranslationException absent =
                assertThrows(TranslationException.class, () -> MarianModelFile.read(folder.resolve("model.enpt.bin")));
        assertTrue(absent.getMessage().contains("model.enpt.bin"), absent.getMessage());
    }

    private static MarianModelFile parse(byte[] bytes) {
        return MarianModelFile.parse("small", ByteBuffer.wrap(bytes));
    }
}
