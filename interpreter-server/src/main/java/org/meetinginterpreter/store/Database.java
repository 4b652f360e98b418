package org.meetinginterpreter.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
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

    /** Statements after which deleted rows cannot be found any more. */
    List<String> scrubbing();

    /** Connects, with tables of the newest version. */
    default HikariDataSource connect() {
        HikariConfig config = connections();
        config.setMaximumPoolSize(mostConnections());
        config.setAutoCommit(false);
        config.setPoolName("store");
        HikariDataSource source = null;
        try {
            source = new HikariDataSource(config);
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:store/" + migrations())
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
            return source;
        } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            if (source != null) {
                source.close();
            }
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "store " + place() + ": cannot be opened: " + e.getMessage()
                            + "; see that the place exists, may be written and was not made by a newer version",
                    e);
        }
    }

    /**
     * An SQLite file. A commit returns when the write-ahead log is on the disk; deleted bytes are overwritten.
     *
     * @param file made where it does not exist; its folder exists
     */
    record Sqlite(Path file) implements Database {
        /** How long a reader or writer waits for another process, such as a backup. */
        private static final int BUSY_MILLIS = 5_000;

        @Override
        public String place() {
            return file.toString();
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
        public List<String> scrubbing() {
            return List.of("PRAGMA wal_checkpoint(TRUNCATE)");
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
        public List<String> scrubbing() {
            return List.of();
        }
    }

    /**
     * A PostgreSQL server.
     *
     * @param url such as {@code jdbc:postgresql://db.example.org/interpreter}
     */
    record PostgreSql(String url, String user, Optional<String> password) implements Database {
        private static final long CONNECT_MILLIS = 5_000;

        @Override
        public String place() {
            return url.replaceAll("[?].*", "");
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
        public List<String> scrubbing() {
            return List.of("VACUUM FULL entry", "VACUUM FULL rendering", "VACUUM FULL document", "VACUUM FULL meeting");
        }

        @Override
        public String toString() {
            return place();
        }
    }
}
