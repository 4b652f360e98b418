package org.meetinginterpreter.speech.turns;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles and checkpoints, well-formed or not. */
final class CheckpointBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A checkpoint of one storage with a tensor {@code w} of two rows in it, and what a test changes about it. */
    static byte[] checkpoint(int offset, int rows, int columns, long storageSize, float... values) {
        return checkpoint("torch\nFloatStorage", offset, rows, columns, storageSize, values);
    }

    static byte[] checkpoint(String storageKind, int offset, int rows, int columns, long storageSize, float... values) {
        CheckpointBytes all = new CheckpointBytes().head();
        all.protocol().add('}').add('(').text("model_state");
        all.add('c').line("collections\nOrderedDict").add(')').add('R').add('(').text("w");
        all.add('c').line("torch._utils\n_rebuild_tensor_v2").add('(').add('(').text("storage");
        all.add('c')
                .line(storageKind)
                .text("k")
                .text("cuda:0")
                .integer(values.length)
                .add('N')
                .add('t')
                .add('Q');
        all.integer(offset)
                .integer(rows)
                .integer(columns)
                .add(0x86)
                .integer(columns)
                .integer(1)
                .add(0x86);
        all.add(0x89)
                .add('c')
                .line("collections\nOrderedDict")
                .add(')')
                .add('R')
                .add('t')
                .add('R');
        all.add('u').add('u').add('.');
        all.protocol().add(']').add('(').text("k").add('e').add('.');
        ByteBuffer storage = ByteBuffer.allocate(8 + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        storage.putLong(storageSize);
        for (float value : values) {
            storage.putFloat(value);
        }
        return all.raw(storage.array()).toBytes();
    }

    CheckpointBytes head() {
        protocol().add(0x8a).add(10);
        raw(new byte[] {0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19});
        add('.').protocol().add('M').add(0xe9).add(0x03).add('.');
        return protocol().add('}').text("little_endian").add(0x88).add('s').add('.');
    }

    CheckpointBytes protocol() {
        return add(0x80).add(2);
    }

    CheckpointBytes add(int operation) {
        bytes.write(operation);
        return this;
    }

    CheckpointBytes raw(byte[] some) {
        bytes.writeBytes(some);
        return this;
    }

    CheckpointBytes integer(int value) {
        return add('J').raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    CheckpointBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add('X').raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(utf8.length)
                .array());
        return raw(utf8);
    }

    CheckpointBytes line(String text) {
        return raw((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    ByteBuffer toBuffer() {
        return ByteBuffer.wrap(toBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
