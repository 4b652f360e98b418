package org.meetinginterpreter.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.meetinginterpreter.store.StoreException.Kind;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Where the store is: a file of its own, or a PostgreSQL server. Immutable. */
public sealed interface Database {
    /** How many may read and write at once; changes come from one thread. */
    default int mostConnections() {
        return 4;
    }

    /** For messages, without password. */
    String place();

    /** Settings of the connections. */
    HikariConfig connections();

    /** Where the tables' versions are described. */
    String migrations();

    /** Whether a failure comes from the change itself and not from the state of disk or server. */
    boolean isConflict(SQLException failure);

    /** What tells this database from another at the same place; empty where the place itself does. */
    default Optional<Object> identity() {
        return Optional.empty();
    }

    /** What to do about a failure that does not come from the change itself. */
    default String advice(SQLException failure) {
        return "see that the disk has room and works, or that the database runs";
    }

    /**
     * Makes what was deleted impossible to find in the files, as far as the database can.
     *
     * @param connection commits by itself
     * @return whether that was done; where somebody reads, it may have to be tried again
     */
    boolean scrub(Connection connection) throws SQLException;

    /** Whether every start scrubs, as the last run may have been killed before it did. */
    default boolean isScrubbedAtStart() {
        return false;
    }

    /**
     * Takes the right to change it.
     *
     * @throws StoreException when another server has it
     */
    default Ownership own() {
        return Ownership.ofItsOwn();
    }

    /** Connects, with tables of the newest version. */
    default HikariDataSource connect() {
        return connect(Flyway::migrate);
    }

    /** Connects to a database as it is, which must have tables of the newest version. */
    default HikariDataSource connectToExisting() {
        return connect(flyway -> {
            if (flyway.info().pending().length > 0) {
                throw new StoreException(
                        Kind.UNAVAILABLE,
                        "store " + place() + ": was made by an older version, or is empty; start the server once, which"
                                + " brings it to this version");
            }
        });
    }

    private HikariDataSource connect(Consumer<Flyway> prepared) {
        HikariConfig config = connections();
        config.setMaximumPoolSize(mostConnections());
        config.setAutoCommit(false);
        config.setPoolName("store");
        HikariDataSource source = null;
        try {
            source = new HikariDataSource(config);
            prepared.accept(Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:store/" + migrations())
                    .failOnMissingLocations(true)
                    .load());
            return source;
        } catch (StoreException e) {
            source.close();
            throw e;
        } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            if (source != null) {
                source.close();
            }
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "store " + place() + ": cannot be opened: " + e.getMessage() + "; " + adviceToOpen(e),
                    e);
        }
    }

    private String adviceToOpen(Throwable failure) {
        String usual = "see that the place exists, may be written and was not made by a newer version";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException broken && isDamaged(broken)) {
                return advice(broken);
            }
        }
        return usual;
    }

    /** Whether what is stored is damaged, or no database. */
    default boolean isDamaged(SQLException failure) {
        return false;
    }

    /**
     * An SQLite file. A commit returns when the write-ahead log is on the disk; deleted bytes are overwritten.
     *
     * @param file made where it does not exist; its folder exists
     */
    record Sqlite(Path file) implements Database {
        /** How long a reader or writer waits for another process, such as a backup. */
        private static final int BUSY_MILLIS = 5_000;

        private static final int SCRUB_BUSY_MILLIS = 100;

        private static final String RESTORE =
                "the file is damaged; stop the server, keep the file as it is, and restore a backup";

        @Override
        public String place() {
            return file.toString();
        }

        @Override
        public Ownership own() {
            return LockedFile.of(file);
        }

        @Override
        public HikariConfig connections() {
            SQLiteConfig sqlite = new SQLiteConfig();
            sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
            sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            sqlite.enforceForeignKeys(true);
            sqlite.setBusyTimeout(BUSY_MILLIS);
            Properties pragmas = sqlite.toProperties();
            pragmas.setProperty(SQLiteConfig.Pragma.SECURE_DELETE.getPragmaName(), "true");
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:sqlite:" + file);
            config.setDataSourceProperties(pragmas);
            return config;
        }

        @Override
        public String migrations() {
            return "sqlite";
        }

        @Override
        public boolean isConflict(SQLException failure) {
            return (failure.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
        }

        @Override
        public Optional<Object> identity() {
            try {
                return Optional.ofNullable(
                        Files.readAttributes(file, BasicFileAttributes.class).fileKey());
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public String advice(SQLException failure) {
            return isDamaged(failure) ? RESTORE : Database.super.advice(failure);
        }

        @Override
        public boolean isDamaged(SQLException failure) {
            int code = failure.getErrorCode() & 0xff;
            return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
        }

        @Override
        public boolean scrub(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                // captions wait meanwhile: rather try again than wait long for a reader
                statement.execute("PRAGMA busy_timeout = " + SCRUB_BUSY_MILLIS);
                try (ResultSet checkpoint = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                    return checkpoint.next() && checkpoint.getInt("busy") == 0;
                } finally {
                    statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
                }
            }
        }

        @Override
        public boolean isScrubbedAtStart() {
            return true;
        }
    }

    /** Nothing outlives the process: for tests and trials. */
    record Memory() implements Database {
        private static final AtomicLong NUMBER = new AtomicLong();

        @Override
        public String place() {
            return "in memory";
        }

        @Override
        public HikariConfig connections() {
            SQLiteConfig sqlite = new SQLiteConfig();
            sqlite.enforceForeignKeys(true);
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:sqlite:file:store" + NUMBER.incrementAndGet() + "?mode=memory&cache=shared");
            config.setDataSourceProperties(sqlite.toProperties());
            // with its last connection the database would go
            config.setMaxLifetime(0);
            config.setIdleTimeout(0);
            return config;
        }

        @Override
        public int mostConnections() {
            return 1;
        }

        @Override
        public String migrations() {
            return "sqlite";
        }

        @Override
        public boolean isConflict(SQLException failure) {
            return (failure.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
        }

        @Override
        public boolean scrub(Connection connection) {
            return true;
        }
    }

    /**
     * A PostgreSQL server.
     *
     * @param url such as {@code jdbc:postgresql://db.example.org/interpreter}
     */
    record PostgreSql(String url, String user, Optional<String> password) implements Database {
        private static final long CONNECT_MILLIS = 5_000;
        /** Hold what may be erased. */
        private static final List<String> TABLES =
                List.of("entry", "rendering", "document", "meeting", "sound", "setting");

        @Override
        public String place() {
            return url.replaceAll("[?].*", "");
        }

        @Override
        public Ownership own() {
            return LockingConnection.of(this);
        }

        @Override
        public HikariConfig connections() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername(user);
            password.ifPresent(config::setPassword);
            config.setConnectionTimeout(CONNECT_MILLIS);
            config.addDataSourceProperty("ApplicationName", "meeting-interpreter");
            return config;
        }

        @Override
        public String migrations() {
            return "postgresql";
        }

        @Override
        public boolean isConflict(SQLException failure) {
            String state = failure.getSQLState();
            // integrity constraint violated, or data that no column takes
            return state != null && (state.startsWith("23") || state.startsWith("22"));
        }

        @Override
        public boolean scrub(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute("VACUUM FULL " + table);
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return place();
        }
    }
}
