package org.meetinginterpreter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
        closeStore();
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

    @Test
    void whileSomebodyReadsTheFilesItSaysThatNotAllIsGone() throws IOException, SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("meetings.db");
        closeStore();
        try (MeetingStore second = open();
                Connection reader = DriverManager.getConnection(url)) {
            second.apply(List.of(new StoreChange.PutMeeting("m_7", bytes("KEYMATERIAL"), bytes("TITLEOFIT"))));
            reader.setAutoCommit(false);
            try (Statement reading = reader.createStatement();
                    ResultSet rows = reading.executeQuery("SELECT * FROM meeting")) {
                assertTrue(rows.next());
                second.apply(List.of(new StoreChange.DeleteMeeting("m_7")));
                assertFalse(second.scrub());
                assertTrue(found("KEYMATERIAL"));
            }
            reader.rollback();
            assertTrue(second.scrub());
            assertFalse(found("KEYMATERIAL"));
        }
    }

    @Test
    void aSecondServerIsRefusedByWhateverNameAndTheFirstGoesOn(@TempDir Path other) throws IOException {
        Path alias = Files.createSymbolicLink(other.resolve("alias.db"), folder.resolve("meetings.db"));
        StoreException refused =
                assertThrows(StoreException.class, () -> JdbcMeetingStore.open(new Database.Sqlite(alias)));
        assertEquals(Kind.UNAVAILABLE, refused.kind());
        assertTrue(refused.getMessage().contains("another server has it open"), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
        try (MeetingStore look = JdbcMeetingStore.openExisting(new Database.Sqlite(alias))) {
            assertEquals(1, look.meetings().size());
            assertThrows(IllegalStateException.class, () -> look.apply(List.of(new StoreChange.Probe())));
        }
        assertThrows(StoreException.class, this::open);
        closeStore();
        open().close();
    }

    @Test
    void anotherProcessHasTheDatabaseUntilItIsKilled() throws IOException, InterruptedException {
        closeStore();
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.resolve("meetings.db").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals("held", holder.inputReader().readLine());
            StoreException refused = assertThrows(StoreException.class, this::open);
            assertTrue(refused.getMessage().contains("(process " + holder.pid() + ")"), refused.getMessage());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        open().close();
    }

    /** Another server, as far as the database can tell. */
    static final class LockHolder {
        public static void main(String[] database) throws IOException {
            LockedFile.of(Path.of(database[0]));
            System.out.println("held");
            System.in.read();
        }
    }

    @Test
    void whoLooksOnlyMakesNoTables() throws IOException {
        Path file = Files.createFile(folder.resolve("other.db"));
        StoreException refused =
                assertThrows(StoreException.class, () -> JdbcMeetingStore.openExisting(new Database.Sqlite(file)));
        assertTrue(refused.getMessage().contains("start the server once"), refused.getMessage());
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("CREATE TABLE"));
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
    void nothingCountsAsStoredInAFileThatWasTakenAway() throws IOException {
        closeStore();
        try (MeetingStore second = open()) {
            second.apply(List.of(new StoreChange.PutMeeting("m_7", bytes("key"), bytes("title"))));
            Path file = folder.resolve("meetings.db");
            Path away = Files.move(file, folder.resolve("away.db"));
            List<StoreChange> change = List.of(new StoreChange.Append("m_7", 1, bytes("words")));
            StoreException refused = assertThrows(StoreException.class, () -> second.apply(change));
            assertEquals(Kind.UNAVAILABLE, refused.kind());
            Files.move(away, file);
            second.apply(change);
            assertEquals(1, second.log("m_7").entries().size());
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsAnErrorAndStaysAsItIs(@TempDir Path other) throws IOException {
        Path file = Files.writeString(other.resolve("notes.db"), "not a database, but long enough to look".repeat(40));
        StoreException refused =
                assertThrows(StoreException.class, () -> JdbcMeetingStore.open(new Database.Sqlite(file)));
        assertEquals(Kind.UNAVAILABLE, refused.kind());
        assertTrue(refused.getMessage().contains("notes.db"), refused.getMessage());
        assertTrue(refused.getMessage().contains("restore a backup"), refused.getMessage());
        assertTrue(Files.readString(file).startsWith("not a database"));
    }
}
