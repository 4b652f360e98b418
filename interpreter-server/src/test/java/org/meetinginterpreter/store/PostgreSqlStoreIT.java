package org.meetinginterpreter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.store.StoreException.Kind;

/** A real PostgreSQL, started on a free port. */
class PostgreSqlStoreIT extends MeetingStoreContract {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    MeetingStore open() {
        return JdbcMeetingStore.open(database());
    }

    private static Database.PostgreSql database() {
        return new Database.PostgreSql(server.getJdbcUrl("postgres", "postgres"), "postgres", Optional.empty());
    }

    private static final String END_OTHERS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%(writes)'";

    private static void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aSecondServerIsRefusedAndMayLook() {
        StoreException refused = assertThrows(StoreException.class, this::open);
        assertEquals(Kind.UNAVAILABLE, refused.kind());
        assertTrue(refused.getMessage().contains("another server has it open"), refused.getMessage());
        try (MeetingStore look = JdbcMeetingStore.openExisting(database())) {
            assertEquals(1, look.meetings().size());
        }
    }

    @Test
    void aLostConnectionIsRegainedUnlessAnotherServerWasFaster() throws SQLException {
        try (MeetingStore first = reopened()) {
            execute(END_OTHERS);
            StoreException lost = assertThrows(StoreException.class, () -> first.apply(CHANGE));
            assertEquals(Kind.UNAVAILABLE, lost.kind());
            first.apply(CHANGE);
            execute(END_OTHERS);
            MeetingStore second = open();
            assertThrows(StoreException.class, () -> first.apply(CHANGE));
            StoreException taken = assertThrows(StoreException.class, () -> first.apply(CHANGE));
            assertTrue(taken.getMessage().contains("another server has it open"), taken.getMessage());
            second.apply(CHANGE);
            second.close();
            first.apply(CHANGE);
        }
    }

    private MeetingStore reopened() {
        closeStore();
        return open();
    }

    private static final List<StoreChange> CHANGE = List.of(new StoreChange.PutSetting("setting", bytes("value")));

    @AfterEach
    void forget() throws SQLException {
        execute("DROP SCHEMA public CASCADE");
        execute("CREATE SCHEMA public");
    }
}
