package org.meetinginterpreter.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to change a PostgreSQL database: an advisory lock of the one connection on which all changes are made. Where that
 * connection is lost the lock is too, and so is what was not committed: no change is ever made without the lock. The next
 * change connects and locks again, unless another server was faster.
 */
final class LockingConnection implements Ownership {
    private static final Logger LOG = LoggerFactory.getLogger(LockingConnection.class);
    /** A network that swallows everything must be noticed before people wonder where captions stay. */
    private static final int ANSWER_SECONDS = 5;

    private static final int VALID_SECONDS = 2;
    /** How long the server of a killed connection may take to notice; on the same machine it is some milliseconds. */
    private static final long START_MILLIS = 3_000;

    private static final long AGAIN_MILLIS = 50;
    /** The second key tells deployments in schemas of one database apart. */
    private static final String LOCK =
            "SELECT pg_try_advisory_lock(hashtext('meeting-interpreter'), hashtext(current_schema()))";
    /** Where this machine loses its power, the server frees the lock within about 20 s. */
    private static final String NOTICE =
            "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

    /** A commit that is answered is on the disk, whatever the database's own setting is; more than that stays more. */
    private static final String DURABLE =
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    private final String url;
    private final Properties properties = new Properties();
    private final String place;
    private Connection connection;
    private boolean closed;

    private LockingConnection(Database.PostgreSql database) {
        this.url = database.url();
        this.place = database.place();
        properties.setProperty("user", database.user());
        database.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "meeting-interpreter (writes)");
        properties.setProperty("connectTimeout", Integer.toString(VALID_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
    }

    /** Connects and takes the right; waits a moment for a server that was just killed. */
    static LockingConnection of(Database.PostgreSql database) {
        LockingConnection owner = new LockingConnection(database);
        long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        try {
            while (!owner.lock()) {
                if (System.nanoTime() > patience) {
                    throw owner.taken();
                }
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            }
            return owner;
        } catch (SQLException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "store " + owner.place + ": cannot be opened: " + e.getMessage()
                            + "; see that the database runs, and that storage names it, its user and its password",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "store " + owner.place + ": interrupted", e);
        }
    }

    private StoreException taken() {
        return new StoreException(
                Kind.UNAVAILABLE,
                "store " + place + ": another server has it open; stop that one, or give this one a database of its own"
                        + " (storage.database)");
    }

    /** @return whether this server has the right now */
    private boolean lock() throws SQLException {
        Connection opened = DriverManager.getConnection(url, properties);
        boolean locked = false;
        try (Statement statement = opened.createStatement()) {
            statement.execute(NOTICE);
            statement.execute(DURABLE);
            try (ResultSet answer = statement.executeQuery(LOCK)) {
                locked = answer.next() && answer.getBoolean(1);
            }
            opened.setAutoCommit(false);
        } finally {
            if (locked) {
                connection = opened;
            } else {
                opened.close();
            }
        }
        return locked;
    }

    @Override
    public synchronized <T> T change(HikariDataSource readers, Work<T> work) throws SQLException {
        if (closed) {
            throw new SQLException("the store is closed");
        }
        if (connection == null) {
            if (!lock()) {
                throw taken();
            }
            LOG.info("store {}: connected and locked again", place);
        }
        try {
            return work.on(connection);
        } catch (SQLException e) {
            if (!connection.isValid(VALID_SECONDS)) {
                drop();
            }
            throw e;
        }
    }

    private void drop() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a lost connection could not be closed: {}", e.getMessage());
        }
        connection = null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            drop();
        }
    }
}
