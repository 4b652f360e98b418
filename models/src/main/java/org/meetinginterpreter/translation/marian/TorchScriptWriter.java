package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive, the file that {@code torch.jit.load} reads, without Python: a zip of uncompressed entries with
 * the program's source, a pickle of the module with its tensors' shapes, and each tensor's values (see
 * {@code torch/csrc/jit/docs/serialization.md} of PyTorch).
 */
final class TorchScriptWriter {
    private static final String FOLDER = "network/";
    /** The archive's format: 3 is what PyTorch writes for programs without newer operators. */
    private static final String VERSION = "3\n";

    /** One date for all, so that equal networks give equal archives. */
    private static final LocalDateTime SAME_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int CHUNK_BYTES = 1 << 16;

    private TorchScriptWriter() {}

    /**
     * @param className the module's class; {@code source} declares it, with each attribute and {@code training}
     * @param attributes by name
     */
    static void write(OutputStream out, String className, String source, Map<String, ModuleAttribute> attributes)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            ModulePickle module = new ModulePickle();
            entry(zip, "data.pkl", module.write(className, attributes));
            entry(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            entry(zip, "constants.pkl", new PickleWriter().emptyTuple().end());
            for (int i = 0; i < module.storages().size(); i++) {
                entry(zip, "data/" + i, module.storages().get(i));
            }
            entry(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        entry(zip, name, List.of(ByteBuffer.wrap(content)));
    }

    /** @param parts what the entry holds, one after the other */
    private static void entry(ZipOutputStream zip, String name, List<ByteBuffer> parts) throws IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        for (ByteBuffer part : parts) {
            crc.update(part.duplicate());
            size += part.remaining();
        }
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setSize(size);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(SAME_TIME);
        zip.putNextEntry(entry);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (ByteBuffer part : parts) {
            ByteBuffer rest = part.duplicate();
            while (rest.hasRemaining()) {
                int length = Math.min(chunk.length, rest.remaining());
                rest.get(chunk, 0, length);
                zip.write(chunk, 0, length);
            }
        }
        zip.closeEntry();
    }
}
