package org.meetinginterpreter.translation.marian;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes Python pickles (protocol 2), as much of them as PyTorch's {@code torch/csrc/jit/serialization/unpickler.cpp} needs to
 * read a module of tensors. The calls follow the opcodes of Python's {@code pickletools}: operands first, then the operation.
 */
final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleWriter() {
        opcode(0x80).write(2);
    }

    /** Pushes a class or function by its qualified name. */
    PickleWriter global(String module, String name) {
        opcode('c').writeBytes((module + '\n' + name + '\n').getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PickleWriter string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        opcode('X').writeBytes(littleEndian(bytes.length));
        out.writeBytes(bytes);
        return this;
    }

    PickleWriter integer(int value) {
        opcode('J').writeBytes(littleEndian(value));
        return this;
    }

    PickleWriter bool(boolean value) {
        opcode(value ? 0x88 : 0x89);
        return this;
    }

    PickleWriter emptyTuple() {
        opcode(')');
        return this;
    }

    PickleWriter emptyDictionary() {
        opcode('}');
        return this;
    }

    /** Begins a tuple or the items of a dictionary. */
    PickleWriter mark() {
        opcode('(');
        return this;
    }

    /** Makes a tuple of all since the mark. */
    PickleWriter tuple() {
        opcode('t');
        return this;
    }

    PickleWriter integers(int... values) {
        mark();
        for (int value : values) {
            integer(value);
        }
        return tuple();
    }

    /** Puts the keys and values since the mark into the dictionary below it. */
    PickleWriter setItems() {
        opcode('u');
        return this;
    }

    /** Makes an object of the class and the arguments' tuple on top. */
    PickleWriter newObject() {
        opcode(0x81);
        return this;
    }

    /** Gives the object below its state on top. */
    PickleWriter build() {
        opcode('b');
        return this;
    }

    /** Calls the function below with the tuple on top. */
    PickleWriter reduce() {
        opcode('R');
        return this;
    }

    /** Replaces the tuple on top by what it names outside of the pickle: a tensor's storage. */
    PickleWriter persistentId() {
        opcode('Q');
        return this;
    }

    byte[] end() {
        opcode('.');
        return out.toByteArray();
    }

    private ByteArrayOutputStream opcode(int code) {
        out.write(code);
        return out;
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
