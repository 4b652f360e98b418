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
 * The files of an installed Marian model, under the names that Firefox Translations or OPUS-MT give them; others beside them, such
 * as a quality model, are left alone.
 *
 * @param network {@code model.*.bin}; of OPUS-MT the {@code *.npz} that its {@code decoder.yml} names
 * @param sourceVocabulary {@code vocab.*.spm} or {@code srcvocab.*.spm}; {@code source.spm}
 * @param targetVocabulary {@code vocab.*.spm}, the same file, or {@code trgvocab.*.spm}; {@code target.spm}
 * @param tokens where the ids of pieces are not SentencePiece's, as in OPUS-MT
 * @param shortlist {@code lex.*.bin}, if there is one
 */
record ModelFolder(
        Path network, Path sourceVocabulary, Path targetVocabulary, Optional<Tables> tokens, Optional<Path> shortlist) {
    /**
     * Marian's own vocabularies: {@code *.vocab.yml}, or {@code *.src.vocab} and {@code *.trg.vocab}.
     *
     * @param target the same file as the source's where both languages share one
     */
    record Tables(Path source, Path target) {}

    /** @param modelId for messages */
    static ModelFolder of(Path folder, String modelId) {
        if (!Files.isDirectory(folder)) {
            throw new TranslationException("the model " + modelId + " is not installed at " + folder
                    + "; install it with: scripts/interpreter models install " + modelId);
        }
        return OpusDecoder.isIn(folder) ? opus(folder, modelId) : firefox(folder, modelId);
    }

    private static ModelFolder firefox(Path folder, String modelId) {
        boolean separate = !find(folder, "{srcvocab,trgvocab}.*.spm").isEmpty();
        return new ModelFolder(
                one(folder, "model.*.bin", modelId),
                one(folder, separate ? "srcvocab.*.spm" : "vocab.*.spm", modelId),
                one(folder, separate ? "trgvocab.*.spm" : "vocab.*.spm", modelId),
                Optional.empty(),
                find(folder, "lex.*.bin").isEmpty()
                        ? Optional.empty()
                        : Optional.of(one(folder, "lex.*.bin", modelId)));
    }

    private static ModelFolder opus(Path folder, String modelId) {
        if (find(folder, "source.spm").isEmpty() && !find(folder, "source.bpe").isEmpty()) {
            throw new TranslationException(
                    "the model " + modelId + " in " + folder
                            + " cuts words by byte-pair encoding (source.bpe), known is SentencePiece; take a newer release of it");
        }
        OpusDecoder decoder = OpusDecoder.read(folder);
        return new ModelFolder(
                decoder.network(),
                one(folder, "source.spm", modelId),
                one(folder, "target.spm", modelId),
                Optional.of(new Tables(decoder.sourceTokens(), decoder.targetTokens())),
                Optional.empty());
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
