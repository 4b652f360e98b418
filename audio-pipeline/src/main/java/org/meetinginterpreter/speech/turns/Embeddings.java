package org.meetinginterpreter.speech.turns;

/** Arithmetic of embeddings: float32 vectors of one length. */
final class Embeddings {
    private Embeddings() {}

    /** Of length 1; zeros stay zeros. */
    static float[] normalised(float[] vector) {
        double length = Math.sqrt(product(vector, vector));
        float[] result = new float[vector.length];
        for (int i = 0; i < vector.length && length > 0; i++) {
            result[i] = (float) (vector[i] / length);
        }
        return result;
    }

    static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    static void add(float[] sum, float[] vector, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (weight * vector[i]);
        }
    }
}
