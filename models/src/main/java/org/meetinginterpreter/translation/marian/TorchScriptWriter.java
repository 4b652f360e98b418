package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
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

    private TorchScriptWriter() {}

    /**
     * @param className the module's class; {@code source} declares it, with one attribute per tensor and {@code training}
     * @param tensors by attribute name
     */
    static void write(OutputStream out, String className, String source, Map<String, FloatTensor> tensors)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            entry(zip, "data.pkl", module(className, tensors));
            entry(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            entry(zip, "constants.pkl", new PickleWriter().emptyTuple().end());
            int index = 0;
            for (FloatTensor tensor : tensors.values()) {
                entry(zip, "data/" + index++, bytes(tensor.values()));
            }
            entry(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] module(String className, Map<String, FloatTensor> tensors) {
        PickleWriter pickle = new PickleWriter();
        pickle.global("__torch__", className).emptyTuple().newObject();
        pickle.emptyDictionary().mark();
        pickle.string("training").bool(false);
        int index = 0;
        for (Map.Entry<String, FloatTensor> tensor : tensors.entrySet()) {
            pickle.string(tensor.getKey());
            tensor(pickle, index++, tensor.getValue());
        }
        return pickle.setItems().build().end();
    }

    private static void tensor(PickleWriter pickle, int index, FloatTensor tensor) {
        int[] shape = tensor.shape();
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
        pickle.mark().string("storage").global("torch", "FloatStorage").string(Integer.toString(index));
        pickle.string("cpu").integer(tensor.values().length).tuple().persistentId();
        pickle.integer(0).integers(shape).integers(strides).bool(false);
        pickle.global("collections", "OrderedDict").emptyTuple().reduce();
        pickle.tuple().reduce();
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(SAME_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
