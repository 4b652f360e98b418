package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.meetinginterpreter.translation.marian.MarianTensor.Storage;

/**
 * A model file of Marian: its own ({@code model.*.bin}), read here, or a {@link NumpyArchive} ({@code *.npz}). The former, as {@code common/binary.cpp} of marian-nmt writes it: a table of named
 * tensors and the network's configuration in YAML. Every length is checked against the file's before it is used.
 *
 * <pre>
 * u64 version = 1; u64 n; n x (u64 name length with NUL, u64 type, u64 dimensions, u64 bytes of data with padding)
 * n names with NUL; n x i32[dimensions]; u64 padding; padding; n tensors back to back, to the end of the file
 * </pre>
 */
final class MarianModelFile {
    private static final String CONFIGURATION = "special:model.yml";
    private static final Map<Long, String> FOREIGN_TYPES =
            Map.of(0x402L, "float16", 0x408L, "float64", 0x802L, "packed16", 0x4102L, "intgemm16");

    private static final int MAX_TENSORS = 100_000;
    private static final int MAX_NAME_BYTES = 1_024;
    private static final int MAX_DIMENSIONS = 8;

    private final String origin;
    private final Map<String, MarianTensor> tensors;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private MarianModelFile(String origin, Map<String, MarianTensor> tensors) {
        this.origin = origin;
        this.tensors = tensors;
    }

