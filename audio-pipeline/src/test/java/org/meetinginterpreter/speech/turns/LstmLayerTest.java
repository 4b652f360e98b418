package org.meetinginterpreter.speech.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LstmLayerTest {
    @Test
    void followsTheDefinition() {
        int inputs = 4;
        int size = 8;
        Random random = new Random(1);
        float[] ofInput = random(random, 4 * size * inputs);
        float[] ofState = random(random, 4 * size * size);
        float[] one = random(random, 4 * size);
        float[] other = random(random, 4 * size);
        float[][] frames = {random(random, inputs), random(random, inputs), random(random, inputs)};
        float[][] states = new LstmLayer(inputs, size, ofInput, ofState, one, other).run(frames);

        double[] state = new double[size];
        double[] cell = new double[size];
        for (int time = 0; time < frames.length; time++) {
            double[] next = new double[size];
            for (int unit = 0; unit < size; unit++) {
                double[] gate = new double[4];
                for (int kind = 0; kind < 4; kind++) {
                    int row = kind * size + unit;
                    gate[kind] = one[row] + other[row];
                    for (int i = 0; i < inputs; i++) {
                        gate[kind] += ofInput[row * inputs + i] * frames[time][i];
                    }
                    for (int i = 0; i < size; i++) {
                        gate[kind] += ofState[row * size + i] * state[i];
                    }
                }
                cell[unit] = sigmoid(gate[1]) * cell[unit] + sigmoid(gate[0]) * Math.tanh(gate[2]);
                next[unit] = sigmoid(gate[3]) * Math.tanh(cell[unit]);
            }
            state = next;
            for (int unit = 0; unit < size; unit++) {
                assertEquals(state[unit], states[time][unit], 1e-5);
            }
        }
    }

    @Test
    void sizesThatItWouldComputeInPartAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new LstmLayer(3, 4, new float[48], new float[64], new float[16], new float[16]));
    }

    private static float[] random(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
