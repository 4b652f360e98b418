package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.translation.TranslationException;

/**
 * The files of an installed Firefox Translations model; others beside them, such as a quality model, are left alone.
 *
 * @param network {@code model.*.bin}
 * @param sourceVocabulary {@code vocab.*.spm} or {@code srcvocab.*.spm}
 * @param targetVocabulary {@code vocab.*.spm}, the same file, or {@code trgvocab.*.spm}
 * @param shortlist {@code lex.*.bin}, if there is one
 */
record ModelFolder(Path network, Path sourceVocabulary, Path targetVocabulary, Optional<Path> shortlist) {
    /** @param modelId for messages */
    static ModelFolder of(Path folder, String modelId) {
        if (!Files.isDirectory(folder)) {
            throw new TranslationException("the model " + modelId + " is not installed at " + folder
                    + "; install it with: scripts/interpreter models install " + modelId);
        }
        boolean separate = !find(folder, "{srcvocab,trgvocab}.*.spm").isEmpty();
        return new ModelFolder(
                one(folder, "model.*.bin", modelId),
                one(folder, separate ? "srcvocab.*.spm" : "vocab.*.spm", modelId),
                one(folder, separate ? "trgvocab.*.spm" : "vocab.*.spm", modelId),
                find(folder, "lex.*.bin").isEmpty()
                        ? Optional.empty()
                        : Optional.of(one(folder, "lex.*.bin", modelId)));
    }

    boolean sharesVocabulary() {
        return sourceVocabulary.equals(targetVocabulary);
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
