package org.meetinginterpreter.translation.marian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The graph of a Marian network in plain loops and double precision, straight from the model file: slow, and what the engine is
 * compared with.
 */
final class MarianReference {
    private final MarianModelFile file;
    private final MarianConfiguration network;
    /** What went into each decoder layer's self-attention so far. */
    private List<List<double[]>> past = List.of();

    private final Map<String, float[]> values = new HashMap<>();
    private final List<Double> logProbabilities = new ArrayList<>();
    private final boolean int8;
    private double smallestMargin = Double.POSITIVE_INFINITY;
    /** What is written, whatever scores best. */
    private int[] forced = new int[0];

    private double greatestRegret;
    /** Of the last step. */
    private double logTotal;

    MarianReference(MarianModelFile file) {
        this(file, false);
    }

    /** @param int8 whether the inputs of matrices are rounded to 255 steps, as int8 products do */
    MarianReference(MarianModelFile file, boolean int8) {
        this.file = file;
        this.int8 = int8;
        this.network = MarianConfiguration.parse(file.origin(), file.configuration());
    }

    /** How close the two best scores of any step of the last sentence were. */
    double smallestMargin() {
        return smallestMargin;
    }

    /** Of each token of the last sentence, {@code </s>} included where it was written. */
    List<Double> logProbabilities() {
        return List.copyOf(logProbabilities);
    }

    /** By how much the best score of a step exceeds that of what another wrote, at most; {@code written} with its {@code </s>}. */
    double regret(int[] source, int[] candidates, int[] written) {
        forced = written;
        try {
            decode(source, candidates, forced.length);
            return greatestRegret;
        } finally {
            forced = new int[0];
        }
    }

    int[] decode(int[] source, int[] candidates, int limit) {
        smallestMargin = Double.POSITIVE_INFINITY;
        greatestRegret = 0;
        logProbabilities.clear();
        double[][] encoded = encode(source);
        double[][] cells = new double[network.decoderLayers()][network.dim()];
        past = Stream.<List<double[]>>generate(ArrayList::new)
                .limit(network.decoderLayers())
                .toList();
        List<Integer> written = new ArrayList<>();
        int previous = -1;
        while (written.size() < limit) {
            double[] scores = step(encoded, cells, previous, written.size(), candidates);
            previous = candidates[best(scores)];
            logProbabilities.add(scores[best(scores)] - logTotal);
            if (written.size() < forced.length) {
                int choice = forced[written.size()];
                greatestRegret = Math.max(
                        greatestRegret, scores[best(scores)] - scores[Arrays.binarySearch(candidates, choice)]);
                previous = choice;
            }
            if (previous == 0) {
                break;
            }
            written.add(previous);
        }
        return written.stream().mapToInt(Integer::intValue).toArray();
    }

    private double[][] encode(int[] source) {
        double[][] x = new double[source.length][];
        for (int t = 0; t < source.length; t++) {
            x[t] = embedding(network.embeddings().source(), network.sourceVocabulary(), source[t], t);
        }
        for (int layer = 1; layer <= network.encoderLayers(); layer++) {
            String name = "encoder_l" + layer + "_";
            double[][] memory = x.clone();
            for (int t = 0; t < x.length; t++) {
                double[] seen = attention(name + "self_", memory[t], memory);
                x[t] = norm(name + "self_Wo_ln_", sum(memory[t], seen));
            }
            for (int t = 0; t < x.length; t++) {
                x[t] = feedForward(name, x[t]);
            }
        }
        return x;
    }

    private double[] step(double[][] encoded, double[][] cells, int previous, int time, int[] candidates) {
        double[] y = embedding(network.embeddings().target(), network.targetVocabulary(), previous, time);
        for (int layer = 1; layer <= network.decoderLayers(); layer++) {
            String name = "decoder_l" + layer + "_";
            if (network.decoder() == MarianConfiguration.Decoder.SSRU) {
                y = recurrentUnit(name, y, cells[layer - 1]);
            } else {
                past.get(layer - 1).add(y);
                double[] seen = attention(name + "self_", y, past.get(layer - 1).toArray(double[][]::new));
                y = norm(name + "self_Wo_ln_", sum(y, seen));
            }
            y = norm(name + "context_Wo_ln_", sum(y, attention(name + "context_", y, encoded)));
            y = feedForward(name, y);
        }
        return scores(y, candidates);
    }

    private double[] recurrentUnit(String name, double[] y, double[] cell) {
        double[] input = linear(name + "rnn_W", null, network.dim(), y);
        double[] forget = linear(name + "rnn_Wf", name + "rnn_bf", network.dim(), y);
        double[] out = new double[cell.length];
        for (int i = 0; i < cell.length; i++) {
            double f = 1 / (1 + Math.exp(-forget[i]));
            cell[i] = f * cell[i] + (1 - f) * input[i];
            out[i] = Math.max(0, cell[i]);
        }
        return norm(name + "rnn_ffn_ln_", sum(y, out));
    }

