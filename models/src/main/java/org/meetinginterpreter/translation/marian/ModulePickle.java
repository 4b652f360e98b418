package org.meetinginterpreter.translation.marian;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pickle of a TorchScript module: its attributes, with tensors described but their values kept for entries of their own. */
final class ModulePickle {
    private final PickleWriter pickle = new PickleWriter();
    private final List<ModuleAttribute> storages = new ArrayList<>();

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

    /** The tensors in the order of the entries that hold their values. */
    List<ModuleAttribute> storages() {
        return storages;
    }

    private void attribute(ModuleAttribute attribute) {
        if (attribute instanceof FloatTensor tensor) {
            tensor(tensor, "FloatStorage", tensor.shape());
        } else if (attribute instanceof ByteTensor tensor) {
            tensor(tensor, "CharStorage", tensor.shape());
        } else if (attribute instanceof PackedLinear linear) {
            pickle.global(PackedLinear.MODULE, PackedLinear.CLASS).emptyTuple().newObject();
            pickle.mark();
            attribute(linear.weights());
            attribute(linear.bias());
            pickle.tuple().build();
        }
    }

    private void tensor(ModuleAttribute tensor, String storage, int[] shape) {
        int[] strides = new int[shape.length];
        int size = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = size;
            size *= shape[i];
        }
        pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
        pickle.mark().string("storage").global("torch", storage).string(Integer.toString(storages.size()));
        pickle.string("cpu").integer(size).tuple().persistentId();
        pickle.integer(0).integers(shape).integers(strides).bool(false);
        pickle.global("collections", "OrderedDict").emptyTuple().reduce();
        pickle.tuple().reduce();
        storages.add(tensor);
    }
}
