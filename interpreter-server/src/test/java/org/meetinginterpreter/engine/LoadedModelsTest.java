package org.meetinginterpreter.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelTask;

class LoadedModelsTest {
    private final List<String> loads = new ArrayList<>();
    private final LoadedModels<StringBuilder> models = new LoadedModels<>(model -> {
        loads.add(model.id());
        if (model.id().equals("broken") && loads.size() == 1) {
            throw new IllegalStateException("a file is missing");
        }
        return new StringBuilder(model.id());
    });

    @Test
    void loadsAModelOnce() {
        StringBuilder first = models.get(model("a"));

        assertSame(first, models.get(model("a")));
        assertEquals(List.of("a"), loads);
    }

    @Test
    void triesAgainAfterALoadThatFailed() {
        assertThrows(IllegalStateException.class, () -> models.get(model("broken")));

        assertEquals("broken", models.get(model("broken")).toString());
    }

    @Test
    void givesBackWhatWasLoadedAndLoadsNoMore() {
        StringBuilder loaded = models.get(model("a"));

        assertEquals(List.of(loaded), models.close());
        assertThrows(IllegalStateException.class, () -> models.get(model("a")));
        assertEquals(List.of(), models.close());
    }

    private static InstalledModel model(String id) {
        return new InstalledModel(id, ModelTask.TRANSLATION, "marian", List.of(), "MIT", true, Path.of(id), List.of());
    }
}