    private double[] scores(double[] y, int[] candidates) {
        int words = network.targetVocabulary();
        String output = network.embeddings().output();
        float[] table = floats(output, words, network.dim());
        float[] bias = floats("decoder_ff_logit_out_b", 1, words);
        double[] input = rounded(y, output);
        double[] scores = Arrays.stream(candidates)
                .mapToDouble(word -> {
                    double logit = bias[word];
                    for (int i = 0; i < input.length; i++) {
                        logit += input[i] * table[word * input.length + i];
                    }
                    return logit;
                })
                .toArray();
        logTotal = Math.log(Arrays.stream(scores).map(Math::exp).sum());
        int unknown = Arrays.binarySearch(candidates, MarianVocabulary.UNKNOWN);
        if (unknown >= 0) {
            scores[unknown] = Double.NEGATIVE_INFINITY;
        }
        return scores;
    }

    private int best(double[] scores) {
        int best = 0;
        double second = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < scores.length; i++) {
            second = Math.max(second, Math.min(scores[i], scores[best]));
            best = scores[i] > scores[best] ? i : best;
        }
        smallestMargin = Math.min(smallestMargin, scores[best] - second);
        return best;
    }

    /** What an int8 product sees of its input: steps as the file was calibrated for, or as the greatest value asks. */
    private double[] rounded(double[] x, String matrix) {
        if (!int8) {
            return x;
        }
        String calibration = matrix + "_QuantMultA";
        if (!file.has(calibration) || matrix.endsWith("_self_Wo")) {
            return rounded(x, 127 / Arrays.stream(x).map(Math::abs).max().orElseThrow(), -128);
        }
        double multiplier = file.tensor(calibration, 1, 1).floats()[0];
        return matrix.endsWith("_ffn_W2") ? rounded(x, 2 * multiplier, 0) : rounded(x, multiplier, -128);
    }

    private static double[] rounded(double[] x, double steps, int lowest) {
        return Arrays.stream(x)
                .map(value -> Math.max(lowest, Math.min(lowest + 255, Math.rint(value * steps))) / steps)
                .toArray();
    }

    private double[] embedding(String name, int words, int token, int time) {
        int dim = network.dim();
        float[] table = floats(name, words, dim);
        double[] x = new double[dim];
        for (int i = 0; i < dim; i++) {
            int wave = i % (dim / 2);
            double angle = time * Math.exp(-wave * Math.log(10_000) / (dim / 2 - 1));
            x[i] = i < dim / 2 ? Math.sin(angle) : Math.cos(angle);
            x[i] += token < 0 ? 0 : Math.sqrt(dim) * table[token * dim + i];
        }
        return x;
    }

    private double[] attention(String name, double[] x, double[][] memory) {
        int dim = network.dim();
        int width = dim / network.heads();
        double[] query = linear(name + "Wq", name + "bq", dim, x);
        double[][] keys = Arrays.stream(memory)
                .map(row -> linear(name + "Wk", name + "bk", dim, row))
                .toArray(double[][]::new);
        double[][] values = Arrays.stream(memory)
                .map(row -> linear(name + "Wv", name + "bv", dim, row))
                .toArray(double[][]::new);
        double[] seen = new double[dim];
        for (int from = 0; from < dim; from += width) {
            double[] weights = new double[memory.length];
            double total = 0;
            for (int t = 0; t < memory.length; t++) {
                double score = 0;
                for (int i = from; i < from + width; i++) {
                    score += query[i] * keys[t][i];
                }
                weights[t] = Math.exp(score / Math.sqrt(width));
                total += weights[t];
            }
            for (int t = 0; t < memory.length; t++) {
                for (int i = from; i < from + width; i++) {
                    seen[i] += weights[t] / total * values[t][i];
                }
            }
        }
        return linear(name + "Wo", name + "bo", dim, seen);
    }

    private double[] feedForward(String name, double[] x) {
        double[] wide = linear(name + "ffn_W1", name + "ffn_b1", network.ffn(), x);
        for (int i = 0; i < wide.length; i++) {
            wide[i] = network.activation() == MarianConfiguration.Activation.RELU
                    ? Math.max(0, wide[i])
                    : wide[i] / (1 + Math.exp(-wide[i]));
        }
        return norm(name + "ffn_ffn_ln_", sum(x, linear(name + "ffn_W2", name + "ffn_b2", network.dim(), wide)));
    }

    private double[] linear(String weights, String bias, int out, double[] input) {
        double[] x = rounded(input, weights);
        MarianTensor tensor = file.tensor(weights, x.length, out);
        float[] values = floats(weights, x.length, out);
        boolean transposed = tensor.type() == MarianTensor.Storage.INTGEMM8;
        float[] add = bias == null ? new float[out] : floats(bias, 1, out);
        double[] y = new double[out];
        for (int o = 0; o < out; o++) {
            y[o] = add[o];
            for (int i = 0; i < x.length; i++) {
                y[o] += x[i] * values[transposed ? o * x.length + i : i * out + o];
            }
        }
        return y;
    }

    private double[] norm(String name, double[] x) {
        float[] scale = floats(name + "scale", 1, x.length);
        float[] shift = floats(name + "bias", 1, x.length);
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance =
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-9) * scale[i] + shift[i];
        }
        return y;
    }

    private float[] floats(String name, int... shape) {
        return values.computeIfAbsent(name, absent -> file.tensor(name, shape).floats());
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }
}
