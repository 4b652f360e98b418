package org.meetinginterpreter.speech.turns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights in a file of PyTorch before 1.6 ({@code torch.save}, {@code torch/serialization.py}): three pickles of constants, one of
 * what was saved, one with the keys of the storages, then each storage as its size (int64) and its float32, little endian. Every
 * offset and size is checked against the file.
 */
final class TorchCheckpoint {
    /** 0x1950a86a20f9469cfc6c, of which {@link PickleReader} keeps 64 bits. */
    private static final long MAGIC = 0xa86a20f9469cfc6cL;

    private static final long PROTOCOL = 1001;

    private final Map<?, ?> state;
    private final Map<String, FloatBuffer> storages;

    private TorchCheckpoint(Map<?, ?> state, Map<String, FloatBuffer> storages) {
        this.state = state;
        this.storages = storages;
    }

    /**
     * Reads a file's content; takes nothing out of it yet.
     *
     * @param bytes kept, not to be changed
     * @param stateKey where in the saved map the tensors by name are
     */
    static TorchCheckpoint read(byte[] bytes, String stateKey) throws CheckpointException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (!Long.valueOf(MAGIC).equals(PickleReader.read(in))
                || !Long.valueOf(PROTOCOL).equals(PickleReader.read(in))) {
            throw new CheckpointException("it is no checkpoint of PyTorch's older format");
        }
        Object system = PickleReader.read(in);
        if (!(system instanceof Map<?, ?> machine) || !Boolean.TRUE.equals(machine.get("little_endian"))) {
            throw new CheckpointException("it was written on another kind of machine");
        }
        Object saved = PickleReader.read(in);
        if (!(saved instanceof Map<?, ?> map) || !(map.get(stateKey) instanceof Map<?, ?> state)) {
            throw new CheckpointException("it has no " + stateKey);
        }
        return new TorchCheckpoint(state, storages(in, PickleReader.read(in)));
    }

    private static Map<String, FloatBuffer> storages(ByteBuffer in, Object keys) throws CheckpointException {
        if (!(keys instanceof List<?> list)) {
            throw new CheckpointException("it has no list of storages");
        }
        Map<String, FloatBuffer> storages = new HashMap<>();
        for (Object key : list) {
            long size = in.remaining() < Long.BYTES ? -1 : in.getLong();
            if (!(key instanceof String name) || size < 0 || size > in.remaining() / Float.BYTES) {
                throw new CheckpointException("a storage is cut off");
            }
            int bytes = (int) size * Float.BYTES;
            storages.put(name, in.slice(in.position(), bytes).order(in.order()).asFloatBuffer());
            in.position(in.position() + bytes);
        }
        if (in.hasRemaining()) {
            throw new CheckpointException("something follows its last storage");
        }
        return storages;
    }

    /**
     * A tensor's values, row by row.
     *
     * @param shape that it must have
     */
    float[] tensor(String name, int... shape) throws CheckpointException {
        if (!(state.get(name) instanceof PickleReader.Tensor tensor)) {
            throw new CheckpointException("it has no tensor " + name);
        }
        int size = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            boolean fits = tensor.shape().size() == shape.length
                    && tensor.strides().size() == shape.length
                    && tensor.shape().get(i).equals((long) shape[i])
                    && tensor.strides().get(i).equals((long) size);
            if (!fits) {
                throw new CheckpointException(name + " has another shape than it should");
            }
            size *= shape[i];
        }
        FloatBuffer storage = storages.get(tensor.storage().key());
        if (storage == null
                || storage.limit() != tensor.storage().size()
                || tensor.offset() < 0
                || tensor.offset() > storage.limit() - size) {
            throw new CheckpointException(name + " reaches beyond its storage");
        }
        float[] values = new float[size];
        storage.get((int) tensor.offset(), values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new CheckpointException(name + " holds what is no number");
            }
        }
        return values;
    }
}
