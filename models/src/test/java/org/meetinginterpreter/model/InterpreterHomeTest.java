package org.meetinginterpreter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpreterHomeTest {
    @TempDir
    Path folder;

    @Test
    void theVariableComesFirstThenXdgThenTheUsersFolder() {
        assertEquals(Path.of("/a"), home(Map.of("INTERPRETER_HOME", "/a", "XDG_DATA_HOME", "/b")));
        assertEquals(Path.of("/b/meeting-interpreter"), home(Map.of("XDG_DATA_HOME", "/b", "INTERPRETER_HOME", " ")));
        assertEquals(Path.of("/home/ana/.local/share/meeting-interpreter"), home(Map.of()));
    }

    @Test
    void ignoresARelativeXdgFolder() {
        assertEquals(Path.of("/home/ana/.local/share/meeting-interpreter"), home(Map.of("XDG_DATA_HOME", "data")));
    }

    @Test
    void createsItsFolders() {
        InterpreterHome home = new InterpreterHome(folder.resolve("new"));
        assertTrue(Files.isDirectory(home.models()));
        assertTrue(Files.isDirectory(home.nativeCache()));
        assertTrue(Files.isDirectory(home.data()));
    }

    @Test
    void namesTheFolderThatCannotBeCreated() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        ModelException error = assertThrows(ModelException.class, () -> new InterpreterHome(file).models());
        assertTrue(error.getMessage().contains(file.resolve("models").toString()), error.getMessage());
        assertTrue(error.getMessage().contains("set INTERPRETER_HOME"), error.getMessage());
    }

    private static Path home(Map<String, String> environment) {
        return InterpreterHome.resolve(environment, "/home/ana").folder();
    }
}
