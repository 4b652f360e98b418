package org.meetinginterpreter.translation.marian;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.meetinginterpreter.translation.TranslationException;

/**
 * A Marian network in DJL's PyTorch engine. {@link #decode} may run on several threads at once; {@link #close} may not run
 * beside it.
 */
final class MarianNetwork implements AutoCloseable {
    private final Model model;
    private final MarianConfiguration configuration;

    private MarianNetwork(Model model, MarianConfiguration configuration) {
        this.model = model;
        this.configuration = configuration;
    }

    static MarianNetwork load(MarianModelFile file) {
        MarianConfiguration configuration = MarianConfiguration.parse(file.origin(), file.configuration());
        Map<String, FloatTensor> weights = MarianWeights.of(file, configuration);
        PyTorchEngineSettings.apply();
        Model model = null;
        try {
            ByteArrayOutputStream archive = new ByteArrayOutputStream();
            TorchScriptWriter.write(
                    archive, MarianProgram.CLASS, MarianProgram.source(configuration, weights), weights);
            model = Model.newInstance("marian", Device.cpu(), "PyTorch");
            model.load(new ByteArrayInputStream(archive.toByteArray()));
            return new MarianNetwork(model, configuration);
        } catch (IOException | MalformedModelException | EngineException e) {
            if (model != null) {
                model.close();
            }
            throw new TranslationException(
                    file.origin() + " cannot be loaded into the PyTorch engine: " + e.getMessage(), e);
        }
    }

    MarianConfiguration configuration() {
        return configuration;
    }

    /** Translates sentences as one batch; the result of each, without {@code </s>}, does not depend on the others. */
    int[][] decode(List<EncodedSentence> sentences) {
        EncodedBatch batch = new EncodedBatch(sentences);
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList inputs = new NDList(
                    manager.create(batch.ids(), new Shape(batch.size(), batch.time())),
                    manager.create(batch.mask(), new Shape(batch.size(), 1, 1, batch.time())),
                    manager.create(batch.candidates()),
                    manager.create(batch.penalties(), new Shape(batch.size(), batch.words())),
                    manager.create(new long[] {batch.limit()}));
            NDArray written = model.getBlock()
                    .forward(new ParameterStore(manager, false), inputs, false)
                    .singletonOrThrow();
            return batch.rows(written.toLongArray(), (int) written.getShape().get(1));
        } catch (EngineException e) {
            throw new TranslationException("the network failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
