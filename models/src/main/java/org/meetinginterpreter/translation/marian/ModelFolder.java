package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.translation.TranslationException;

/**
 * The files of an installed Firefox Translations model.
 *
 * @param network {@code model.*.bin}
 * @param vocabulary {@code vocab.*.spm}
 * @param shortlist {@code lex.*.bin}
 */
record ModelFolder(Path network, Path vocabulary, Path shortlist) {
    /** @param modelId for messages */
    static ModelFolder of(Path folder, String modelId) {
        if (!Files.isDirectory(folder)) {
            throw new TranslationException("the model " + modelId + " is not installed at " + folder
                    + "; install it with: scripts/interpreter models install " + modelId);
        }
        if (!find(folder, "{srcvocab,trgvocab}.*").isEmpty()) {
            throw new TranslationException(
                    "the model " + modelId
                            + " has separate vocabularies for source and target, which are not supported; choose another model");
        }
        return new ModelFolder(
                one(folder, "model.*.bin", modelId),
                one(folder, "vocab.*.spm", modelId),
                one(folder, "lex.*.bin", modelId));
    }

    private static Path one(Path folder, String pattern, String modelId) {
        List<Path> found = find(folder, pattern);
        if (found.size() != 1) {
            throw new TranslationException("the folder " + folder + " of the model " + modelId + " holds "
                    + found.size() + " files " + pattern + ", not one; install the model again");
        }
        return found.get(0);
    }

    private static List<Path> find(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new TranslationException("the folder " + folder + " cannot be read: " + e, e);
        }
        return found;
    }
}
