package org.meetinginterpreter.translation.marian;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes Marian's binary model files for tests. */
final class MarianFileWriter {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, long type, List<Integer> shape, ByteBuffer data) {}

    MarianFileWriter float32(String name, float[] values, Integer... shape) {
        ByteBuffer data = buffer(padded(values.length * Float.BYTES));
        data.asFloatBuffer().put(values);
        return entry(name, 0x404, data, shape);
    }

    /** @param values in the order of the file, each already divided by nothing: {@code value = int8 / multiplier} */
    MarianFileWriter intgemm8(String name, byte[] values, float multiplier, Integer... shape) {
        ByteBuffer data = buffer(padded(values.length + Float.BYTES));
        data.put(0, values);
        data.putFloat(values.length, multiplier);
        return entry(name, 0x4101, data, shape);
    }

    MarianFileWriter configuration(String yaml) {
        byte[] text = (yaml + '\0').getBytes(StandardCharsets.UTF_8);
        return entry("special:model.yml", 0x101, buffer(text.length).put(0, text), text.length);
    }

    MarianFileWriter entry(String name, long type, ByteBuffer data, Integer... shape) {
        entries.add(new Entry(name, type, List.of(shape), data));
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        u64(out, 1);
        u64(out, entries.size());
        for (Entry entry : entries) {
            u64(out, entry.name.length() + 1);
            u64(out, entry.type);
            u64(out, entry.shape.size());
            u64(out, entry.data.capacity());
        }
        for (Entry entry : entries) {
            out.writeBytes((entry.name + '\0').getBytes(StandardCharsets.US_ASCII));
        }
        for (Entry entry : entries) {
            for (int dimension : entry.shape) {
                write(out, buffer(Integer.BYTES).putInt(0, dimension));
            }
        }
        int padding = Math.floorMod(-(out.size() + Long.BYTES), 256);
        u64(out, padding);
        out.writeBytes(new byte[padding]);
        for (Entry entry : entries) {
            write(out, entry.data);
        }
        return out.toByteArray();
    }

    /** The same as {@code *.npz}: a zip of NumPy arrays, of which only float32 and the configuration can be. */
    byte[] numpyArchive() {
        NumpyFileWriter archive = new NumpyFileWriter(false);
        for (Entry entry : entries) {
            int values = entry.shape.stream().reduce(1, Math::multiplyExact);
            byte[] data = new byte[values * (entry.type == 0x404 ? Float.BYTES : 1)];
            entry.data.get(0, data);
            archive.add(entry.name, entry.type == 0x404 ? "<f4" : "<i1", data, entry.shape);
        }
        return archive.bytes();
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int padded(int size) {
        return (size + 255) / 256 * 256;
    }

    private static void u64(ByteArrayOutputStream out, long value) {
        write(out, buffer(Long.BYTES).putLong(0, value));
    }

    private static void write(ByteArrayOutputStream out, ByteBuffer data) {
        byte[] bytes = new byte[data.capacity()];
        data.get(0, bytes);
        out.writeBytes(bytes);
    }
}
