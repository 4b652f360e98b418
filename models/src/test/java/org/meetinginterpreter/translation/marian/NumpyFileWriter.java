package org.meetinginterpreter.translation.marian;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes NumPy's {@code *.npz} for tests: as {@code numpy.savez} does, or packed as {@code numpy.savez_compressed} does. */
final class NumpyFileWriter {
    private static final int ALIGNED = 64;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final boolean packed;

    NumpyFileWriter(boolean packed) {
        this.packed = packed;
    }

    NumpyFileWriter add(String name, String type, byte[] data, List<Integer> shape) {
        String dimensions = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + dimensions
                + (shape.size() == 1 ? ",), }" : "), }");
        return entry(name + ".npy", array(header, data));
    }

    /** A NumPy array of version 1. */
    static byte[] array(String header, byte[] data) {
        int length = 10 + header.length() + 1;
        int padding = Math.floorMod(-length, ALIGNED);
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        int headerBytes = header.length() + padding + 1;
        array.write(headerBytes & 0xff);
        array.write(headerBytes >> 8);
        array.writeBytes((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
        array.writeBytes(data);
        return array.toByteArray();
    }

    NumpyFileWriter entry(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        if (!packed) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    byte[] bytes() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
