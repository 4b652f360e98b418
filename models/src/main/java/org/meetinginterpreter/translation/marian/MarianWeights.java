package org.meetinginterpreter.translation.marian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A Marian model's tensors as {@link MarianProgram} wants them: matrices that see the same input stacked into one layer, in the
 * form that the kernel takes. Embeddings stay as stored; what they are to be divided by is in {@link #multiplier}.
 */
final class MarianWeights {
    /** Positions a sentence may have, source or target. */
    static final int MAX_POSITIONS = 1_024;

    /** The layer that scores the whole vocabulary. */
    static final String OUTPUT = "output";

    /** What {@code <unk>} gets added to its score: Marian never writes it either, unless told so. */
    private static final float NEVER = -1e9f;

    private final MarianModelFile file;
    private final MarianConfiguration network;
    private final LinearKernel kernel;
    private final Map<String, ModuleAttribute> attributes = new LinkedHashMap<>();
    private final Map<String, Optional<InputSteps>> steps = new HashMap<>();
    private final Map<String, Double> multipliers = new HashMap<>();

    /** @param everyWord whether each step scores the whole vocabulary, and not rows that are chosen for each sentence */
    MarianWeights(MarianModelFile file, MarianConfiguration network, LinearKernel kernel, boolean everyWord) {
        this.file = file;
        this.network = network;
        this.kernel = kernel;
        embeddings(everyWord);
        for (int i = 1; i <= network.encoderLayers(); i++) {
            encoderLayer("encoder_l" + i + "_", "e" + i + "_");
        }
        for (int i = 1; i <= network.decoderLayers(); i++) {
            decoderLayer("decoder_l" + i + "_", "d" + i + "_");
        }
        memory();
        file.requireNothingElse();
    }

    Map<String, ModuleAttribute> attributes() {
        return attributes;
    }

    /** The expression that applies a layer to {@code x}, a matrix. */
    String apply(String x, String name) {
        return kernel.apply(x, name, steps.get(name));
    }

    /** The expression that applies a layer to {@code x} and sets negative values to 0. */
    String applyRelu(String x, String name) {
        return kernel.applyRelu(x, name, steps.get(name));
    }

    /** The expression that makes the output layer of rows of its table and of its bias. */
    String packOutput(String rows, String bias) {
        return kernel.pack(rows, multiplier(network.embeddings().output()), bias, steps.get(OUTPUT));
    }

    /** The expression that applies what {@link #packOutput} made. */
    String applyOutput(String x, String packed, String bias) {
        return kernel.applyPacked(x, packed, bias, steps.get(OUTPUT));
    }

    /** Methods of the module that these expressions call. */
    String methods(String className) {
        return kernel.methods(className);
    }

    /** By what the values of a table of embeddings are greater than they should be. */
    double multiplier(String table) {
        return multipliers.get(table);
    }

    private void embeddings(boolean everyWord) {
        MarianConfiguration.Embeddings names = network.embeddings();
        int words = network.targetVocabulary();
        if (!names.output().equals(names.target())
                && file.tensor(names.output(), words, network.dim()).isInt8()) {
            // Marian writes it in a layout that its own code does not read
            throw new MarianFormatException(file.origin() + " is a network that this engine cannot run: its output "
                    + names.output() + " is int8 and not tied to the embeddings, known is float32");
        }
        table(names.source(), network.sourceVocabulary());
        table(names.target(), words);
        FloatTensor bias = vector("decoder_ff_logit_out_b", words);
        bias.values()[MarianVocabulary.UNKNOWN] = NEVER;
        OptionalDouble inputMultiplier = inputMultiplier(names.output(), "none");
        if (everyWord) {
            MarianTensor table = file.tensor(names.output(), words, network.dim());
            linear(OUTPUT, LinearLayer.Part.ofRows(table, bias, inputMultiplier));
        } else {
            table(names.output(), words);
            attributes.put("output_bias", bias);
            steps.put(OUTPUT, signed(inputMultiplier));
        }
        attributes.put("positions", positions(MAX_POSITIONS, network.dim()));
    }

    /** A matrix of embeddings, once, under its own name. */
    private void table(String name, int words) {
        MarianTensor table = file.tensor(name, words, network.dim());
        attributes.computeIfAbsent(
                name,
                absent -> table.isInt8()
                        ? ByteTensor.of(table.data(), words, network.dim())
                        : FloatTensor.of(table.floats(), words, network.dim()));
        multipliers.put(name, (double) table.multiplier());
    }

    private void encoderLayer(String from, String to) {
        // what the calibration allows for is far more than most sentences need here: it costs 0.2 BLEU, finer steps
        // next to no time
        selfAttention(from + "self_", to, true);
        feedForward(from, to);
    }

    private void selfAttention(String self, String to, boolean fine) {
        linear(to + "qkv", query(self), square(self, "k"), square(self, "v"));
        projection(self, to, fine);
    }

    private void decoderLayer(String from, String to) {
        switch (network.decoder()) {
            case SSRU -> recurrentUnit(from + "rnn_", to);
            case SELF_ATTENTION -> selfAttention(from + "self_", to + "self_", false);
        }
        String context = from + "context_";
        linear(to + "query", query(context));
        projection(context, to, false);
        feedForward(from, to);
    }

    private void recurrentUnit(String rnn, String to) {
        int dim = network.dim();
        linear(
                to + "rnn",
                part(rnn + "W", dim, dim, FloatTensor.of(new float[dim], dim)),
                part(rnn + "Wf", dim, dim, vector(rnn + "bf", dim)));
        norm(rnn + "ffn_ln_", to + "cell");
    }

    /** Keys and values of the source for all decoder layers, in one layer: k1, v1, k2, v2, … */
    private void memory() {
        List<LinearLayer.Part> parts = new ArrayList<>();
        for (int i = 1; i <= network.decoderLayers(); i++) {
            parts.add(square("decoder_l" + i + "_context_", "k"));
            parts.add(square("decoder_l" + i + "_context_", "v"));
        }
        linear("memory", parts.toArray(LinearLayer.Part[]::new));
    }

    /** @param fine whether each row is rounded to steps of its own, whatever the calibration found */
    private void projection(String from, String to, boolean fine) {
        LinearLayer layer = new LinearLayer(List.of(square(from, "o")));
        linear(to + "out", layer, fine ? Optional.empty() : signed(layer.inputMultiplier()));
        norm(from + "Wo_ln_", to + "out");
    }

    private void feedForward(String from, String to) {
        int dim = network.dim();
        String ffn = from + "ffn_";
        linear(to + "wide", part(ffn + "W1", dim, network.ffn(), vector(ffn + "b1", network.ffn())));
        LinearLayer narrow = new LinearLayer(List.of(part(ffn + "W2", network.ffn(), dim, vector(ffn + "b2", dim))));
        OptionalDouble multiplier = narrow.inputMultiplier();
        boolean positive = network.activation() == MarianConfiguration.Activation.RELU && multiplier.isPresent();
        linear(
                to + "narrow",
                narrow,
                positive ? Optional.of(InputSteps.positive(multiplier.getAsDouble())) : signed(multiplier));
        norm(ffn + "ffn_ln_", to + "narrow");
    }

    /** The attention's scale is folded into what makes queries. */
    private LinearLayer.Part query(String from) {
        return square(from, "q").times(1 / Math.sqrt((double) network.dim() / network.heads()));
    }

    private LinearLayer.Part square(String from, String letter) {
        int dim = network.dim();
        return part(from + "W" + letter, dim, dim, vector(from + "b" + letter, dim));
    }

    private LinearLayer.Part part(String name, int in, int out, FloatTensor bias) {
        return LinearLayer.Part.of(file.tensor(name, in, out), bias, inputMultiplier(name));
    }

    private void linear(String name, LinearLayer.Part... parts) {
        LinearLayer layer = new LinearLayer(List.of(parts));
        linear(name, layer, signed(layer.inputMultiplier()));
    }

    private void linear(String name, LinearLayer layer, Optional<InputSteps> inputSteps) {
        steps.put(name, inputSteps);
        attributes.putAll(kernel.attributes(name, layer, inputSteps));
    }

    private static Optional<InputSteps> signed(OptionalDouble multiplier) {
        return multiplier.isPresent() ? Optional.of(InputSteps.signed(multiplier.getAsDouble())) : Optional.empty();
    }

    /** What the calibration found for the input of a matrix, under the first of the names that is there. */
    private OptionalDouble inputMultiplier(String... names) {
        return Arrays.stream(names)
                .map(name -> name + "_QuantMultA")
                .filter(file::has)
                .mapToDouble(name -> file.positive(name))
                .findFirst();
    }

    private void norm(String from, String to) {
        attributes.put(to + "_gain", vector(from + "scale", network.dim()));
        attributes.put(to + "_shift", vector(from + "bias", network.dim()));
    }

    private FloatTensor vector(String name, int size) {
        return FloatTensor.of(file.tensor(name, 1, size).floats(), size);
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
