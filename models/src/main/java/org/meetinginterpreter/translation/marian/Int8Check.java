package org.meetinginterpreter.translation.marian;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Whether this processor's int8 products are exact. Without VNNI, x86 sums pairs of products in 16 bits, where extreme values saturate;
 * elsewhere the engine may lack the operation altogether. So products of extreme values are compared with whole numbers.
 */
final class Int8Check {
    private static final String CLASS = "Int8Check";
    private static final int IN = 256;
    private static final int OUT = 72;
    private static final int[] ROWS = {1, 5, 33};
    /** Inputs are multiples of it, and their sums exact in float32. */
    private static final double STEP = 0.25;

    private final byte[] weights = new byte[OUT * IN];
    private final Random random = new Random(8);

    private Int8Check() {
        for (int i = 0; i < weights.length; i++) {
            int row = i / IN;
            // whole rows of the extremes, then extremes in turns, then anything
            weights[i] = (byte)
                    (row < 2
                            ? row * 254 - 127
                            : row < 8 ? (random.nextBoolean() ? 127 : -127) : random.nextInt(255) - 127);
        }
    }

    /** Runs the products; starts the engine. Says what is wrong, or nothing. */
    static Optional<String> fault() {
        try {
            return new Int8Check().compare();
        } catch (EngineException e) {
            return Optional.of("the engine cannot compute them: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Optional<String> compare() {
        Map<String, ModuleAttribute> attributes = new HashMap<>();
        float[] ones = new float[OUT];
        Arrays.fill(ones, 1);
        attributes.put(
                "layer",
                new Int8Linear(
                        ByteTensor.of(ByteBuffer.wrap(weights), OUT, IN),
                        FloatTensor.of(ones, OUT),
                        FloatTensor.of(new float[OUT], OUT)));
        try (Model model = EngineProgram.load(CLASS, source(), attributes)) {
            return Arrays.stream(ROWS)
                    .mapToObj(rows -> compare(model, rows))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    private static String source() {
        return """
                class %1$s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  layer : %2$s
                  def forward(self: __torch__.%1$s, x: Tensor) -> Tensor:
                    return %3$s
                """.formatted(
                        CLASS,
                        new Int8Linear(null, null, null).typeName(),
                        LinearKernel.INT8.apply("x", "layer", Optional.of(InputSteps.signed(1 / STEP))));
    }

    private Optional<String> compare(Model model, int rows) {
        int[] steps = new int[rows * IN];
        float[] inputs = new float[steps.length];
        for (int i = 0; i < steps.length; i++) {
            // beyond -128 and 127 inputs are clipped
            steps[i] = i < IN
                    ? 127
                    : random.nextInt(3) > 0 ? (random.nextBoolean() ? 127 : -128) : random.nextInt(301) - 150;
            inputs[i] = (float) (steps[i] * STEP);
        }
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList input = new NDList(manager.create(inputs, new Shape(rows, IN)));
            float[] output = model.getBlock()
                    .forward(new ParameterStore(manager, false), input, false)
                    .singletonOrThrow()
                    .toFloatArray();
            for (int i = 0; i < output.length; i++) {
                double exact = product(steps, i / OUT, i % OUT) * STEP;
                if (output[i] != exact) {
                    return Optional.of("one of them gave " + output[i] + " for " + exact);
                }
            }
            return Optional.empty();
        }
    }

    private long product(int[] steps, int row, int out) {
        long sum = 0;
        for (int i = 0; i < IN; i++) {
            sum += Math.max(-128, Math.min(127, steps[row * IN + i])) * weights[out * IN + i];
        }
        return sum;
    }
}
