package org.meetinginterpreter.embedding.minilm;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.meetinginterpreter.embedding.EmbeddingException;

/** The network: ids of tokens in, a vector for each token out. One session, one thread a call; not thread-safe. */
final class MiniLmNetwork implements AutoCloseable {
    /** What the network gives each token. */
    static final int DIMENSIONS = 384;
    /** What its table of tokens has, {@code [PAD]} first. */
    static final int TOKENS = 30_522;

    private static final String ENGINE = "OnnxRuntime";

    private final Engine engine;
    private final Model model;

    private MiniLmNetwork(Engine engine, Model model) {
        this.engine = engine;
        this.model = model;
    }

    static MiniLmNetwork load(Path file) {
        // before the engine starts: no look-ups on the network, and no second engine beside each array scope
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        Engine engine = Engine.getEngine(ENGINE);
        Model model = engine.newModel("all-MiniLM-L6-v2", Device.cpu());
        try {
            // DJL reads the second number only where the first is given
            model.load(file, null, Map.of("interOpNumThreads", "1", "intraOpNumThreads", "1"));
            return new MiniLmNetwork(engine, model);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new EmbeddingException(file + " cannot be loaded; install the model again", e);
        }
    }

    /**
     * Runs it once, on one sentence.
     *
     * @param ids {@code int64 [length]}, each below {@link #TOKENS}
     * @return {@code float32 [length * DIMENSIONS]}
     */
    float[] run(long[] ids) {
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        try (NDManager scope = engine.newBaseManager(Device.cpu())) {
            NDList inputs = new NDList(
                    input(scope, "input_ids", ids),
                    input(scope, "attention_mask", mask),
                    input(scope, "token_type_ids", new long[ids.length]));
            NDArray output = model.getBlock()
                    .forward(new ParameterStore(scope, false), inputs, false)
                    .head();
            Shape expected = new Shape(1, ids.length, DIMENSIONS);
            if (!output.getShape().equals(expected)) {
                throw new EmbeddingException("the network gave " + output.getShape() + " where " + expected
                        + " was expected; install the model again");
            }
            return output.toFloatArray();
        } catch (IllegalStateException | UnsupportedOperationException e) {
            throw new EmbeddingException("the network for sentences failed: " + e.getMessage(), e);
        }
    }

    private static NDArray input(NDManager scope, String name, long[] values) {
        NDArray array = scope.create(LongBuffer.wrap(values), new Shape(1, values.length));
        array.setName(name);
        return array;
    }

    @Override
    public void close() {
        model.close();
    }
}
