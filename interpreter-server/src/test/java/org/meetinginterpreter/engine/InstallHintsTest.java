package org.meetinginterpreter.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelTask;

class InstallHintsTest {
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
                hints.hint(ModelTask.SPEECH_RECOGNITION, Locale.ENGLISH));
        assertEquals(
                "To translate from en to pt-BR, run: scripts/interpreter models install firefox-tiny-en-pt-1693087644",
                hints.hint(ModelTask.TRANSLATION, Locale.ENGLISH, Locale.forLanguageTag("pt-BR")));
    }

    @Test
    void saysWhenAModelsBytesCannotBeChecked() {
        assertEquals(
                "To recognise pt, run: scripts/interpreter models install vosk-model-small-pt-0.3 --accept-unverified",
                hints.hint(ModelTask.SPEECH_RECOGNITION, Locale.forLanguageTag("pt")));
    }

    @Test
    void saysWhenThereIsNone() {
        assertEquals(
                "The catalogue has no model to translate from kk to ko;"
                        + " add one of your own: scripts/interpreter models add",
                hints.hint(ModelTask.TRANSLATION, Locale.forLanguageTag("kk"), Locale.KOREAN));
    }
}
