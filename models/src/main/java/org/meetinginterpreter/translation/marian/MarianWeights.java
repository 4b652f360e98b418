package org.meetinginterpreter.translation.marian;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Marian model's tensors as {@link MarianProgram} wants them: matrices {@code [out, in]}, those that see the same input stacked
 * into one layer. Int8 values stay whole numbers; what they are to be divided by is in {@link #scale}.
 */
final class MarianWeights {
    /** Positions a sentence may have, source or target. */
    static final int MAX_POSITIONS = 1_024;

    /** What {@code <unk>} gets added to its score: Marian never writes it either, unless told so. */
    private static final float NEVER = -1e9f;

    private final MarianModelFile file;
    private final MarianConfiguration network;
    private final LinearKernel kernel;
    private final Map<String, ModuleAttribute> attributes = new LinkedHashMap<>();
    private final Map<String, Double> scales = new HashMap<>();

    MarianWeights(MarianModelFile file, MarianConfiguration network, LinearKernel kernel) {
        this.file = file;
        this.network = network;
        this.kernel = kernel;
        embeddings();
        for (int i = 1; i <= network.encoderLayers(); i++) {
            encoderLayer("encoder_l" + i + "_", "e" + i + "_");
        }
        for (int i = 1; i <= network.decoderLayers(); i++) {
            decoderLayer("decoder_l" + i + "_", "d" + i + "_");
        }
        memory();
    }

    Map<String, ModuleAttribute> attributes() {
        return attributes;
    }

    LinearKernel kernel() {
        return kernel;
    }

    /** By what a layer's output, or its part, is greater than it should be. */
    double scale(String name) {
        return scales.get(name);
    }

    private void embeddings() {
        MarianConfiguration.Embeddings names = network.embeddings();
        table(names.source(), network.sourceVocabulary());
        table(names.target(), network.targetVocabulary());
        double multiplier = table(names.output(), network.targetVocabulary());
        FloatTensor bias =
                vector("decoder_ff_logit_out_b", network.targetVocabulary()).times(multiplier);
        bias.values()[MarianVocabulary.UNKNOWN] = NEVER;
        attributes.put("output_bias", bias);
        attributes.put("positions", positions(MAX_POSITIONS, network.dim()));
    }

    /** A matrix of embeddings, once, under its own name. */
    private double table(String name, int words) {
        MarianTensor table = file.tensor(name, words, network.dim());
        attributes.computeIfAbsent(
                name,
                absent -> table.type() == MarianTensor.Storage.INTGEMM8
                        ? new ByteTensor(table.data(), words, network.dim())
                        : FloatTensor.of(table.stored(), words, network.dim()));
        scales.put(name, (double) table.multiplier());
        return table.multiplier();
    }

    private void encoderLayer(String from, String to) {
        selfAttention(from + "self_", to);
        feedForward(from, to);
    }

    private void selfAttention(String self, String to) {
        int dim = network.dim();
        ScaledMatrix query = matrix(self + "Wq", dim, dim);
        ScaledMatrix key = matrix(self + "Wk", dim, dim);
        ScaledMatrix value = matrix(self + "Wv", dim, dim);
        linear(
                to + "qkv",
                FloatTensor.concatenate(query.values(), key.values(), value.values()),
                FloatTensor.concatenate(
                        vector(self + "bq", dim).times(query.multiplier()),
                        vector(self + "bk", dim).times(key.multiplier()),
                        vector(self + "bv", dim).times(value.multiplier())));
        scales.put(to + "attention", query.multiplier() * key.multiplier());
        projection(self, to, value.multiplier());
    }

    private void decoderLayer(String from, String to) {
        int dim = network.dim();
        switch (network.decoder()) {
            case SSRU -> recurrentUnit(from + "rnn_", to);
            case SELF_ATTENTION -> selfAttention(from + "self_", to + "self_");
        }
        String context = from + "context_";
        ScaledMatrix query = matrix(context + "Wq", dim, dim);
        linear(to + "query", query.values(), vector(context + "bq", dim).times(query.multiplier()));
        MarianTensor key = file.tensor(context + "Wk", dim, dim);
        scales.put(to + "attention", query.multiplier() * key.multiplier());
        projection(context, to, file.tensor(context + "Wv", dim, dim).multiplier());
        feedForward(from, to);
    }

    private void recurrentUnit(String rnn, String to) {
        int dim = network.dim();
        ScaledMatrix input = matrix(rnn + "W", dim, dim);
        ScaledMatrix forget = matrix(rnn + "Wf", dim, dim);
        linear(
                to + "rnn",
                FloatTensor.concatenate(input.values(), forget.values()),
                FloatTensor.concatenate(
                        FloatTensor.of(new float[dim], dim),
                        vector(rnn + "bf", dim).times(forget.multiplier())));
        scales.put(to + "cell", input.multiplier());
        scales.put(to + "forget", forget.multiplier());
        norm(rnn + "ffn_ln_", to + "cell");
    }

    /** Keys and values of the source for all decoder layers, in one layer: k1, v1, k2, v2, … */
    private void memory() {
        int dim = network.dim();
        FloatTensor[] weights = new FloatTensor[2 * network.decoderLayers()];
        FloatTensor[] biases = new FloatTensor[weights.length];
        for (int i = 0; i < weights.length; i++) {
            String context = "decoder_l" + (i / 2 + 1) + "_context_";
            String part = i % 2 == 0 ? "k" : "v";
            ScaledMatrix matrix = matrix(context + "W" + part, dim, dim);
            weights[i] = matrix.values();
            biases[i] = vector(context + "b" + part, dim).times(matrix.multiplier());
        }
        linear("memory", FloatTensor.concatenate(weights), FloatTensor.concatenate(biases));
    }

    private void projection(String from, String to, double inputScale) {
        int dim = network.dim();
        ScaledMatrix out = matrix(from + "Wo", dim, dim);
        double scale = inputScale * out.multiplier();
        linear(to + "out", out.values(), vector(from + "bo", dim).times(scale));
        scales.put(to + "out", scale);
        norm(from + "Wo_ln_", to + "out");
    }

    private void feedForward(String from, String to) {
        int dim = network.dim();
        String ffn = from + "ffn_";
        ScaledMatrix first = matrix(ffn + "W1", dim, network.ffn());
        ScaledMatrix second = matrix(ffn + "W2", network.ffn(), dim);
        double scale = first.multiplier() * second.multiplier();
        linear(to + "wide", first.values(), vector(ffn + "b1", network.ffn()).times(first.multiplier()));
        linear(to + "narrow", second.values(), vector(ffn + "b2", dim).times(scale));
        scales.put(to + "narrow", scale);
        norm(ffn + "ffn_ln_", to + "narrow");
    }

    private void linear(String name, FloatTensor weights, FloatTensor bias) {
        attributes.putAll(kernel.attributes(name, weights, bias));
    }

    private void norm(String from, String to) {
        attributes.put(to + "_gain", vector(from + "scale", network.dim()));
        attributes.put(to + "_shift", vector(from + "bias", network.dim()));
    }

    private FloatTensor vector(String name, int size) {
        return FloatTensor.of(file.tensor(name, 1, size).floats(), size);
    }

    private ScaledMatrix matrix(String name, int in, int out) {
        return ScaledMatrix.of(file.tensor(name, in, out));
    }

    /** Marian's sinusoids: sines in the first half of a row, cosines in the second, not one beside the other. */
    private static FloatTensor positions(int count, int dim) {
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
