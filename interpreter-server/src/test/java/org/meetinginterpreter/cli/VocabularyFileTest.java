package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("names.txt"), text);
    }

    @Test
    void readsATermALineWithoutCommentsMarkAndBlankLines() throws IOException {
        Path file = file("\uFEFFIssyk-Kul\r\n\n# people\n  Нурлан Абдрахманов # the chair\nIssyk-Kul\n");

        assertEquals(
                List.of("Issyk-Kul", "Нурлан Абдрахманов"),
                VocabularyFile.read(file).terms());
    }

    @Test
    void namesTheLineOfATermThatIsTooLong() throws IOException {
        Path file = file("Bishkek\n\n" + "x".repeat(81));

        String message = assertThrows(CommandException.class, () -> VocabularyFile.read(file))
                .getMessage();

        assertTrue(message.contains("names.txt, line 3: has 81 characters"), message);
    }

    @Test
    void refusesWhatIsNotUtf8AndWhatIsNotThere() throws IOException {
        Path file = Files.write(folder.resolve("latin.txt"), "Łódź é".getBytes(StandardCharsets.ISO_8859_1));

        String message = assertThrows(CommandException.class, () -> VocabularyFile.read(file))
                .getMessage();
        String absent = assertThrows(CommandException.class, () -> VocabularyFile.read(folder.resolve("none.txt")))
                .getMessage();

        assertTrue(message.contains("latin.txt: is not UTF-8"), message);
        assertTrue(absent.contains("none.txt: cannot be read"), absent);
    }
}
