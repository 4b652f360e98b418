package org.meetinginterpreter.speech.turns;

/**
 * One layer of long short-term memory as PyTorch's {@code nn.LSTM} defines it: gates in the order input, forget, cell, output, two
 * biases. Plain Java in float32; weights lie by input so that the inner loops run over outputs and the compiler makes vectors of
 * them. Immutable.
 */
final class LstmLayer {
    private static final int GATES = 4;

    private final int size;
    /** [input][4 * size] */
    private final float[][] ofInput;
    /** [size][4 * size] */
    private final float[][] ofState;

    private final float[] bias;

    /**
     * @param inputs a multiple of 4, as {@code size} is
     * @param inputWeights float32 [4 * size][inputs] row by row
     * @param stateWeights float32 [4 * size][size] row by row
     */
    LstmLayer(int inputs, int size, float[] inputWeights, float[] stateWeights, float[] inputBias, float[] stateBias) {
        if (inputs % 4 != 0 || size % 4 != 0) {
            throw new IllegalArgumentException(inputs + " inputs, " + size + " outputs: multiples of 4 are computed");
        }
        this.size = size;
        this.ofInput = transposed(inputWeights, inputs);
        this.ofState = transposed(stateWeights, size);
        this.bias = new float[GATES * size];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = inputBias[i] + stateBias[i];
        }
    }

    private static float[][] transposed(float[] weights, int columns) {
        int rows = weights.length / columns;
        float[][] turned = new float[columns][rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column][row] = weights[row * columns + column];
            }
        }
        return turned;
    }

    /**
     * Runs the layer from a state of zeros.
     *
     * @param frames float32 [time][inputs]
     * @return float32 [time][size]
     */
    float[][] run(float[][] frames) {
        float[][] states = new float[frames.length][];
        float[] state = new float[size];
        float[] cell = new float[size];
        float[] gates = new float[GATES * size];
        for (int time = 0; time < frames.length; time++) {
            System.arraycopy(bias, 0, gates, 0, gates.length);
            addProduct(gates, ofInput, frames[time]);
            addProduct(gates, ofState, state);
            state = new float[size];
            for (int i = 0; i < size; i++) {
                float input = sigmoid(gates[i]);
                float forget = sigmoid(gates[size + i]);
                float candidate = tanh(gates[2 * size + i]);
                float output = sigmoid(gates[3 * size + i]);
                cell[i] = forget * cell[i] + input * candidate;
                state[i] = output * tanh(cell[i]);
            }
            states[time] = state;
        }
        return states;
    }

    /** Four inputs at a time: the sums are read and written once for them. */
    private static void addProduct(float[] sums, float[][] weights, float[] inputs) {
        for (int i = 0; i + 3 < inputs.length; i += 4) {
            addFour(
                    sums,
                    weights[i],
                    weights[i + 1],
                    weights[i + 2],
                    weights[i + 3],
                    inputs[i],
                    inputs[i + 1],
                    inputs[i + 2],
                    inputs[i + 3]);
        }
    }

    private static void addFour(
            float[] sums, float[] a, float[] b, float[] c, float[] d, float x, float y, float z, float w) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += a[i] * x + b[i] * y + c[i] * z + d[i] * w;
        }
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    /** By the exponential function, which the compiler knows; {@link Math#tanh} takes five times as long. */
    private static float tanh(float x) {
        return (float) (1 - 2 / (1 + Math.exp(2 * x)));
    }
}
