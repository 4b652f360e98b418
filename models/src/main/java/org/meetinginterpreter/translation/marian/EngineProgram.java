package org.meetinginterpreter.translation.marian;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Brings a TorchScript program that was written here into DJL's PyTorch engine. */
final class EngineProgram {
    private EngineProgram() {}

    /**
     * Loads by way of a file in the engine's cache folder, which is deleted at once: weights are never all on the Java heap.
     *
     * @param className the class that {@code source} declares
     * @throws EngineException when the engine refuses the program, or the file cannot be written
     */
    static Model load(String className, String source, Map<String, ModuleAttribute> attributes) {
        PyTorchEngineSettings.apply();
        Model model = Model.newInstance(className, Device.cpu(), "PyTorch");
        try {
            Path archive = Files.createTempFile(cacheFolder(), "network-", ".pt");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
                    TorchScriptWriter.write(out, className, source, attributes);
                }
                model.load(archive);
            } finally {
                Files.delete(archive);
            }
            return model;
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new EngineException(e.getMessage(), e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Where the engine unpacks its libraries, {@code $INTERPRETER_HOME/native} as a rule. */
    static Path cacheFolder() throws IOException {
        return Files.createDirectories(Utils.getEngineCacheDir());
    }
}
