package org.meetinginterpreter.translation.marian;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Marian model's tensors as the program of {@link MarianProgram} wants them: float32, matrices {@code [out, in]}, those that
 * see the same input stacked into one, the attention's scale inside the query's weights.
 */
final class MarianWeights {
    /** Positions a sentence may have, source or target. */
    static final int MAX_POSITIONS = 1_024;

    /** What {@code <unk>} gets added to its score: Marian never writes it either, unless told so. */
    private static final float NEVER = -1e9f;

    private final MarianModelFile file;
    private final MarianConfiguration network;
    private final Map<String, FloatTensor> tensors = new LinkedHashMap<>();

    private MarianWeights(MarianModelFile file, MarianConfiguration network) {
        this.file = file;
        this.network = network;
    }

    /** The tensors by the attribute names of {@link MarianProgram}. */
    static Map<String, FloatTensor> of(MarianModelFile file, MarianConfiguration network) {
        MarianWeights weights = new MarianWeights(file, network);
        weights.collect();
        return weights.tensors;
    }

    private void collect() {
        int dim = network.dim();
        tensors.put("embedding", stored("Wemb", network.vocabulary(), dim));
        FloatTensor bias = vector("decoder_ff_logit_out_b", network.vocabulary());
        bias.values()[MarianVocabulary.UNKNOWN] = NEVER;
        tensors.put("output_bias", bias);
        tensors.put("positions", positions(MAX_POSITIONS, dim));
        for (int i = 1; i <= network.encoderLayers(); i++) {
            encoderLayer("encoder_l" + i + "_", "e" + i + "_");
        }
        FloatTensor[] memory = new FloatTensor[2 * network.decoderLayers()];
        FloatTensor[] memoryBias = new FloatTensor[memory.length];
        for (int i = 1; i <= network.decoderLayers(); i++) {
            decoderLayer("decoder_l" + i + "_", "d" + i + "_");
            String context = "decoder_l" + i + "_context_";
            memory[2 * i - 2] = matrix(context + "Wk", dim, dim);
            memory[2 * i - 1] = matrix(context + "Wv", dim, dim);
            memoryBias[2 * i - 2] = vector(context + "bk", dim);
            memoryBias[2 * i - 1] = vector(context + "bv", dim);
        }
        tensors.put("memory_w", FloatTensor.concatenate(memory));
        tensors.put("memory_b", FloatTensor.concatenate(memoryBias));
    }

    private void encoderLayer(String from, String to) {
        int dim = network.dim();
        String self = from + "self_";
        tensors.put(
                to + "qkv_w",
                FloatTensor.concatenate(
                        matrix(self + "Wq", dim, dim).times(scale()),
                        matrix(self + "Wk", dim, dim),
                        matrix(self + "Wv", dim, dim)));
        tensors.put(
                to + "qkv_b",
                FloatTensor.concatenate(
                        vector(self + "bq", dim).times(scale()), vector(self + "bk", dim), vector(self + "bv", dim)));
        projection(self, to + "o_");
        feedForward(from, to);
    }

    private void decoderLayer(String from, String to) {
        int dim = network.dim();
        String rnn = from + "rnn_";
        tensors.put(to + "rnn_w", FloatTensor.concatenate(matrix(rnn + "W", dim, dim), matrix(rnn + "Wf", dim, dim)));
        tensors.put(
                to + "rnn_b", FloatTensor.concatenate(FloatTensor.of(new float[dim], dim), vector(rnn + "bf", dim)));
        norm(rnn + "ffn_ln_", to + "rnn_");
        String context = from + "context_";
        tensors.put(to + "q_w", matrix(context + "Wq", dim, dim).times(scale()));
        tensors.put(to + "q_b", vector(context + "bq", dim).times(scale()));
        projection(context, to + "o_");
        feedForward(from, to);
    }

    private void projection(String from, String to) {
        int dim = network.dim();
        tensors.put(to + "w", matrix(from + "Wo", dim, dim));
        tensors.put(to + "b", vector(from + "bo", dim));
        norm(from + "Wo_ln_", to);
    }

    private void feedForward(String from, String to) {
        int dim = network.dim();
        String ffn = from + "ffn_";
        tensors.put(to + "w1", matrix(ffn + "W1", dim, network.ffn()));
        tensors.put(to + "b1", vector(ffn + "b1", network.ffn()));
        tensors.put(to + "w2", matrix(ffn + "W2", network.ffn(), dim));
        tensors.put(to + "b2", vector(ffn + "b2", dim));
        norm(ffn + "ffn_ln_", to + "f_");
    }

    private void norm(String from, String to) {
        tensors.put(to + "scale", vector(from + "scale", network.dim()));
        tensors.put(to + "shift", vector(from + "bias", network.dim()));
    }

    private double scale() {
        return 1 / Math.sqrt((double) network.dim() / network.heads());
    }

    private FloatTensor stored(String name, int rows, int columns) {
        return FloatTensor.of(file.tensor(name, rows, columns).floats(), rows, columns);
    }

    private FloatTensor vector(String name, int size) {
        return FloatTensor.of(file.tensor(name, 1, size).floats(), size);
    }

    /** A matrix {@code [out, in]}; a float32 one lies the other way round in the file. */
    private FloatTensor matrix(String name, int in, int out) {
        MarianTensor tensor = file.tensor(name, in, out);
        float[] values = tensor.floats();
        return FloatTensor.of(
                tensor.type() == MarianTensor.Storage.INTGEMM8 ? values : transposed(values, in, out), out, in);
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

    /** Marian's sinusoids: sines in the first half of a row, cosines in the second, not one beside the other. */
    static FloatTensor positions(int count, int dim) {
        int half = dim / 2;
        double step = half > 1 ? Math.log(10_000) / (half - 1) : 0;
        float[] values = new float[count * dim];
        for (int position = 0; position < count; position++) {
            for (int i = 0; i < half; i++) {
                double angle = position * Math.exp(-i * step);
                values[position * dim + i] = (float) Math.sin(angle);
                values[position * dim + half + i] = (float) Math.cos(angle);
            }
        }
        return FloatTensor.of(values, count, dim);
    }
}
