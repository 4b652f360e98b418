package org.meetinginterpreter.translation.marian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TorchScriptWriterTest {
    @Test
    void writesPicklesOfProtocolTwo() {
        assertArrayEquals(
                bytes(0x80, 2, '(', 'J', 1, 0, 0, 0, 'J', 0xff, 0xff, 0xff, 0xff, 't', '.'),
                new PickleWriter().integers(1, -1).end());
        assertArrayEquals(
                bytes(0x80, 2, '}', '(', 'X', 2, 0, 0, 0, 0xc3, 0xa3, 0x88, 'u', '.'),
                new PickleWriter()
                        .emptyDictionary()
                        .mark()
                        .string("ã")
                        .bool(true)
                        .setItems()
                        .end());
        assertArrayEquals(
                bytes(0x80, 2, 'c', 'a', '\n', 'b', '\n', ')', 0x81, 0x89, 'b', '.'),
                new PickleWriter()
                        .global("a", "b")
                        .emptyTuple()
                        .newObject()
                        .bool(false)
                        .build()
                        .end());
    }

    @Test
    void writesAnUncompressedZipOfProgramAndTensors() throws IOException {
        Map<String, byte[]> entries = entries(archive());
        assertEquals(
                List.of(
                        "network/data.pkl",
                        "network/code/__torch__.py",
                        "network/constants.pkl",
                        "network/data/0",
                        "network/data/1",
                        "network/version"),
                List.copyOf(entries.keySet()));
        assertEquals("class M(Module):\n", new String(entries.get("network/code/__torch__.py"), UTF_8));
        ByteBuffer values = ByteBuffer.wrap(entries.get("network/data/0")).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(2, values.asFloatBuffer().limit());
        assertEquals(1.5f, values.getFloat(0));
        assertArrayEquals(new byte[] {7, -7}, entries.get("network/data/1"));
    }

    @Test
    void writesTheSameBytesForTheSameNetwork() throws IOException {
        assertArrayEquals(archive(), archive());
    }

    private static byte[] archive() throws IOException {
        Map<String, ModuleAttribute> tensors = new LinkedHashMap<>();
        tensors.put("a", FloatTensor.of(new float[] {1.5f, 2}, 1, 2));
        tensors.put("b", ByteTensor.of(ByteBuffer.wrap(new byte[] {7, -7, 0}), 1, 2));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TorchScriptWriter.write(out, "M", "class M(Module):\n", tensors);
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertEquals(ZipEntry.STORED, entry.getMethod());
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
