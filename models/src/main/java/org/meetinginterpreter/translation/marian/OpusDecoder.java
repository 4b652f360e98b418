package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The {@code decoder.yml} of an OPUS-MT model: options of {@code marian-decoder}, of which the files' names matter here. Its beam and
 * its normalisation by length do not: this engine takes the best token of each step.
 */
record OpusDecoder(Path network, Path sourceTokens, Path targetTokens) {
    private static final String FILE_NAME = "decoder.yml";

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE_NAME));
    }

    static OpusDecoder read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        try {
            if (new Load(LoadSettings.builder().setLabel(FILE_NAME).build()).loadFromString(Files.readString(file))
                    instanceof Map<?, ?> keys) {
                List<Path> networks = files(folder, keys, "models", 1);
                List<Path> vocabularies = files(folder, keys, "vocabs", 2);
                return new OpusDecoder(networks.get(0), vocabularies.get(0), vocabularies.get(1));
            }
            throw new MarianFormatException(file + " holds no keys; install the model again");
        } catch (IOException | YamlEngineException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new MarianFormatException(file + " cannot be read: " + reason + "; install the model again", e);
        }
    }

    private static List<Path> files(Path folder, Map<?, ?> keys, String key, int count) {
        if (!(keys.get(key) instanceof List<?> names) || names.size() != count) {
            throw new MarianFormatException(folder.resolve(FILE_NAME) + ": " + key + " is " + keys.get(key) + ", known "
                    + (count == 1 ? "is one file" : "are " + count + " files"));
        }
        return names.stream().map(name -> file(folder, String.valueOf(name))).toList();
    }

    /** A file of the folder, and of no other. */
    private static Path file(Path folder, String name) {
        Path file = folder.resolve(Path.of(name).getFileName());
        if (!Files.isRegularFile(file)) {
            throw new MarianFormatException(folder + " lacks the file " + file.getFileName() + " that its " + FILE_NAME
                    + " names; install the model again");
        }
        return file;
    }
}
