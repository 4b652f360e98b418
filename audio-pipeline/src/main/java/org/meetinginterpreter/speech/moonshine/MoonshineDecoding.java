package org.meetinginterpreter.speech.moonshine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.onnx.OnnxNetwork;

/**
 * One pass of Moonshine's merged decoder over one stretch of speech. Holds the cache of keys and values (for each of 6 layers
 * {@code float32 [1, 8, positions, 36]}, of the text so far and of the speech) as native arrays from step to step.
 */
final class MoonshineDecoding implements AutoCloseable {
    private static final int LAYERS = 6;
    private static final int HEADS = 8;
    private static final int HEAD_SIZE = 36;
    private static final int VOCABULARY = 32_768;
    private static final float NEGLIGIBLE = 14;

    private final OnnxNetwork decoder;
    private final NDManager scope;
    private final NDList encoded;
    private List<NDArray> textCache = List.of();
    private List<NDArray> speechCache = List.of();
    private int positions;

    /** @param encoded the encoder's states and the mask, named as the decoder wants them */
    MoonshineDecoding(OnnxNetwork decoder, NDManager scope, NDList encoded) {
        this.decoder = decoder;
        this.scope = scope;
        this.encoded = encoded;
    }

    /**
     * What should follow each position.
     *
     * @param tokens the likeliest
     * @param logProbabilities theirs, natural
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    record Following(int[] tokens, float[] logProbabilities) {}

    /**
     * Reads the mark of begin and these tokens in one step.
     *
     * @param known how many of the tokens are not in question
     * @return for each position from the last known token on (or the mark of begin) what should follow it
     */
    Following begin(int[] tokens, int known) {
        try (NDArray logits = read(tokens)) {
            return best(logits, known, positions - known);
        }
    }

    /**
     * Reads the mark of begin and these tokens in one step.
     *
     * @return log-probability of all after the first {@code known}
     */
    double logProbability(int[] tokens, int known) {
        try (NDArray logits = read(tokens)) {
            FloatBuffer values = rows(logits, known);
            double sum = 0;
            float[] row = new float[VOCABULARY];
            for (int i = known; i < tokens.length; i++) {
                values.get(row);
                sum += row[tokens[i]] - logSum(row, row[largest(row)]);
            }
            return sum;
        }
    }

    private NDArray read(int[] tokens) {
        long[] ids = new long[tokens.length + 1];
        ids[0] = MoonshineTokenizer.BEGIN;
        for (int i = 0; i < tokens.length; i++) {
            ids[i + 1] = tokens[i];
        }
        List<NDArray> empty = new ArrayList<>();
        for (String side : new String[] {"decoder", "encoder"}) {
            for (String name : names("past_key_values", side)) {
                empty.add(OnnxNetwork.floats(scope, name, new float[HEADS * HEAD_SIZE], 1, HEADS, 1, HEAD_SIZE));
            }
        }
        NDList output = run(ids, empty, false);
        empty.forEach(NDArray::close);
        textCache = take(output, "decoder");
        speechCache = take(output, "encoder");
        positions = ids.length;
        return output.get("logits");
    }

    /** Forgets what was read after the first {@code count} positions. */
    void keep(int count) {
        if (count == positions) {
            return;
        }
        List<NDArray> shorter = new ArrayList<>();
        for (NDArray array : textCache) {
            float[] all = array.toFloatArray();
            float[] kept = new float[HEADS * count * HEAD_SIZE];
            for (int head = 0; head < HEADS; head++) {
                System.arraycopy(all, head * positions * HEAD_SIZE, kept, head * count * HEAD_SIZE, count * HEAD_SIZE);
            }
            shorter.add(OnnxNetwork.floats(scope, array.getName(), kept, 1, HEADS, count, HEAD_SIZE));
            array.close();
        }
        textCache = shorter;
        positions = count;
    }

    /** Forgets the last positions. */
    void forget(int count) {
        keep(positions - count);
    }

    /** Reads one more token and a guess at those behind it; returns what should follow each. */
    Following step(int token, int[] guess) {
        long[] ids = new long[1 + guess.length];
        ids[0] = token;
        for (int i = 0; i < guess.length; i++) {
            ids[i + 1] = guess[i];
        }
        List<NDArray> cache = new ArrayList<>(textCache);
        cache.addAll(speechCache);
        NDList output = run(ids, cache, true);
        textCache.forEach(NDArray::close);
        textCache = take(output, "decoder");
        positions += ids.length;
        Following next = best(output.get("logits"), 0, ids.length);
        output.stream()
                .filter(array ->
                        array.getName().contains(".encoder.") || array.getName().equals("logits"))
                .forEach(NDArray::close);
        return next;
    }

    private NDList run(long[] ids, List<NDArray> cache, boolean cached) {
        NDArray input = OnnxNetwork.longs(scope, "input_ids", ids, 1, ids.length);
        NDArray branch = scope.create(new boolean[] {cached}, new Shape(1));
        branch.setName("use_cache_branch");
        NDList inputs = new NDList(input);
        inputs.addAll(encoded);
        inputs.addAll(new NDList(cache));
        inputs.add(branch);
        NDList output = decoder.run(inputs);
        input.close();
        branch.close();
        return output;
    }

    /** The outputs of one side, under the names that the next step's inputs have. */
    private static List<NDArray> take(NDList output, String side) {
        List<NDArray> taken = new ArrayList<>();
        List<String> names = names("past_key_values", side);
        List<String> outputs = names("present", side);
        for (int i = 0; i < names.size(); i++) {
            NDArray array = output.get(outputs.get(i));
            array.setName(names.get(i));
            taken.add(array);
        }
        return taken;
    }

    private static List<String> names(String prefix, String side) {
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer < LAYERS; layer++) {
            names.add(prefix + "." + layer + "." + side + ".key");
            names.add(prefix + "." + layer + "." + side + ".value");
        }
        return names;
    }

    private static Following best(NDArray logits, int from, int count) {
        FloatBuffer values = rows(logits, from);
        float[] row = new float[VOCABULARY];
        Following best = new Following(new int[count], new float[count]);
        for (int i = 0; i < count; i++) {
            values.get(row);
            best.tokens()[i] = largest(row);
            float most = row[best.tokens()[i]];
            best.logProbabilities()[i] = most - logSum(row, most);
        }
        return best;
    }

    /** The logits from a position on. */
    private static FloatBuffer rows(NDArray logits, int from) {
        ByteBuffer bytes = logits.toByteBuffer();
        return bytes.asFloatBuffer().position(from * VOCABULARY);
    }

    private static int largest(float[] row) {
        int at = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[at]) {
                at = i;
            }
        }
        return at;
    }

    /** Logarithm of the sum of the exponentials; what adds less than a millionth each is left out. */
    private static float logSum(float[] row, float most) {
        float least = most - NEGLIGIBLE;
        double sum = 0;
        for (float each : row) {
            if (each > least) {
                sum += Math.exp(each - most);
            }
        }
        return (float) (most + Math.log(sum));
    }

    @Override
    public void close() {
        textCache.forEach(NDArray::close);
        speechCache.forEach(NDArray::close);
        encoded.forEach(NDArray::close);
    }
}