    /** Maps the file rather than reading it: its pages are the system's, and one copy of the weights is enough. */
    static MarianModelFile read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new MarianFormatException(file + " has " + channel.size() + " bytes; up to 2 GB are supported");
            }
            return parse(file.toString(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException | OutOfMemoryError e) {
            throw new MarianFormatException(file + " cannot be read: " + e, e);
        }
    }

    /** @param origin what messages call the file */
    static MarianModelFile parse(String origin, ByteBuffer bytes) {
        try {
            return new MarianModelFile(
                    origin,
                    ZipDirectory.isZip(bytes)
                            ? NumpyArchive.tensors(origin, bytes)
                            : tensors(origin, new Cursor(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN))));
        } catch (MarianFormatException e) {
            throw new MarianFormatException(
                    origin + " is no Marian model file, or a damaged one: " + e.getMessage()
                            + "; install the model again",
                    e);
        }
    }

    String origin() {
        return origin;
    }

    Set<String> names() {
        return tensors.keySet();
    }

    boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** Whether the network's matrices are int8; what else is there, biases and norms, is float32 always. */
    boolean isInt8() {
        return tensors.values().stream()
                .filter(tensor -> tensor.shape().size() == 2 && tensor.rows() > 1)
                .allMatch(tensor -> tensor.type() == Storage.INTGEMM8);
    }

    /**
     * What to compute with: int8 where the matrices are, unless something else is preferred; float16 keeps these small where the processor
     * is not fit for int8. Float32 matrices are computed in float32: int8 ones are never made up.
     *
     * @param int8Fault why int8 does not work here, or nothing; asked only where it matters
     */
    Arithmetic arithmetic(Supplier<Optional<String>> int8Fault) {
        Arithmetic wanted = Arithmetic.preferred().orElse(isInt8() ? Arithmetic.INT8 : Arithmetic.FLOAT32);
        boolean possible =
                wanted != Arithmetic.INT8 || (isInt8() && int8Fault.get().isEmpty());
        return possible ? wanted : isInt8() ? Arithmetic.FLOAT16 : Arithmetic.FLOAT32;
    }

    /** The tensor, checked to have this shape. */
    MarianTensor tensor(String name, int... shape) {
        MarianTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new MarianFormatException(origin + " lacks the tensor " + name);
        }
        asked.add(name);
        List<Integer> expected = new ArrayList<>();
        for (int dimension : shape) {
            expected.add(dimension);
        }
        if (!tensor.shape().equals(expected)) {
            throw new MarianFormatException(
                    tensor.description() + " has the shape " + tensor.shape() + ", not " + expected);
        }
        return tensor;
    }

    /** Refuses a file with weights that nobody has asked for: its network is another than the one that was read. */
    void requireNothingElse() {
        tensors.keySet().stream()
                .filter(name -> !asked.contains(name) && !name.startsWith("special:") && !name.endsWith("_QuantMultA"))
                .findFirst()
                .ifPresent(name -> {
                    throw new MarianFormatException(
                            origin + " is a network that this engine cannot run: it has the tensor " + name
                                    + ", which none of the known layers uses");
                });
    }

    /** The value of a tensor that holds one, above 0. */
    double positive(String name) {
        float value = tensor(name, 1, 1).floats()[0];
        if (!(value > 0)) {
            throw new MarianFormatException("the tensor " + name + " of " + origin + " holds " + value);
        }
        return value;
    }

    /** The YAML text that describes the network. */
    String configuration() {
        MarianTensor text = tensors.get(CONFIGURATION);
        if (text == null || text.type() != Storage.INT8) {
            throw new MarianFormatException(origin + " lacks the network's configuration, " + CONFIGURATION);
        }
        byte[] bytes = new byte[text.size()];
        text.data().get(0, bytes);
        String yaml = new String(bytes, StandardCharsets.UTF_8);
        int end = yaml.indexOf('\0');
        return end < 0 ? yaml : yaml.substring(0, end);
    }

    private static Map<String, MarianTensor> tensors(String origin, Cursor in) {
        long version = in.u64("version");
        require(version == 1, "version " + version + " where 1 is known");
        int count = in.count("number of tensors", MAX_TENSORS);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(
                    in.count("length of a name", MAX_NAME_BYTES),
                    in.u64("type"),
                    in.count("number of dimensions", MAX_DIMENSIONS),
                    in.count("length of a tensor", Integer.MAX_VALUE)));
        }
        List<String> names = new ArrayList<>();
        for (Entry entry : entries) {
            names.add(in.name(entry.nameBytes));
        }
        List<List<Integer>> shapes = new ArrayList<>();
        for (Entry entry : entries) {
            shapes.add(in.shape(entry.dimensions));
        }
        in.skip(in.count("padding", Integer.MAX_VALUE), "padding");

        Map<String, MarianTensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Entry entry = entries.get(i);
            String name = names.get(i);
            Storage type = type(name, entry.type);
            long values = shapes.get(i).stream().mapToLong(Integer::longValue).reduce(1, MarianModelFile::product);
            long needed = product(values, type.valueBytes) + type.extraBytes;
            require(needed <= entry.bytes, "tensor " + name + " needs " + needed + " bytes and has " + entry.bytes);
            MarianTensor tensor = new MarianTensor(
                    "the tensor " + name + " of " + origin,
                    type,
                    shapes.get(i),
                    in.slice(entry.bytes, "tensor " + name));
            require(tensors.put(name, tensor) == null, "tensor " + name + " is there twice");
        }
        require(in.remaining() == 0, in.remaining() + " bytes follow the last tensor");
        return tensors;
    }

    private static Storage type(String name, long code) {
        for (Storage type : Storage.values()) {
            if (type.code == code) {
                return type;
            }
        }
        String type = FOREIGN_TYPES.getOrDefault(code, "0x" + Long.toHexString(code));
        throw new MarianFormatException(
                "tensor " + name + " is of the type " + type + ", known are float32 and intgemm8");
    }

    /** A product that cannot overflow: it stops growing beyond any file's size. */
    private static long product(long a, long b) {
        return Math.min(a, 1L << 31) * Math.min(b, 1L << 31);
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new MarianFormatException(fault);
        }
    }

    private record Entry(int nameBytes, long type, int dimensions, int bytes) {}

    /** Reads on, and never beyond the end. */
    private record Cursor(ByteBuffer bytes) {
        long remaining() {
            return bytes.remaining();
        }

        long u64(String what) {
            need(Long.BYTES, what);
            return bytes.getLong();
        }

        int count(String what, int most) {
            long value = u64(what);
            require(value >= 0 && value <= most, what + " is " + Long.toUnsignedString(value));
            return (int) value;
        }

        String name(int length) {
            byte[] name = new byte[length];
            need(length, "a name");
            bytes.get(name);
            require(length > 1 && name[length - 1] == 0, "a name does not end");
            return new String(name, 0, length - 1, StandardCharsets.UTF_8);
        }

        List<Integer> shape(int dimensions) {
            List<Integer> shape = new ArrayList<>();
            for (int i = 0; i < dimensions; i++) {
                need(Integer.BYTES, "a shape");
                int dimension = bytes.getInt();
                require(dimension > 0, "a shape has the dimension " + dimension);
                shape.add(dimension);
            }
            return shape;
        }

        void skip(int length, String what) {
            need(length, what);
            bytes.position(bytes.position() + length);
        }

        ByteBuffer slice(int length, String what) {
            need(length, what);
            ByteBuffer slice = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            skip(length, what);
            return slice;
        }

        private void need(int length, String what) {
            require(bytes.remaining() >= length, "it ends within " + what);
        }
    }
}
