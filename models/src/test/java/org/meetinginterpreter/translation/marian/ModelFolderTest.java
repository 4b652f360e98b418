package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.translation.TranslationException;

class ModelFolderTest {
    @TempDir
    private Path folder;

    @Test
    void knowsTheFilesOfASharedVocabularyAndLeavesAQualityModelAlone() throws IOException {
        files("model.enpt.intgemm.alphas.bin", "vocab.enpt.spm", "lex.50.50.enpt.s2t.bin", "qualityModel.enpt.bin");
        ModelFolder files = ModelFolder.of(folder, "a");
        assertEquals(folder.resolve("model.enpt.intgemm.alphas.bin"), files.network());
        assertEquals(folder.resolve("vocab.enpt.spm"), files.sourceVocabulary());
        assertTrue(files.sharesVocabulary());
        assertEquals(Optional.of(folder.resolve("lex.50.50.enpt.s2t.bin")), files.shortlist());
    }

    @Test
    void knowsTheFilesOfTwoVocabularies() throws IOException {
        files("model.enzh.intgemm.alphas.bin", "srcvocab.enzh.spm", "trgvocab.enzh.spm");
        ModelFolder files = ModelFolder.of(folder, "a");
        assertEquals(folder.resolve("srcvocab.enzh.spm"), files.sourceVocabulary());
        assertEquals(folder.resolve("trgvocab.enzh.spm"), files.targetVocabulary());
        assertFalse(files.sharesVocabulary());
        assertEquals(Optional.empty(), files.shortlist());
    }

    @ParameterizedTest
    @CsvSource({
        "model.a.bin srcvocab.a.spm, 0 files trgvocab.*.spm",
        "model.a.bin trgvocab.a.spm, 0 files srcvocab.*.spm",
        "model.a.bin lex.a.bin, 0 files vocab.*.spm",
        "vocab.a.spm lex.a.bin, 0 files model.*.bin",
        "model.a.bin model.b.bin vocab.a.spm, 2 files model.*.bin",
        "model.a.bin vocab.a.spm lex.a.bin lex.b.bin, 2 files lex.*.bin",
    })
    void refusesAFolderThatLacksAFileOrHasOneTwiceByName(String names, String message) throws IOException {
        files(names.split(" ", -1));
        String refusal = assertThrows(TranslationException.class, () -> ModelFolder.of(folder, "my-model"))
                .getMessage();
        assertTrue(refusal.contains(message) && refusal.contains("my-model"), refusal);
    }

    private void files(String... names) throws IOException {
        for (String name : List.of(names)) {
            Files.write(folder.resolve(name), new byte[0]);
        }
    }
}
