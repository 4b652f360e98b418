package org.meetinginterpreter.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server on a real PostgreSQL, which by default answers commits before they are on the disk, as embedded ones do. */
class PostgreSqlServerIT {
    private static final int WAITING = 100;

    @TempDir
    private Path folder;

    private EmbeddedPostgres postgres;
    private TestServer server;

    @BeforeEach
    void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    private void start() {
        if (server != null) {
            server.close();
        }
        Storage storage = new Storage(
                Optional.of(postgres.getJdbcUrl("postgres", "postgres")),
                Optional.of("postgres"),
                Optional.empty(),
                Optional.of(folder.resolve("deployment.key")),
                Optional.empty(),
                WAITING);
        server = new TestServer(ServerOptions.defaults().withStorage(storage));
    }

    private List<JsonObject> captions(String meeting, String token) {
        return server
                .call("GET", "/meetings/" + meeting + "/captions?language=pt", token, null)
                .json()
                .getJsonArray("captions")
                .stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private long rows(String table) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    @Test
    void aMeetingIsHeldGoesOnAfterARestartIsErasedAndDeleted() throws SQLException {
        start();
        String meeting = server.meeting("en", "pt");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        TestServer.speak(audio, 5);
        audio.send(new JsonObject().put("type", "end"));
        audio.await("ended");
        long spoken = server.type(meeting, speaker.token(), "We agree.").json().getLong("seq");
        assertTrue(spoken > 1, "what was spoken is in the log");
        List<JsonObject> before = captions(meeting, speaker.token());

        start();
        assertEquals(before, captions(meeting, speaker.token()));
        TestSocket reader = server.captions(meeting, speaker.token(), "pt", spoken - 1);
        reader.awaitSeq(spoken);
        server.type(meeting, speaker.token(), "And go on.");
        reader.awaitSeq(spoken + 1);
        assertEquals(List.of(spoken, spoken + 1), reader.seqs());

        String data = "/meetings/" + meeting + "/participants/" + speaker.participant() + "/data";
        int erased = server.call("DELETE", data, server.organizer(), null).status();
        assertTrue(erased < 300, "answered " + erased);
        start();
        assertTrue(captions(meeting, server.organizer()).stream()
                .allMatch(caption -> caption.getBoolean("erased", false)
                        && caption.getString("text", "").isEmpty()));
        server.call("DELETE", "/meetings/" + meeting, server.organizer(), null);
        assertEquals(0, rows("meeting") + rows("entry") + rows("rendering") + rows("document"));
    }

    @Test
    void whenPostgreSqlIsKilledAndStartedAgainNothingThatWasShownIsLost() throws IOException {
        start();
        String meeting = server.meeting("en", "pt");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket reader = server.captions(meeting, speaker.token(), "pt", 0);
        reader.await("ready");
        TestSocket organizer = server.captions(meeting, server.organizer(), "en", 0);
        assertEquals(
                1, server.type(meeting, speaker.token(), "Said before.").json().getLong("seq"));

        int port = postgres.getPort();
        kill();
        JsonObject meanwhile =
                server.type(meeting, speaker.token(), "Said meanwhile.").json();
        assertFalse(meanwhile.containsKey("seq"), meanwhile::encode);
        organizer.await(message -> "not-durable".equals(message.getString("kind")));

        // finds nothing to stop, and gives its lock back
        postgres.close();
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
        organizer.await(message -> "durable".equals(message.getString("kind")));
        assertEquals(
                3,
                server.type(meeting, speaker.token(), "Said afterwards.").json().getLong("seq"));
        reader.awaitSeq(3);
        assertEquals(List.of(1L, 2L, 3L), reader.seqs());
        List<JsonObject> shown = captions(meeting, speaker.token());
        assertEquals(3, shown.size());
        start();
        assertEquals(shown, captions(meeting, speaker.token()));
    }

    /** {@code kill -9} of all its processes. */
    private void kill() throws IOException {
        long postmaster =
                Long.parseLong(Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid"))
                        .get(0));
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !process.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    }
}
