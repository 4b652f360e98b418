package org.meetinginterpreter.translation.marian;

/**
 * A linear layer whose int8 weights PyTorch's FBGEMM lays out for its kernels when it loads the module. A weight is {@code int8 *
 * scale}, with a scale for each row, so that matrices which were quantised apart can be one layer.
 *
 * @param weights {@code [out, in]}
 * @param scales {@code [out]}
 * @param bias {@code [out]}
 */
record Int8Linear(ByteTensor weights, FloatTensor scales, FloatTensor bias) implements ModuleAttribute {
    @Override
    public String typeName() {
        return PackedLinear.MODULE + "." + PackedLinear.CLASS;
    }
}
