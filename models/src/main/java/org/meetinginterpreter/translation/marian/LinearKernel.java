package org.meetinginterpreter.translation.marian;

import java.util.Map;

/** How linear layers are computed. Both give float32's results; which one runs depends on the processor and the model. */
enum LinearKernel {
    /** Weights as float16, which holds int8 exactly: half the memory traffic, and laid out once. Needs FBGEMM, so x86 with AVX2. */
    PACKED {
        @Override
        Map<String, ModuleAttribute> attributes(String name, FloatTensor weights, FloatTensor bias) {
            return Map.of(name, new PackedLinear(weights, bias));
        }

        @Override
        String apply(String x, String name) {
            return "ops.quantized.linear_dynamic_fp16(" + x + ", self." + name + ")";
        }

        @Override
        String applyRelu(String x, String name) {
            return "ops.quantized.linear_relu_dynamic_fp16(" + x + ", self." + name + ")";
        }
    },
    /** Weights as float32; runs everywhere and takes any weights. */
    PLAIN {
        @Override
        Map<String, ModuleAttribute> attributes(String name, FloatTensor weights, FloatTensor bias) {
            return Map.of(name + "_w", weights, name + "_b", bias);
        }

        @Override
        String apply(String x, String name) {
            return "torch.linear(" + x + ", self." + name + "_w, self." + name + "_b)";
        }

        @Override
        String applyRelu(String x, String name) {
            return "torch.relu_(" + apply(x, name) + ")";
        }
    };

    /** The module's attributes for a layer, by name. */
    abstract Map<String, ModuleAttribute> attributes(String name, FloatTensor weights, FloatTensor bias);

    /** The expression that applies the layer to {@code x}. */
    abstract String apply(String x, String name);

    /** The expression that applies the layer to {@code x}, and then sets negative values to 0. */
    abstract String applyRelu(String x, String name);
}
