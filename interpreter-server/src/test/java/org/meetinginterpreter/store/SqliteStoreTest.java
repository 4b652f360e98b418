package org.meetinginterpreter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.store.StoreException.Kind;

/** The embedded database. */
class SqliteStoreTest extends MeetingStoreContract {
    @TempDir
    private Path folder;

    @Override
    MeetingStore open() {
        return JdbcMeetingStore.open(new Database.Sqlite(folder.resolve("meetings.db")));
    }

    @Test
    void nothingDeletedIsFoundInTheFiles() throws IOException {
        try (MeetingStore second = open()) {
            second.apply(List.of(
                    new StoreChange.PutMeeting("m_7", bytes("KEYMATERIAL"), bytes("TITLEOFIT")),
                    new StoreChange.Append("m_7", 1, bytes("SPOKENWORDS")),
                    new StoreChange.PutRendering("m_7", 1, "pt", bytes("PALAVRAS"))));
            assertTrue(found("SPOKENWORDS"));
            second.apply(List.of(new StoreChange.DeleteMeeting("m_7")));
            second.scrub();
            for (String gone : List.of("KEYMATERIAL", "TITLEOFIT", "SPOKENWORDS", "PALAVRAS")) {
                assertFalse(found(gone), gone);
            }
        }
    }

    private boolean found(String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aFileThatIsNoDatabaseIsAnErrorAndStaysAsItIs(@TempDir Path other) throws IOException {
        Path file = Files.writeString(other.resolve("notes.db"), "not a database, but long enough to look".repeat(40));
        StoreException refused =
                assertThrows(StoreException.class, () -> JdbcMeetingStore.open(new Database.Sqlite(file)));
        assertEquals(Kind.UNAVAILABLE, refused.kind());
        assertTrue(refused.getMessage().contains("notes.db"), refused.getMessage());
        assertTrue(Files.readString(file).startsWith("not a database"));
    }
}
