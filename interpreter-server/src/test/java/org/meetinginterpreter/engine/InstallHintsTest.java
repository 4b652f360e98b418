package org.meetinginterpreter.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.translation.TranslationHop;

class InstallHintsTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private record Hop(Locale source, Locale target) implements TranslationHop {}

    @TempDir
    private Path folder;

    private InstallHints hints;

    @BeforeEach
    void load() {
        hints = new InstallHints(ModelCatalog.load(new InterpreterHome(folder)));
    }

    @Test
    void namesTheDefaultModelFirst() {
        assertEquals(
                "To recognise en, run: scripts/interpreter models install moonshine-tiny-en",
                hints.toRecognise(Locale.ENGLISH));
        assertEquals(
                "To translate from en to pt-BR, run: scripts/interpreter models install firefox-tiny-en-pt-1693087644",
                hints.toTranslate(Locale.ENGLISH, Locale.forLanguageTag("pt-BR"), List.of()));
    }

    @Test
    void saysWhenAModelsBytesCannotBeChecked() {
        assertEquals(
                "To recognise pt, run: scripts/interpreter models install vosk-model-small-pt-0.3 --accept-unverified",
                hints.toRecognise(Locale.forLanguageTag("pt")));
    }

    @Test
    void saysWhenThereIsNone() {
        assertEquals(
                "The catalogue has no model to translate from kl to ko, nor models through a third language;"
                        + " add one of your own: scripts/interpreter models add",
                hints.toTranslate(Locale.forLanguageTag("kl"), Locale.KOREAN, List.of()));
    }

    @Test
    void namesBothModelsOfARouteThroughAPivot() {
        assertEquals(
                "To translate from pt to es by way of en, run: scripts/interpreter models install"
                        + " firefox-tiny-pt-en-1693087646 firefox-tiny-en-es",
                hints.toTranslate(PORTUGUESE, SPANISH, List.of()));
    }

    @Test
    void namesOnlyWhatIsMissingOfARoute() {
        assertEquals(
                "To translate from pt to es by way of en, run: scripts/interpreter models install firefox-tiny-en-es",
                hints.toTranslate(PORTUGUESE, SPANISH, List.of(new Hop(PORTUGUESE, Locale.ENGLISH))));
        assertEquals(
                "To translate from kl to es by way of en, run: scripts/interpreter models install firefox-tiny-en-es",
                hints.toTranslate(
                        Locale.forLanguageTag("kl"),
                        SPANISH,
                        List.of(new Hop(Locale.forLanguageTag("kl"), Locale.ENGLISH))));
    }

    @Test
    void saysWhenThereIsNothingToTranslate() {
        assertEquals(
                "pt and pt-BR are the same language; the text needs no translation",
                hints.toTranslate(PORTUGUESE, Locale.forLanguageTag("pt-BR"), List.of()));
    }
}
