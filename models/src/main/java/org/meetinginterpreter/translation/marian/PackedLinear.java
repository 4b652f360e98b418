package org.meetinginterpreter.translation.marian;

/**
 * A linear layer whose weights PyTorch's FBGEMM keeps as float16, laid out for its kernels, when it loads the module; it computes
 * in float32. An archive holds both tensors as float32.
 *
 * @param weights {@code [out, in]}, whole numbers up to 2048 or other values that float16 holds exactly
 * @param bias {@code [out]}
 */
record PackedLinear(FloatTensor weights, FloatTensor bias) implements ModuleAttribute {
    static final String MODULE = "__torch__.torch.classes.quantized";
    static final String CLASS = "LinearPackedParamsBase";

    @Override
    public String typeName() {
        return MODULE + "." + CLASS;
    }
}
