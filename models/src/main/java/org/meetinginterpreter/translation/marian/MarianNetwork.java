package org.meetinginterpreter.translation.marian;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.meetinginterpreter.translation.TranslationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Marian network in DJL's PyTorch engine. {@link #decode} may run on several threads at once; {@link #close} may not run
 * beside it.
 */
final class MarianNetwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarianNetwork.class);

    private final Model model;
    private final MarianConfiguration configuration;
    private final Arithmetic arithmetic;
    private final boolean everyWord;

    private MarianNetwork(Model model, MarianConfiguration configuration, Arithmetic arithmetic, boolean everyWord) {
        this.model = model;
        this.configuration = configuration;
        this.arithmetic = arithmetic;
        this.everyWord = everyWord;
    }

    /**
     * Loads with the fastest arithmetic that this processor and these weights allow, or with what the user prefers.
     *
     * @param everyWord whether each sentence may use the whole vocabulary, as without a shortlist
     */
    static MarianNetwork load(MarianModelFile file, boolean everyWord) {
        Arithmetic arithmetic = file.arithmetic(Int8Support.ofThisMachine()::fault);
        if (arithmetic != Arithmetic.FLOAT32) {
            try {
                return load(file, arithmetic, everyWord);
            } catch (EngineException e) {
                LOG.warn("{}: {} does not work here: {}", file.origin(), arithmetic.label(), e.getMessage());
            }
        }
        try {
            return load(file, Arithmetic.FLOAT32, everyWord);
        } catch (EngineException e) {
            throw new TranslationException(
                    file.origin() + " cannot be loaded into the PyTorch engine: " + e.getMessage(), e);
        }
    }

    /** @throws EngineException when the engine refuses the program, or its first run */
    static MarianNetwork load(MarianModelFile file, Arithmetic arithmetic, boolean everyWord) {
        MarianConfiguration configuration = MarianConfiguration.parse(file.origin(), file.configuration());
        MarianWeights weights = new MarianWeights(file, configuration, LinearKernel.of(arithmetic), everyWord);
        Model model = EngineProgram.load(
                MarianProgram.CLASS, MarianProgram.source(configuration, weights, everyWord), weights.attributes());
        MarianNetwork network = new MarianNetwork(model, configuration, arithmetic, everyWord);
        try {
            network.run(new EncodedBatch(List.of(new EncodedSentence(new int[] {0}, new int[] {0}, 1)), everyWord));
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    MarianConfiguration configuration() {
        return configuration;
    }

    /** Translates sentences as one batch; the result of each, without {@code </s>}, does not depend on the others. */
    int[][] decode(List<EncodedSentence> sentences) {
        try {
            return run(new EncodedBatch(sentences, everyWord));
        } catch (EngineException e) {
            throw new TranslationException("the network failed: " + e.getMessage(), e);
        }
    }

    private int[][] run(EncodedBatch batch) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            int rows = batch.size();
            NDList inputs = new NDList(
                    manager.create(batch.ids()),
                    manager.create(batch.places()),
                    manager.create(batch.lengths()),
                    manager.create(batch.slots()),
                    manager.create(batch.mask(), new Shape(rows, 1, 1, batch.time())),
                    manager.create(batch.candidates()),
                    manager.create(batch.penalties(), new Shape(rows, batch.penalised())),
                    manager.create(new long[] {batch.limit()}),
                    manager.create(batch.prefixes(), new Shape(rows, batch.hints())),
                    manager.create(batch.bonuses(), new Shape(rows, batch.hints())),
                    manager.create(batch.seams(), new Shape(rows, 1)),
                    manager.create(batch.joints(), new Shape(rows, batch.hints() == 0 ? 0 : batch.words())),
                    manager.create(batch.spans(), new Shape(rows, batch.time(), batch.terms())),
                    manager.create(batch.forms().roots(), new Shape(rows, batch.terms())),
                    manager.create(
                            batch.forms().edges(), new Shape(2, batch.forms().edgeCount())),
                    manager.create(batch.forms().starts()),
                    manager.create(batch.fresh()));
            NDArray written = model.getBlock()
                    .forward(new ParameterStore(manager, false), inputs, false)
                    .singletonOrThrow();
            return batch.rows(written.toLongArray(), (int) written.getShape().get(1));
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
