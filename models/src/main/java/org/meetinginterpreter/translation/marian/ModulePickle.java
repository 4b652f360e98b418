package org.meetinginterpreter.translation.marian;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pickle of a TorchScript module: its attributes, with tensors described but their values kept for entries of their own. */
final class ModulePickle {
    private final PickleWriter pickle = new PickleWriter();
    private final List<List<ByteBuffer>> storages = new ArrayList<>();

    byte[] write(String className, Map<String, ModuleAttribute> attributes) {
        pickle.global("__torch__", className).emptyTuple().newObject();
        pickle.emptyDictionary().mark();
        pickle.string("training").bool(false);
        attributes.forEach((name, attribute) -> {
            pickle.string(name);
            attribute(attribute);
        });
        return pickle.setItems().build().end();
    }

    /** The values of each tensor, in the order of the entries that hold them. */
    List<List<ByteBuffer>> storages() {
        return storages;
    }

    private void attribute(ModuleAttribute attribute) {
        if (attribute instanceof FloatTensor tensor) {
            rebuild("_rebuild_tensor_v2");
            dense("FloatStorage", tensor.shape(), List.of(bytes(tensor)));
            rebuilt();
        } else if (attribute instanceof ByteTensor tensor) {
            rebuild("_rebuild_tensor_v2");
            dense("CharStorage", tensor.shape(), tensor.parts());
            rebuilt();
        } else if (attribute instanceof PackedLinear linear) {
            pickle.global(PackedLinear.MODULE, PackedLinear.CLASS).emptyTuple().newObject();
            pickle.mark();
            attribute(linear.weights());
            attribute(linear.bias());
            pickle.tuple().build();
        } else if (attribute instanceof Int8Linear linear) {
            pickle.global(PackedLinear.MODULE, PackedLinear.CLASS).emptyTuple().newObject();
            pickle.mark();
            quantised(linear);
            attribute(linear.bias());
            pickle.tuple().build();
        }
    }

    /** Int8 values with a scale for each row and zero points of 0. */
    private void quantised(Int8Linear linear) {
        rebuild("_rebuild_qtensor");
        dense("QInt8Storage", linear.weights().shape(), linear.weights().parts());
        pickle.mark().global("torch", "per_channel_affine");
        attribute(linear.scales());
        int rows = linear.weights().rows();
        rebuild("_rebuild_tensor_v2");
        dense("LongStorage", new int[] {rows}, List.of(ByteBuffer.allocate(rows * Long.BYTES)));
        rebuilt();
        pickle.integer(0).tuple();
        rebuilt();
    }

    private void rebuild(String function) {
        pickle.global("torch._utils", function).mark();
    }

    private void dense(String storage, int[] shape, List<ByteBuffer> values) {
        int[] strides = new int[shape.length];
        int size = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = size;
            size *= shape[i];
        }
        pickle.mark().string("storage").global("torch", storage).string(Integer.toString(storages.size()));
        pickle.string("cpu").integer(size).tuple().persistentId();
        pickle.integer(0).integers(shape).integers(strides);
        storages.add(values);
    }

    private void rebuilt() {
        pickle.bool(false).global("collections", "OrderedDict").emptyTuple().reduce();
        pickle.tuple().reduce();
    }

    private static ByteBuffer bytes(FloatTensor tensor) {
        float[] values = tensor.values();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }
}
