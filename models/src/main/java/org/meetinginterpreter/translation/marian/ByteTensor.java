package org.meetinginterpreter.translation.marian;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A matrix of int8 on its way into a TorchScript archive; its values stay where the model file was read to. */
final class ByteTensor implements ModuleAttribute {
    private final List<ByteBuffer> parts;
    private final int rows;
    private final int columns;

    private ByteTensor(List<ByteBuffer> parts, int rows, int columns) {
        this.parts = parts;
        this.rows = rows;
        this.columns = columns;
    }

    /** @param values row after row, from position 0; more may follow */
    static ByteTensor of(ByteBuffer values, int rows, int columns) {
        return new ByteTensor(List.of(values.slice(0, Math.multiplyExact(rows, columns))), rows, columns);
    }

    /** Matrices of the same width, one below the other. */
    static ByteTensor concatenate(ByteTensor... parts) {
        return new ByteTensor(
                Arrays.stream(parts).flatMap(part -> part.parts.stream()).toList(),
                Arrays.stream(parts).mapToInt(part -> part.rows).sum(),
                parts[0].columns);
    }

    int[] shape() {
        return new int[] {rows, columns};
    }

    int rows() {
        return rows;
    }

    /** The values, in order. */
    List<ByteBuffer> parts() {
        return parts.stream().map(ByteBuffer::duplicate).toList();
    }

    @Override
    public String typeName() {
        return "Tensor";
    }
}
