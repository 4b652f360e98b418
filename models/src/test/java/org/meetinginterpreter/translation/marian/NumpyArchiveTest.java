package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyArchiveTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsTensorsAndConfiguration(boolean packed) {
        MarianModelFile file = parse(model(packed));
        assertArrayEquals(
                new float[] {1, 2, 3, -4, 5, 6.5f}, file.tensor("W", 2, 3).floats());
        assertArrayEquals(new float[] {7}, file.tensor("b", 1, 1).floats());
        assertEquals("type: transformer\n", file.configuration());
    }

    @ParameterizedTest
    @CsvSource({
        "<f8, 2, 'tensor W is of the type <f8'",
        "<f2, 2, 'tensor W is of the type <f2'",
        ">f4, 2, 'tensor W is of the type >f4'",
        "|O, 2, 'tensor W is of the type |O'",
        "<f4, 3, 'tensor W has 8 bytes for the shape [3]'",
        "<f4, 0, 'tensor W has the shape (0,)'",
        "<f4, 2147483647, 'tensor W has the shape'",
    })
    void refusesOtherArraysByName(String type, int size, String message) {
        byte[] archive = new NumpyFileWriter(false)
                .add("W", type, new byte[8], List.of(size))
                .bytes();
        String refusal = refusal(archive);
        assertTrue(refusal.contains(message), refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }; column after column",
                "{'descr': '<f4', 'shape': (2,), }; says nothing of its order",
                "{'fortran_order': False, 'shape': (2,), }; says nothing of its type",
                "{'descr': '<f4', 'fortran_order': False}; says nothing of its shape",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1 2,), }; has the shape (1 2,)",
            })
    void refusesOtherHeaders(String header, String message) {
        byte[] array = NumpyFileWriter.array(header, new byte[8]);
        String refusal =
                refusal(new NumpyFileWriter(false).entry("W.npy", array).bytes());
        assertTrue(refusal.contains(message), refusal);
    }

    @Test
    void refusesWhatIsNoArray() {
        byte[] text = "this is no array at all".getBytes(StandardCharsets.UTF_8);
        assertTrue(refusal(new NumpyFileWriter(false).entry("W.npy", text).bytes())
                .contains("tensor W is no NumPy array"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAnArchiveCutAnywhere(boolean packed) {
        byte[] whole = model(packed);
        for (int length = 4; length < whole.length; length += 7) {
            refusal(Arrays.copyOf(whole, length));
        }
    }

    /** Whatever a damaged file says, it is read as something else or refused, never with another error. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void survivesAnyDamage(boolean packed) {
        byte[] whole = model(packed);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 3; j++) {
                damaged[4 + random.nextInt(whole.length - 4)] = (byte) random.nextInt();
            }
            try {
                parse(damaged);
            } catch (MarianFormatException e) {
                refused++;
            }
        }
        assertTrue(refused > 300, refused + " refused");
    }

    private static byte[] model(boolean packed) {
        byte[] values = new byte[6 * Float.BYTES];
        MarianFileWriter.buffer(values.length)
                .putFloat(1)
                .putFloat(2)
                .putFloat(3)
                .putFloat(-4)
                .putFloat(5)
                .putFloat(6.5f)
                .get(0, values);
        byte[] one = new byte[Float.BYTES];
        MarianFileWriter.buffer(Float.BYTES).putFloat(0, 7).get(0, one);
        byte[] yaml = "type: transformer\n\0".getBytes(StandardCharsets.UTF_8);
        return new NumpyFileWriter(packed)
                .add("W", "<f4", values, List.of(2, 3))
                .add("b", "<f4", one, List.of(1, 1))
                .add("special:model.yml", "|i1", yaml, List.of(yaml.length))
                .bytes();
    }

    private static String refusal(byte[] archive) {
        return assertThrows(MarianFormatException.class, () -> parse(archive)).getMessage();
    }

    private static MarianModelFile parse(byte[] archive) {
        return MarianModelFile.parse("model.npz", ByteBuffer.wrap(archive));
    }
}
