package org.meetinginterpreter.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.libretranslate.FakeService;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.shared.SharingOptions;

/** A service as the only translator of a machine that has no models. */
class ServicesElsewhereTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @TempDir
    private Path home;

    private final FakeService fake = new FakeService();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aPairOfAServiceIsTranslatedThereAndMadeSaysSo() {
        try (InstalledEngines engines = engines()) {
            Translators translators = engines.translators();
            translators.warmUp();
            assertTrue(translators.has(Locale.ENGLISH, Locale.forLanguageTag("pt-BR")));
            Translator translator = translators.find(Locale.ENGLISH, PORTUGUESE).orElseThrow();
            assertEquals(List.of("pt:one"), translator.translateTexts(List.of("one")));
            assertEquals(List.of("libretranslate@" + fake.url().getAuthority()), translator.modelIds());
            assertEquals(List.of(Locale.ENGLISH, PORTUGUESE), translators.languages());
            // asked again, answered from memory
            translator.translateTexts(List.of("one"));
            assertEquals(1, fake.requests().size());
        }
    }

    @Test
    void withoutInstalledModelsNothingTakesItsPlace() {
        fake.behave(FakeService.status(500));
        try (InstalledEngines engines = engines()) {
            Translators translators = engines.translators();
            assertFalse(translators.instead(Locale.ENGLISH, PORTUGUESE).isPresent());
            Translator translator = translators.find(Locale.ENGLISH, PORTUGUESE).orElseThrow();
            for (String text : List.of("one", "two", "three", "four")) {
                assertThrows(TranslationException.class, () -> translator.translateTexts(List.of(text)));
            }
            // the breaker lets the fourth not through
            assertEquals(3, fake.requests().size());
            assertTrue(translators.has(Locale.ENGLISH, PORTUGUESE));
        }
    }

    @Test
    void aServiceThatIsDownDoesNotKeepTheEnginesFromStarting() {
        fake.close();
        try (InstalledEngines engines = engines()) {
            engines.translators().warmUp();
        }
    }

    private InstalledEngines engines() {
        return InstalledEngines.open(
                new InterpreterHome(home), new SharingOptions(1, 10_000, 0), List.of(fake.service("pt", true)));
    }
}
