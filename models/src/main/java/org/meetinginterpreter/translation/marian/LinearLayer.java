package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One linear layer of a program: one or more of the file's matrices that see the same input, stacked, so that one product does.
 */
record LinearLayer(List<Part> parts) {
    /**
     * A matrix and its bias.
     *
     * @param inRows whether the matrix lies {@code [out, in]}, whatever shape it states; else {@code [in, out]}
     * @param bias {@code [out]}
     * @param factor what the output is multiplied by; costs nothing here
     * @param inputMultiplier 127 by the greatest input that the file's calibration saw; none where it was not calibrated
     */
    record Part(MarianTensor matrix, boolean inRows, FloatTensor bias, double factor, OptionalDouble inputMultiplier) {
        /** A matrix that states {@code [in, out]}: int8 ones lie transposed in the file, as a layer wants them. */
        static Part of(MarianTensor matrix, FloatTensor bias, OptionalDouble inputMultiplier) {
            return new Part(matrix, matrix.isInt8(), bias, 1, inputMultiplier);
        }

        /** A table with a row for each output. */
        static Part ofRows(MarianTensor table, FloatTensor bias, OptionalDouble inputMultiplier) {
            return new Part(table, true, bias, 1, inputMultiplier);
        }

        Part times(double by) {
            return new Part(matrix, inRows, bias, factor * by, inputMultiplier);
        }

        int out() {
            return bias.values().length;
        }

        int in() {
            return matrix.size() / out();
        }

        FloatTensor weights() {
            float[] values = matrix.floats();
            return FloatTensor.of(inRows ? values : transposed(values, in(), out()), out(), in())
                    .times(factor);
        }

        private static float[] transposed(float[] values, int rows, int columns) {
            float[] transposed = new float[values.length];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    transposed[column * rows + row] = values[row * columns + column];
                }
            }
            return transposed;
        }
    }

    LinearLayer {
        parts = List.copyOf(parts);
    }

    /** The multiplier that serves all parts; none where one is not calibrated. */
    OptionalDouble inputMultiplier() {
        return parts.stream().allMatch(part -> part.inputMultiplier().isPresent())
                ? parts.stream()
                        .mapToDouble(part -> part.inputMultiplier().getAsDouble())
                        .min()
                : OptionalDouble.empty();
    }

    /** Float32 {@code [out, in]}. */
    FloatTensor weights() {
        return FloatTensor.concatenate(parts.stream().map(Part::weights).toArray(FloatTensor[]::new));
    }

    /** Float32 {@code [out]}. */
    FloatTensor bias() {
        return FloatTensor.concatenate(
                parts.stream().map(part -> part.bias().times(part.factor())).toArray(FloatTensor[]::new));
    }

    /** The stored values {@code [out, in]} of matrices that are int8. */
    ByteTensor int8() {
        return ByteTensor.concatenate(parts.stream()
                .map(part -> ByteTensor.of(part.matrix().data(), part.out(), part.in()))
                .toArray(ByteTensor[]::new));
    }

    /** What each row of {@link #int8} is to be multiplied by. */
    FloatTensor scales() {
        return FloatTensor.concatenate(parts.stream()
                .map(part -> {
                    float[] scales = new float[part.out()];
                    Arrays.fill(scales, (float) (part.factor() / part.matrix().multiplier()));
                    return FloatTensor.of(scales, part.out());
                })
                .toArray(FloatTensor[]::new));
    }
}
