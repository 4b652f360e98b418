package org.meetinginterpreter.embedding;

import java.util.List;

/**
 * Turns sentences into vectors of length one: the more alike two sentences are in meaning, the nearer to 1 is the cosine of their
 * vectors. Thread-safe; calls take turns, each blocks for some milliseconds a sentence.
 */
public interface SentenceEmbedder extends AutoCloseable {
    /**
     * Embeds sentences, in their order.
     *
     * @return {@code float32 [sentences, dimensions]}, each row of length one
     * @throws EmbeddingException when the network fails or is closed
     * @throws IllegalArgumentException for a sentence without a letter or digit
     */
    float[][] embed(List<String> sentences);

    /** How many numbers a sentence gets. */
    int dimensions();

    /** How alike two vectors of length one are, -1 to 1. */
    static double cosine(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    "vectors of " + one.length + " and " + other.length + " numbers cannot be compared");
        }
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    /** Waits for the call under way, then frees the network. */
    @Override
    void close();
}
