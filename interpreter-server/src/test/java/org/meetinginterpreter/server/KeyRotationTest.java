package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meetinginterpreter.security.AuditChain;
import org.meetinginterpreter.store.KeyRotation;

/** A new deployment key in place of the old one, also where the operator's machine dies midway; and a backup given back. */
class KeyRotationTest {
    private static final String SAID = "1 We agree.";

    @TempDir
    private Path folder;

    private Optional<TestServer> server = Optional.empty();
    private String meeting;
    private String token;
    private List<Bytes> sealedByOldKey;

    @BeforeEach
    void keepAMeeting() {
        TestServer running = start();
        meeting = running.meeting("en");
        token = running.join(meeting, "speaker", "Delegation 1").token();
        running.type(meeting, token, "We agree.");
        stop();
        sealedByOldKey = Storage.inspect(Storage.in(folder), (store, key) -> {
            List<Bytes> bodies = new ArrayList<>();
            store.meetings().forEach(kept -> bodies.add(kept.sealedKey()));
            bodies.addAll(store.settings().values());
            return bodies;
        });
    }

    @AfterEach
    void stop() {
        server.ifPresent(TestServer::close);
        server = Optional.empty();
    }

    private TestServer start() {
        server = Optional.of(new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder))));
        return server.get();
    }

    private KeyRotation.Done rotate() {
        return Storage.rotateKey(Storage.in(folder), step -> {});
    }

    private Path keyFile() {
        return folder.resolve("deployment.key");
    }

    /** What a server that starts now shows, to tokens from before. */
    private List<String> shown() {
        List<String> captions = start()
                .call("GET", "/meetings/" + meeting + "/captions?language=en", token, null)
                .json()
                .getJsonArray("captions")
                .stream()
                .map(JsonObject.class::cast)
                .map(caption -> caption.getLong("seq") + " " + caption.getString("text"))
                .toList();
        stop();
        return captions;
    }

    @Test
    void theRecordIsReadWithTheNewKeyAndNoMoreWithTheOldOne() throws IOException {
        WrittenFiles files = new WrittenFiles(folder);
        String before = Files.readString(keyFile());
        assertEquals(sealedByOldKey.size(), files.left(sealedByOldKey), "the search finds what is there");
        KeyRotation.Done done = rotate();
        assertEquals(1, done.meetings());
        assertTrue(done.settings() >= 2, done.toString());
        assertEquals(0, files.left(sealedByOldKey), "what the old key sealed is overwritten");
        String after = Files.readString(keyFile());
        assertNotEquals(before, after);
        assertEquals(1, new JsonObject(after).getJsonArray("key").size());
        assertEquals(List.of(SAID), shown());
        Files.writeString(keyFile(), before);
        assertThrows(
                ServerException.class,
                () -> new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder))));
    }

    @ParameterizedTest
    @EnumSource(KeyRotation.Step.class)
    void whereverItStopsAServerStartsAndItCanBeRunAgain(KeyRotation.Step last) {
        assertThrows(
                IllegalStateException.class,
                () -> Storage.rotateKey(Storage.in(folder), step -> {
                    if (step == last) {
                        throw new IllegalStateException("the machine died");
                    }
                }));
        assertEquals(List.of(SAID), shown());
        rotate();
        assertEquals(List.of(SAID), shown());
        assertEquals(1, keysInFile());
    }

    private int keysInFile() {
        return Storage.inspect(
                Storage.in(folder),
                (store, key) -> new JsonObject(key.toJson()).getJsonArray("key").size());
    }

    @Test
    void itIsOnRecordInAChainThatHolds() {
        rotate();
        Storage.inspect(Storage.in(folder), (store, key) -> {
            assertEquals(Optional.empty(), AuditChain.verify(store, key).problem());
            assertTrue(store.lastAudit().orElseThrow().record().contains("deployment-key.rotate"));
            return null;
        });
        shown();
        Storage.inspect(Storage.in(folder), (store, key) -> {
            assertEquals(Optional.empty(), AuditChain.verify(store, key).problem());
            return null;
        });
    }

    @Test
    void aServerThatRunsIsInTheWay() throws IOException {
        start();
        String before = Files.readString(keyFile());
        ServerException refused = assertThrows(ServerException.class, this::rotate);
        assertTrue(refused.getMessage().contains("another server has it open"), refused.getMessage());
        assertEquals(before, Files.readString(keyFile()));
    }

    @Test
    void aKeyFromTheEnvironmentIsNotReplacedSilently() throws IOException {
        Storage kept = Storage.in(folder);
        Storage named = new Storage(
                kept.database(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Files.readString(keyFile())),
                100);
        ServerException refused = assertThrows(ServerException.class, () -> Storage.rotateKey(named, step -> {}));
        assertTrue(refused.getMessage().contains("storage.keyFile"), refused.getMessage());
        assertFalse(refused.getMessage().contains("keyData"), refused.getMessage());
    }

    @Test
    void aBackupGivenBackShowsTheRecordAndWithoutItsKeyNothing(@TempDir Path elsewhere)
            throws IOException, SQLException {
        TestServer running = start();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("meetings.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + elsewhere.resolve("meetings.db") + "'");
        }
        running.type(meeting, token, "After the backup.");
        stop();
        ServerException missing = assertThrows(
                ServerException.class,
                () -> new TestServer(ServerOptions.defaults().withStorage(Storage.in(elsewhere))));
        assertTrue(missing.getMessage().contains("is missing"), missing.getMessage());
        Files.copy(keyFile(), elsewhere.resolve("deployment.key"));
        folder = elsewhere;
        assertEquals(List.of(SAID), shown());
    }
}
