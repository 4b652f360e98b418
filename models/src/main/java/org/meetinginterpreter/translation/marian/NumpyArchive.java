package org.meetinginterpreter.translation.marian;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.translation.marian.MarianTensor.Storage;

/**
 * Marian's other model file ({@code *.npz}, as OPUS-MT publishes it): a zip with one NumPy array for each tensor
 * ({@code numpy/lib/format.py}, versions 1 to 3), float32, and the configuration as an array of bytes.
 */
final class NumpyArchive {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final String SUFFIX = ".npy";
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
    private static final Pattern DIMENSION = Pattern.compile("[1-9][0-9]{0,8}");

    private NumpyArchive() {}

    /**
     * The tensors by name.
     *
     * @param origin what messages call the file
     * @param bytes the whole file; the tensors share it
     */
    static Map<String, MarianTensor> tensors(String origin, ByteBuffer bytes) {
        Map<String, MarianTensor> tensors = new LinkedHashMap<>();
        ZipDirectory.entries(bytes).forEach((file, content) -> {
            if (file.endsWith(SUFFIX)) {
                String name = file.substring(0, file.length() - SUFFIX.length());
                tensors.put(name, tensor(name, "the tensor " + name + " of " + origin, content));
            }
        });
        return tensors;
    }

    private static MarianTensor tensor(String name, String description, ByteBuffer bytes) {
        byte[] magic = new byte[MAGIC.length];
        require(bytes.remaining() > MAGIC.length + 4, name, "is too short");
        bytes.get(0, magic);
        int version = bytes.get(MAGIC.length);
        require(
                ByteBuffer.wrap(magic).equals(ByteBuffer.wrap(MAGIC)) && version >= 1 && version <= 3,
                name,
                "is no NumPy array");
        int from = MAGIC.length + 2;
        int length = version == 1 ? Short.toUnsignedInt(bytes.getShort(from)) : bytes.getInt(from);
        from += version == 1 ? Short.BYTES : Integer.BYTES;
        require(length >= 0 && length <= bytes.remaining() - from, name, "ends within its header");
        byte[] text = new byte[length];
        bytes.get(from, text);
        String header = new String(text, StandardCharsets.ISO_8859_1);

        Storage type = type(name, find(TYPE, header, name, "type"));
        List<Integer> shape = shape(name, find(SHAPE, header, name, "shape"));
        boolean columnsFirst = find(ORDER, header, name, "order").equals("True");
        require(!columnsFirst || shape.size() < 2, name, "lies column after column; only rows are known");
        long values = shape.stream().mapToLong(Integer::longValue).reduce(1, NumpyArchive::product);
        int at = from + length;
        require(
                product(values, type.valueBytes) == bytes.remaining() - at,
                name,
                "has " + (bytes.remaining() - at) + " bytes for the shape " + shape);
        return new MarianTensor(
                description,
                type,
                shape,
                bytes.slice(at, bytes.remaining() - at).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Storage type(String name, String code) {
        return switch (code) {
            case "<f4" -> Storage.FLOAT32;
            // the configuration's text
            case "<i1", "|i1", "|u1", "<u1" -> Storage.INT8;
            default -> throw new MarianFormatException("tensor " + name + " is of the type " + code + ", known is <f4");
        };
    }

    private static List<Integer> shape(String name, String text) {
        List<Integer> shape = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                require(DIMENSION.matcher(part.strip()).matches(), name, "has the shape (" + text + ")");
                shape.add(Integer.parseInt(part.strip()));
            }
        }
        return shape;
    }

    private static String find(Pattern pattern, String header, String name, String what) {
        Matcher matcher = pattern.matcher(header);
        require(matcher.find(), name, "says nothing of its " + what);
        return matcher.group(1);
    }

    private static long product(long a, long b) {
        return Math.min(a, 1L << 31) * Math.min(b, 1L << 31);
    }

    private static void require(boolean condition, String name, String fault) {
        if (!condition) {
            throw new MarianFormatException("tensor " + name + " " + fault);
        }
    }
}
