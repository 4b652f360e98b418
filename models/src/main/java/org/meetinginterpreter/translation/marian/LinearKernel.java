package org.meetinginterpreter.translation.marian;

import java.util.Map;
import java.util.Optional;

/** How a program keeps and applies linear layers: TorchScript for each {@link Arithmetic}. */
enum LinearKernel {
    /**
     * FBGEMM's int8 products. Inputs are quantised by the file's calibration or, where it has none, row by row: a row's result is to
     * depend on that row alone.
     */
    INT8 {
        private static final String PRODUCT = "ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(";
        private static final String PRODUCT_RELU = "ops.quantized.linear_with_input_q_dq_qweight_dq_relu_output_fp32(";
        private static final String LINEAR = PackedLinear.MODULE + "." + PackedLinear.CLASS;

        @Override
        Map<String, ModuleAttribute> attributes(String name, LinearLayer layer, Optional<InputSteps> steps) {
            if (steps.isPresent()) {
                return Map.of(name, new Int8Linear(layer.int8(), layer.scales(), layer.bias()));
            }
            FloatTensor none = FloatTensor.of(
                    new float[layer.bias().values().length], layer.bias().shape());
            return Map.of(name, new Int8Linear(layer.int8(), layer.scales(), none), name + "_b", layer.bias());
        }

        @Override
        String apply(String x, String name, Optional<InputSteps> steps) {
            return product(PRODUCT, x, "self." + name, "self." + name + "_b", steps);
        }

        @Override
        String applyRelu(String x, String name, Optional<InputSteps> steps) {
            return steps.isPresent()
                    ? product(PRODUCT_RELU, x, "self." + name, "", steps)
                    : "torch.relu_(" + apply(x, name, steps) + ")";
        }

        @Override
        String pack(String rows, double multiplier, String bias, Optional<InputSteps> steps) {
            return "ops.quantized.linear_prepack(torch._make_per_tensor_quantized_tensor(" + rows + ", "
                    + 1 / multiplier + ", 0), "
                    + (steps.isPresent() ? bias : "torch.zeros_like(" + bias + ")") + ")";
        }

        @Override
        String applyPacked(String x, String packed, String bias, Optional<InputSteps> steps) {
            return product(PRODUCT, x, packed, bias, steps);
        }

        @Override
        String methods(String className) {
            return """
                      def by_row(self: __torch__.%s, x: Tensor, layer: %s, bias: Tensor) -> Tensor:
                        reach = torch.clamp_min(torch.amax(torch.abs(x), [1], True), 1e-9)
                        product = %storch.div(x, reach), %s, 128, layer)
                        return torch.addcmul(bias, product, reach)
                    """.formatted(className, LINEAR, PRODUCT, 1 / 127.0);
        }

        private static String product(
                String operation, String x, String layer, String bias, Optional<InputSteps> steps) {
            return steps.isPresent()
                    ? operation + x + ", " + steps.get().width() + ", "
                            + steps.get().zero() + ", " + layer + ")"
                    : "(self).by_row(" + x + ", " + layer + ", " + bias + ")";
        }
    },
    FLOAT16 {
        @Override
        Map<String, ModuleAttribute> attributes(String name, LinearLayer layer, Optional<InputSteps> steps) {
            return Map.of(name, new PackedLinear(layer.weights(), layer.bias()));
        }

        @Override
        String apply(String x, String name, Optional<InputSteps> steps) {
            return "ops.quantized.linear_dynamic_fp16(" + x + ", self." + name + ")";
        }

        @Override
        String applyRelu(String x, String name, Optional<InputSteps> steps) {
            return "ops.quantized.linear_relu_dynamic_fp16(" + x + ", self." + name + ")";
        }
    },
    FLOAT32 {
        @Override
        Map<String, ModuleAttribute> attributes(String name, LinearLayer layer, Optional<InputSteps> steps) {
            return Map.of(name + "_w", layer.weights(), name + "_b", layer.bias());
        }

        @Override
        String apply(String x, String name, Optional<InputSteps> steps) {
            return "torch.linear(" + x + ", self." + name + "_w, self." + name + "_b)";
        }

        @Override
        String applyRelu(String x, String name, Optional<InputSteps> steps) {
            return "torch.relu_(" + apply(x, name, steps) + ")";
        }
    };

    static LinearKernel of(Arithmetic arithmetic) {
        return switch (arithmetic) {
            case INT8 -> INT8;
            case FLOAT16 -> FLOAT16;
            case FLOAT32 -> FLOAT32;
        };
    }

    /** The module's attributes for a layer, by name. */
    abstract Map<String, ModuleAttribute> attributes(String name, LinearLayer layer, Optional<InputSteps> steps);

    /** The expression that applies the layer to {@code x}, a matrix. */
    abstract String apply(String x, String name, Optional<InputSteps> steps);

    /** The expression that applies the layer to {@code x}, and then sets negative values to 0. */
    abstract String applyRelu(String x, String name, Optional<InputSteps> steps);

    /** The expression that makes a layer of rows of a table, whose values are {@code multiplier} times too great. */
    String pack(String rows, double multiplier, String bias, Optional<InputSteps> steps) {
        return "torch.mul(torch.to(" + rows + ", 6, False, False, None), " + 1 / multiplier + ")";
    }

    /** The expression that applies what {@link #pack} made. */
    String applyPacked(String x, String packed, String bias, Optional<InputSteps> steps) {
        return "torch.linear(" + x + ", " + packed + ", " + bias + ")";
    }

    /** Methods of the module that the expressions call. */
    String methods(String className) {
        return "";
    }
}
