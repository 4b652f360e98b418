package org.meetinginterpreter.translation.marian;

import java.util.Arrays;

/** A dense float32 tensor, row after row, on its way into a TorchScript archive. */
final class FloatTensor implements ModuleAttribute {
    private final int[] shape;
    private final float[] values;

    private FloatTensor(int[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    static FloatTensor of(float[] values, int... shape) {
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException(values.length + " values for the shape " + Arrays.toString(shape));
        }
        return new FloatTensor(shape.clone(), values);
    }

    int[] shape() {
        return shape.clone();
    }

    /** The values themselves, not a copy. */
    float[] values() {
        return values;
    }

    /** This tensor with every value times the factor. */
    FloatTensor times(double factor) {
        if (factor == 1) {
            return this;
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (values[i] * factor);
        }
        return new FloatTensor(shape, scaled);
    }

    /** Tensors stacked along their first dimension; the other dimensions are equal. */
    static FloatTensor concatenate(FloatTensor... parts) {
        if (parts.length == 1) {
            return parts[0];
        }
        int[] shape = parts[0].shape();
        shape[0] = Arrays.stream(parts).mapToInt(part -> part.shape[0]).sum();
        float[] values = new float
                [Arrays.stream(parts).mapToInt(part -> part.values.length).sum()];
        int at = 0;
        for (FloatTensor part : parts) {
            System.arraycopy(part.values, 0, values, at, part.values.length);
            at += part.values.length;
        }
        return of(values, shape);
    }

    @Override
    public String typeName() {
        return "Tensor";
    }
}
