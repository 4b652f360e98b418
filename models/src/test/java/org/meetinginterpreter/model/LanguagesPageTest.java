package org.meetinginterpreter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguagesPageTest {
    @TempDir
    Path folder;

    @Test
    void thePageSaysWhatTheCatalogueHolds() throws IOException {
        Path page = Path.of(System.getProperty("interpreter.repository", ".."), "docs", "languages.md");
        String expected = new LanguagesPage(ModelCatalog.load(new InterpreterHome(folder))).markdown();
        if (Boolean.getBoolean("languages.write")) {
            Files.writeString(page, expected);
        }
        assertEquals(expected, Files.readString(page));
    }

    @Test
    void showsLowQualityAndWhatIsMissing() {
        String page = new LanguagesPage(ModelCatalog.load(new InterpreterHome(folder))).markdown();
        assertTrue(page.contains("| Kazakh | kk | Vosk | OPUS-MT 12.2 | OPUS-MT 10.8 |"), page);
        assertTrue(page.lines()
                .anyMatch(line -> line.startsWith("- No speech recognition:") && line.contains("Turkmen (tk)")));
    }
}
