package org.meetinginterpreter.security;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.store.Database;

/** In SQLite, by default. */
class AuditChainTest extends AuditChainContract {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("meetings.db");
    }

    @Override
    Database database() {
        return new Database.Sqlite(file());
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }
}
