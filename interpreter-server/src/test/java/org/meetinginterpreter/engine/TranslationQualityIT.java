package org.meetinginterpreter.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.bench.Chrf;
import org.meetinginterpreter.translation.Translator;

/** The default translation models on the first lines of FLORES dev: chrF2 stays where it was measured. */
class TranslationQualityIT {
    private static final int LINES = 120;

    @ParameterizedTest
    @CsvSource({"en, pt, 66", "pt, en, 64"})
    void translatesAsWellAsMeasured(Locale from, Locale to, double bound) throws IOException {
        List<String> sources = lines(from);
        List<String> references = lines(to);
        try (InstalledEngines engines = InstalledEngines.open()) {
            assumeTrue(
                    engines.translators().has(from, to),
                    () -> engines.translators().installHint(from, to));
            Translator translator = engines.translators().find(from, to).orElseThrow();
            double chrf = Chrf.score(translator.translateTexts(sources), references);
            assertTrue(chrf > bound, from + " to " + to + ": chrF2 is " + chrf);
        }
    }

    private static List<String> lines(Locale language) throws IOException {
        Path file = Path.of(System.getProperty("interpreter.repository", ".."))
                .resolve("../shared/data/text/flores-dev." + language.getLanguage());
        assumeTrue(Files.exists(file), file + " is absent");
        return Files.readAllLines(file).subList(0, LINES);
    }
}
