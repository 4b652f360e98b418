package org.meetinginterpreter.server;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.security.AuditLog;
import org.meetinginterpreter.store.Database;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.JdbcMeetingStore;
import org.meetinginterpreter.store.KeyRotation;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.StoreException;

/**
 * Where meetings are kept.
 *
 * @param database {@code memory}, a file, or {@code jdbc:postgresql://…}; otherwise {@code data/meetings.db} in the
 *     {@link InterpreterHome}
 * @param user of the PostgreSQL server
 * @param password of that user
 * @param keyFile holds the deployment's key, without which nothing that is stored can be read; otherwise {@code data/deployment.key}
 *     in the home, made where there is no database yet
 * @param key the key itself, instead of a file
 * @param waiting changes that may wait in memory while the store cannot be written
 */
public record Storage(
        Optional<String> database,
        Optional<String> user,
        Optional<String> password,
        Optional<Path> keyFile,
        Optional<String> key,
        int waiting) {
    private static final String MEMORY = "memory";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int WAITING = 10_000;

    public Storage {
        if (waiting <= 0) {
            throw new IllegalArgumentException("storage: waiting is " + waiting + "; it must be above 0");
        }
        if (database.isPresent() && database.get().startsWith("jdbc:") && !isServer(database.get())) {
            throw new IllegalArgumentException(
                    "storage: database is neither a file nor memory nor jdbc:postgresql://HOST/NAME");
        }
        if (key.isPresent() && keyFile.isPresent()) {
            throw new IllegalArgumentException("storage: give key or keyFile, not both");
        }
    }

    private static boolean isServer(String database) {
        return database.startsWith(POSTGRESQL);
    }

    public static Storage defaults() {
        return new Storage(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), WAITING);
    }

    /** Nothing outlives the process. */
    public static Storage inMemory() {
        return new Storage(
                Optional.of(MEMORY), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), WAITING);
    }

    /** A file of SQLite, with the key beside it. */
    public static Storage in(Path folder) {
        return new Storage(
                Optional.of(folder.resolve("meetings.db").toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(folder.resolve("deployment.key")),
                Optional.empty(),
                WAITING);
    }

    /** Which database that is. */
    Database resolve() {
        if (database.isEmpty()) {
            return new Database.Sqlite(InterpreterHome.fromEnvironment().data().resolve("meetings.db"));
        }
        String named = database.get();
        if (named.equals(MEMORY)) {
            return new Database.Memory();
        }
        return isServer(named)
                ? new Database.PostgreSql(named, user.orElse(System.getProperty("user.name")), password)
                : new Database.Sqlite(Path.of(named));
    }

    /**
     * The deployment's key.
     *
     * @param isNew whether the database holds nothing yet, so that a key may be made
     */
    DeploymentKey deploymentKey(Database resolved, boolean isNew) {
        if (key.isPresent()) {
            return DeploymentKey.parse(key.get(), "storage.key");
        }
        if (resolved instanceof Database.Memory) {
            return DeploymentKey.generate();
        }
        return DeploymentKey.inFile(keyPlace(), isNew);
    }

    /**
     * Has a new deployment key take the place of the one in the key file; blocks.
     *
     * @param after told of each step
     * @throws ServerException when a server uses the store, or it cannot be read or written
     */
    public static KeyRotation.Done rotateKey(Storage storage, Consumer<KeyRotation.Step> after) {
        Database database = storage.resolve();
        if (storage.key().isPresent()) {
            throw new ServerException(
                    "storage.key is set, in the configuration or the environment, where nothing can be replaced from here; put"
                            + " the key into a file (chmod 600), name that as storage.keyFile, rotate, and take its new content back",
                    null);
        }
        requireExisting(database);
        try (MeetingStore store = JdbcMeetingStore.open(database)) {
            return KeyRotation.rotate(
                    store, storage.keyPlace(), key -> AuditLog.rotated(store.lastAudit(), key), after);
        } catch (StoreException | UncheckedIOException e) {
            throw new ServerException(e.getMessage(), e);
        }
    }

    private static void requireExisting(Database database) {
        if (database instanceof Database.Memory
                || (database instanceof Database.Sqlite sqlite && Files.notExists(sqlite.file()))) {
            throw new ServerException(
                    "there is no store at " + database.place()
                            + "; name the server's with --config or INTERPRETER_HOME",
                    null);
        }
    }

    private Path keyPlace() {
        return keyFile.orElseGet(() -> InterpreterHome.fromEnvironment().data().resolve("deployment.key"));
    }

    /**
     * Looks into a store, of which a server may make use meanwhile; changes nothing; blocks.
     *
     * @throws ServerException when there is none, or it cannot be read
     */
    public static <T> T inspect(Storage storage, BiFunction<MeetingStore, DeploymentKey, T> look) {
        Database database = storage.resolve();
        requireExisting(database);
        try (MeetingStore store = JdbcMeetingStore.openExisting(database)) {
            return look.apply(store, storage.deploymentKey(database, false));
        } catch (StoreException | UncheckedIOException e) {
            throw new ServerException(e.getMessage(), e);
        }
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "Storage[" + resolve().place() + "]";
    }
}
