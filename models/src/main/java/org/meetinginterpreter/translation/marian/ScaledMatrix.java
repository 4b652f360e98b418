package org.meetinginterpreter.translation.marian;

/**
 * A matrix {@code values / multiplier}, as a model file stores it. The program computes with the values and divides later, where it
 * costs nothing.
 *
 * @param values {@code [out, in]}
 */
record ScaledMatrix(FloatTensor values, double multiplier) {
    /** A matrix that says {@code [in, out]} in the file. */
    static ScaledMatrix of(MarianTensor tensor) {
        int in = tensor.rows();
        int out = tensor.columns();
        float[] stored = tensor.stored();
        boolean lies = tensor.type() == MarianTensor.Storage.INTGEMM8;
        return new ScaledMatrix(
                FloatTensor.of(lies ? stored : transposed(stored, in, out), out, in), tensor.multiplier());
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
