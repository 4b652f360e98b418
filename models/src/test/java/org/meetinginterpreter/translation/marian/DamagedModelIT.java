package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.translation.TranslationException;

/** Damaged copies of an installed model: a refusal that names the file, never the end of the process. */
class DamagedModelIT {
    private static final String MODEL = "firefox-tiny-en-pt-1693087644";
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @TempDir
    private Path copy;

    @ParameterizedTest
    @ValueSource(strings = {"model.enpt.intgemm.alphas.bin", "vocab.enpt.spm", "lex.50.50.enpt.s2t.bin"})
    void refusesATruncatedFile(String name) throws IOException {
        copyModel();
        byte[] whole = Files.readAllBytes(copy.resolve(name));
        for (double part : new double[] {0, 0.00001, 0.001, 0.01, 0.3, 0.5, 0.9, 0.99999}) {
            Files.write(copy.resolve(name), Arrays.copyOf(whole, (int) (part * whole.length)));
            String message =
                    assertThrows(TranslationException.class, this::open).getMessage();
            assertTrue(message.contains(name), message);
        }
    }

    @Test
    void answersOrRefusesWithFlippedBits() throws IOException {
        copyModel();
        Random random = new Random(5);
        Path file = copy.resolve("model.enpt.intgemm.alphas.bin");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 12; i++) {
            byte[] damaged = whole.clone();
            for (int flips = 0; flips < 1 + 100 * (i % 2); flips++) {
                damaged[random.nextInt(i % 2 == 0 ? 12_544 : whole.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            try (MarianTranslator translator = open()) {
                assertEquals(
                        1,
                        translator
                                .translateTexts(List.of("The meeting is open."))
                                .size());
            } catch (TranslationException e) {
                assertTrue(e.getMessage().contains("model.enpt"), e.getMessage());
            }
        }
    }

    @Test
    void refusesAFolderThatLacksAFile() throws IOException {
        copyModel();
        Files.delete(copy.resolve("vocab.enpt.spm"));
        String message = assertThrows(TranslationException.class, this::open).getMessage();
        assertTrue(message.contains("vocab.*.spm") && message.contains(MODEL), message);
    }

    @Test
    void namesTheCommandThatInstallsAnAbsentModel() {
        copy = copy.resolve("absent");
        String message = assertThrows(TranslationException.class, this::open).getMessage();
        assertTrue(message.contains("models install " + MODEL), message);
    }

    private MarianTranslator open() {
        return MarianTranslator.open(copy, MODEL, Locale.ENGLISH, PORTUGUESE);
    }

    private void copyModel() throws IOException {
        try (Stream<Path> files = Files.list(InstalledModels.folder(MODEL))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }
}
