package org.meetinginterpreter.translation.marian;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One tensor of a Marian model file, still as stored; {@link #floats} gives its values.
 *
 * <p>Int8 matrices hold {@code value = int8 / multiplier}, the multiplier a float32 right behind the int8 values (Marian's
 * {@code intgemm8}). All of them but the embeddings lie transposed in the file: a matrix that says {@code [in, out]} is {@code
 * [out][in]}, row after row, which is what a linear layer of PyTorch takes.
 *
 * @param description what messages call it
 * @param shape the dimensions that the file states
 * @param data the tensor's bytes, little endian, from its own position 0; longer than the values where the file pads
 */
record MarianTensor(String description, Storage type, List<Integer> shape, ByteBuffer data) {
    /** How values are stored; the code is the one of Marian's {@code common/types.h}. */
    enum Storage {
        FLOAT32(0x404, 4, 0),
        INTGEMM8(0x4101, 1, Float.BYTES),
        INT8(0x101, 1, 0);

        final long code;
        final int valueBytes;
        final int extraBytes;

        Storage(long code, int valueBytes, int extraBytes) {
            this.code = code;
            this.valueBytes = valueBytes;
            this.extraBytes = extraBytes;
        }
    }

    MarianTensor {
        shape = List.copyOf(shape);
    }

    int size() {
        return Math.toIntExact(shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact));
    }

    int rows() {
        return shape.get(0);
    }

    int columns() {
        return shape.get(shape.size() - 1);
    }

    boolean isInt8() {
        return type == Storage.INTGEMM8;
    }

    /** The values as float32 in the order of the file. */
    float[] floats() {
        float[] values = stored();
        float multiplier = multiplier();
        for (int i = 0; i < values.length; i++) {
            values[i] /= multiplier;
        }
        return values;
    }

    /** The values times {@link #multiplier}: whole numbers where the tensor is int8. */
    float[] stored() {
        float[] values = new float[size()];
        switch (type) {
            case FLOAT32 -> data.asFloatBuffer().get(values);
            case INTGEMM8 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = data.get(i);
                }
            }
            case INT8 -> throw new MarianFormatException(description + " holds text, not numbers");
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new MarianFormatException(description + " holds a value that is no number");
            }
        }
        return values;
    }

    /** What the stored values are to be divided by. */
    float multiplier() {
        if (type != Storage.INTGEMM8) {
            return 1;
        }
        float multiplier = data.getFloat(size());
        if (!(multiplier > 0) || Float.isInfinite(multiplier)) {
            throw new MarianFormatException(description + " has the multiplier " + multiplier);
        }
        return multiplier;
    }
}
