package org.meetinginterpreter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    private static final String HASH = "0".repeat(64);

    @TempDir
    Path folder;

    private ModelStore store;

    @BeforeEach
    void open() {
        store = new ModelStore(new InterpreterHome(folder));
    }

    @Test
    void findsTranslationByDirectionTheLargestFirst() throws IOException {
        put("tiny-en-pt", ModelTask.TRANSLATION, 10, "en", "pt");
        put("base-en-pt", ModelTask.TRANSLATION, 40, "en", "pt");
        put("pt-en", ModelTask.TRANSLATION, 50, "pt", "en");
        assertEquals(List.of("base-en-pt", "tiny-en-pt"), find(ModelTask.TRANSLATION, "en", "pt"));
        assertEquals(List.of("base-en-pt", "tiny-en-pt"), find(ModelTask.TRANSLATION, "en-GB", "pt-BR"));
        assertEquals(List.of(), find(ModelTask.TRANSLATION, "en", "ko"));
    }

    @Test
    void findsAModelForEachOfItsLanguages() throws IOException {
        put("opus-mt-trk-eng", ModelTask.TRANSLATION, 300, "az+kk+ky+tr+uz-Latn+uz-Cyrl", "en");
        put("tr-en", ModelTask.TRANSLATION, 30, "tr", "en");
        for (String from : List.of("kk", "ky", "uz", "uz-Cyrl", "az")) {
            assertEquals(List.of("opus-mt-trk-eng"), find(ModelTask.TRANSLATION, from, "en"));
        }
        assertEquals(2, find(ModelTask.TRANSLATION, "tr", "en").size());
        assertEquals(List.of(), find(ModelTask.TRANSLATION, "kk", "ru"));
        assertEquals(6, store.require("opus-mt-trk-eng").pairs().size());
    }

    @Test
    void anExactTagComesBeforeALargerModelOfAnotherRegion() throws IOException {
        put("indian", ModelTask.SPEECH_RECOGNITION, 90, "en-IN");
        put("plain", ModelTask.SPEECH_RECOGNITION, 10, "en");
        assertEquals(List.of("plain", "indian"), find(ModelTask.SPEECH_RECOGNITION, "en"));
        assertEquals(List.of("indian", "plain"), find(ModelTask.SPEECH_RECOGNITION, "en-IN"));
    }

    @Test
    void scriptsThatDifferDoNotMatch() throws IOException {
        put("hans", ModelTask.TRANSLATION, 10, "en", "zh-Hans");
        assertEquals(List.of("hans"), find(ModelTask.TRANSLATION, "en", "zh"));
        assertEquals(List.of(), find(ModelTask.TRANSLATION, "en", "zh-Hant"));
    }

    @Test
    void aModelWithoutLanguagesServesAny() throws IOException {
        put("vad", ModelTask.VOICE_ACTIVITY, 10);
        assertEquals(List.of("vad"), find(ModelTask.VOICE_ACTIVITY));
        assertEquals(List.of("vad"), find(ModelTask.VOICE_ACTIVITY, "ko"));
    }

    @Test
    void aFolderWithoutManifestIsNotInstalled() throws IOException {
        Files.createDirectories(folder.resolve("models/half"));
        Files.createDirectories(folder.resolve("models/.incoming-1"));
        assertTrue(store.installed().isEmpty());
        ModelException error = assertThrows(ModelException.class, () -> store.require("half"));
        assertTrue(error.getMessage().contains("models install half"), error.getMessage());
    }

    @Test
    void anIdCannotLeaveTheStore() {
        assertThrows(ModelException.class, () -> store.path("../data"));
        assertThrows(ModelException.class, () -> store.installed("/etc"));
    }

    private List<String> find(ModelTask task, String... tags) {
        Locale[] languages = List.of(tags).stream().map(Locale::forLanguageTag).toArray(Locale[]::new);
        return store.find(task, languages).stream().map(InstalledModel::id).toList();
    }

    private void put(String id, ModelTask task, long size, String... languages) throws IOException {
        Path model = Files.createDirectories(store.path(id));
        new Manifest(
                        id,
                        task,
                        "test",
                        List.of(languages),
                        "MIT",
                        true,
                        "test",
                        "2026-01-01T00:00:00Z",
                        List.of(new ModelFile("f", size, HASH)))
                .write(model);
    }
}
