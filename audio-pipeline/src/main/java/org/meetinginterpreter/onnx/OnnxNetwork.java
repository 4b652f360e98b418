package org.meetinginterpreter.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * One network file (ONNX or ORT format) on DJL's ONNX Runtime engine, one thread a call. {@link #run} may be called from several
 * threads at once: the session below it allows that, a DJL predictor would not. The owner must not close it during a call.
 */
public final class OnnxNetwork implements AutoCloseable {
    private static final String ENGINE = "OnnxRuntime";

    private final Model model;
    private final Block block;

    private OnnxNetwork(Model model) {
        this.model = model;
        this.block = model.getBlock();
    }

    /**
     * Loads a file.
     *
     * @throws IOException when the file is missing or no network that this engine can run
     */
    public static OnnxNetwork load(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is missing");
        }
        Model model = engine().newModel(file.getFileName().toString(), Device.cpu());
        try {
            // DJL reads the second number only where the first is given
            model.load(file, null, Map.of("interOpNumThreads", "1", "intraOpNumThreads", "1"));
            return new OnnxNetwork(model);
        } catch (MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException(file + " cannot be loaded: " + rootMessage(e), e);
        }
    }

    /** A scope for the arrays of one call; closing it frees them. */
    public static NDManager newScope() {
        return engine().newBaseManager(Device.cpu());
    }

    /** Creates an input by name. */
    public static NDArray floats(NDManager scope, String name, float[] values, long... shape) {
        return named(name, scope.create(FloatBuffer.wrap(values), new Shape(shape)));
    }

    /** Creates an input by name; no dimensions make a scalar. */
    public static NDArray longs(NDManager scope, String name, long[] values, long... shape) {
        return named(name, scope.create(LongBuffer.wrap(values), new Shape(shape)));
    }

    private static NDArray named(String name, NDArray array) {
        array.setName(name);
        return array;
    }

    /**
     * Runs the network.
     *
     * @param inputs each with the name that the network gives it, in any order
     * @return the named outputs, in the scope of the first input
     */
    public NDList run(NDList inputs) {
        return block.forward(new ParameterStore(inputs.head().getManager(), false), inputs, false);
    }

    @Override
    public void close() {
        model.close();
    }

    private static Engine engine() {
        // before the engine starts: no look-ups on the network, and no second engine beside each array scope
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        return Engine.getEngine(ENGINE);
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
