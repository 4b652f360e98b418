package org.meetinginterpreter.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thief's search of a PostgreSQL server's whole data folder. */
class NothingLeftPostgresIT {
    @TempDir
    private Path folder;

    @Test
    void theDataFolderHoldsNothingInTheClearAndTheTablesNothingAtAllOfADeletedMeeting()
            throws IOException, SQLException {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setDataDirectory(folder).start();
                TestServer server = new TestServer(ServerOptions.defaults().withStorage(storage(postgres)))) {
            EventfulMeeting meeting = new EventfulMeeting(server);
            WrittenFiles files = new WrittenFiles(folder);
            WrittenFiles tables = new WrittenFiles(folder.resolve("base"));
            checkpoint(postgres);
            assertTrue(
                    files.holds(meeting.id.getBytes(StandardCharsets.UTF_8)), "the search looks where the meeting is");
            assertEquals(List.of(), files.found(meeting.secrets()));
            List<Bytes> bodies = Storage.inspect(storage(postgres), (store, key) -> meeting.bodies(store));
            assertTrue(tables.left(bodies) > bodies.size() / 2, "what is not too large for a row is there before");
            meeting.delete();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                checkpoint(postgres);
                return tables.left(bodies) == 0;
            });
            assertEquals(List.of(), files.found(meeting.secrets()));
        }
    }

    private Storage storage(EmbeddedPostgres postgres) {
        return new Storage(
                Optional.of(postgres.getJdbcUrl("postgres", "postgres")),
                Optional.of("postgres"),
                Optional.empty(),
                Optional.of(folder.resolve("deployment.key")),
                Optional.empty(),
                10_000);
    }

    private static void checkpoint(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }
}
