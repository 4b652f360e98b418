package org.meetinginterpreter.translation.marian;

import java.nio.ByteBuffer;

/** A matrix of int8 on its way into a TorchScript archive. */
final class ByteTensor implements ModuleAttribute {
    private final ByteBuffer values;
    private final int rows;
    private final int columns;

    /** @param values row after row, from position 0; more may follow */
    ByteTensor(ByteBuffer values, int rows, int columns) {
        this.values = values;
        this.rows = rows;
        this.columns = columns;
    }

    int[] shape() {
        return new int[] {rows, columns};
    }

    byte[] values() {
        byte[] bytes = new byte[Math.multiplyExact(rows, columns)];
        values.get(0, bytes);
        return bytes;
    }

    @Override
    public String typeName() {
        return "Tensor";
    }
}
